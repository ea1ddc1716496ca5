import { headerOf, isSameText, type RequestHeaders } from '../../clients/webhook';
import { oneLine } from '../../contacts/review';
import { readToken } from './page-token';

/** The credential Contact Review API, as n8n gives it. */
export interface ReviewCredential {
  readonly signingSecret?: string;
  readonly user?: string;
  readonly password?: string;
  readonly headerName?: string;
  readonly headerSecret?: string;
  readonly reviewerHeader?: string;
}

const FEWEST_SECRET_CHARACTERS = 32;
const FEWEST_PASSWORD_CHARACTERS = 12;
const LONGEST_REVIEWER = 100;

/** What is wrong with a credential, for who typed it; null when it can be used. */
export function accessFinding(credential: ReviewCredential): string | null {
  const { signingSecret = '', user = '', password = '', headerName = '', headerSecret = '' } = credential;
  if (signingSecret.trim().length < FEWEST_SECRET_CHARACTERS)
    return `The signing secret has fewer than ${FEWEST_SECRET_CHARACTERS} characters.`;
  if ((user === '') !== (password === '')) return 'A user name needs a password, and a password a user name.';
  if (user.includes(':')) return 'A user name cannot hold a colon.';
  if (password !== '' && password.length < FEWEST_PASSWORD_CHARACTERS)
    return `The password has fewer than ${FEWEST_PASSWORD_CHARACTERS} characters.`;
  if ((headerName === '') !== (headerSecret === '')) return 'A header needs a value, and a value a header.';
  if (headerSecret !== '' && headerSecret.length < FEWEST_PASSWORD_CHARACTERS)
    return `The header value has fewer than ${FEWEST_PASSWORD_CHARACTERS} characters.`;
  const names = [headerName, credential.reviewerHeader ?? ''];
  const isUsable = names.every((name) => name === '' || /^[\w!#$%&'*+.^`|~-]+$/.test(name.trim()));
  return isUsable ? null : 'A header name holds characters that no header has.';
}

/**
 * Who opens the page: by a signed link, by user name and password, or by the secret header of a proxy; null for nobody who may.
 * Never throws.
 * @param linkToken the parameter `access` of the address; '' when there is none
 * @param nowMs milliseconds since 1970
 */
export function reviewerOpening(
  headers: RequestHeaders,
  linkToken: string,
  credential: ReviewCredential,
  nowMs: number,
): string | null {
  const secret = (credential.signingSecret ?? '').trim();
  if (accessFinding(credential) !== null) return null;
  const link = linkToken === '' ? null : readToken('link', linkToken, secret, nowMs);
  if (link !== null) return link.reviewer;
  return reviewerOfPassword(headers, credential) ?? reviewerOfHeader(headers, credential);
}

/** Who asks from an open page; null for nobody who may. The token alone counts: what a browser adds by itself does not. */
export function reviewerAsking(
  headers: RequestHeaders,
  credential: ReviewCredential,
  nowMs: number,
): string | null {
  if (accessFinding(credential) !== null) return null;
  const token = /^Bearer (\S+)$/.exec(headerOf(headers, 'authorization') ?? '')?.[1];
  if (token === undefined) return null;
  return readToken('page', token, (credential.signingSecret ?? '').trim(), nowMs)?.reviewer ?? null;
}

/** Whether a browser shall ask for a user name and a password. */
export const asksForPassword = ({ user = '', password = '' }: ReviewCredential): boolean =>
  user !== '' && password !== '';

function reviewerOfPassword(headers: RequestHeaders, credential: ReviewCredential): string | null {
  if (!asksForPassword(credential)) return null;
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(headerOf(headers, 'authorization') ?? '')?.[1];
  if (encoded === undefined) return null;
  const given = Buffer.from(encoded, 'base64').toString('utf8');
  return isSameText(given, `${credential.user}:${credential.password}`) ? (credential.user ?? null) : null;
}

function reviewerOfHeader(headers: RequestHeaders, credential: ReviewCredential): string | null {
  const { headerName = '', headerSecret = '', reviewerHeader = '' } = credential;
  if (headerName === '' || headerSecret === '') return null;
  const given = headerOf(headers, headerName.trim().toLowerCase());
  if (given === null || !isSameText(given, headerSecret)) return null;
  const named = reviewerHeader === '' ? null : headerOf(headers, reviewerHeader.trim().toLowerCase());
  return oneLine(named ?? '', LONGEST_REVIEWER).trim() || 'review page';
}

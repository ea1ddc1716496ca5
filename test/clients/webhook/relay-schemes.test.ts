import {
  verifySharedSecret,
  verifySignedHeader,
  type RequestHeaders,
  type Verdict,
} from '../../../clients/webhook';
import { delivery, hmac, secondsLater, VECTOR_BODY, VECTOR_SECONDS } from './deliveries';

const SECRET = 'invented secret of the relay';
const scheme = {
  signatureHeader: 'X-Relay-Signature',
  timestampHeader: 'X-Relay-Timestamp',
  encoding: 'hex',
} as const;
const at = String(VECTOR_SECONDS);
const digest = hmac(SECRET, `${at}.${VECTOR_BODY}`, 'hex');

const check = (
  headers: RequestHeaders,
  { secrets = [SECRET], seconds = 0, body = VECTOR_BODY, encoding = 'hex' as 'hex' | 'base64' } = {},
) => verifySignedHeader(delivery(headers, body), secrets, { ...scheme, encoding }, secondsLater(seconds));
const signed = (signature: string | undefined, time: string | undefined = at) => ({
  'x-relay-signature': signature,
  'x-relay-timestamp': time,
});

describe('verifySignedHeader', () => {
  it.each([
    [digest, 'hex'],
    [digest.toUpperCase(), 'hex in capitals'],
    [`sha256=${digest}`, 'with the name of the digest before it'],
  ])('accepts %s: %s', (signature) => {
    expect(check(signed(signature))).toBe('ok');
  });

  it('accepts base64 where that is agreed on, and only there', () => {
    const base64 = hmac(SECRET, `${at}.${VECTOR_BODY}`);
    expect(check(signed(base64), { encoding: 'base64' })).toBe('ok');
    expect(check(signed(base64))).toBe('bad_signature');
  });

  it.each([
    [`${at}000`, 'milliseconds'],
    [new Date(VECTOR_SECONDS * 1000).toISOString(), 'ISO 8601'],
  ])('reads the time %s: %s', (time) => {
    expect(check(signed(hmac(SECRET, `${time}.${VECTOR_BODY}`, 'hex'), time))).toBe('ok');
  });

  it.each([
    ['too_old', 301],
    ['too_new', -301],
    ['ok', 300],
  ] as const)('says %s when it is looked at %i s later', (verdict, seconds) => {
    expect(check(signed(digest), { seconds })).toBe(verdict);
  });

  it.each<[Verdict, RequestHeaders, string]>([
    ['missing_header', signed(undefined), 'no signature'],
    ['missing_header', { 'x-relay-signature': digest }, 'no time'],
    ['bad_signature', signed(digest, 'now'), 'a time that is none'],
    ['bad_signature', signed(digest, String(VECTOR_SECONDS + 1)), 'a time that was put forward'],
    ['bad_signature', signed(digest.slice(0, 10)), 'a short signature'],
    ['bad_signature', signed(hmac('another', `${at}.${VECTOR_BODY}`, 'hex')), 'another secret'],
    ['bad_signature', signed(hmac(SECRET, VECTOR_BODY, 'hex')), 'a signature without the time'],
  ])('says %s for %j: %s', (verdict, headers) => {
    expect(check(headers)).toBe(verdict);
  });

  it('refuses another body, and JSON that was written again with escapes', () => {
    expect(check(signed(digest), { body: '{}' })).toBe('bad_signature');
    expect(check(signed(digest), { body: VECTOR_BODY.replace('ë', '\\u00eb') })).toBe('bad_signature');
  });

  it('accepts the secret before and the secret after a rotation', () => {
    expect(check(signed(digest), { secrets: ['the next one', SECRET] })).toBe('ok');
    expect(check(signed(digest), { secrets: ['the next one', ''] })).toBe('bad_signature');
    expect(check(signed(digest), { secrets: ['', ''] })).toBe('no_secret');
  });
});

describe('verifySharedSecret', () => {
  const checkSecret = (value: string | undefined, secrets = [SECRET]) =>
    verifySharedSecret({ 'x-relay-secret': value }, secrets, 'X-Relay-Secret');

  it.each<[Verdict, string | undefined, string]>([
    ['ok', SECRET, 'the secret'],
    ['ok', `Bearer ${SECRET}`, 'the secret as a bearer token'],
    ['bad_signature', SECRET.slice(1), 'a shorter one'],
    ['bad_signature', `${SECRET}x`, 'a longer one'],
    ['bad_signature', SECRET.toUpperCase(), 'other letters'],
    ['missing_header', undefined, 'no header'],
  ])('says %s for %s: %s', (verdict, value) => {
    expect(checkSecret(value)).toBe(verdict);
  });

  it('accepts both secrets during a rotation, and nothing without one', () => {
    expect(checkSecret(SECRET, ['next', SECRET])).toBe('ok');
    expect(checkSecret(SECRET, ['next'])).toBe('bad_signature');
    expect(checkSecret('', [''])).toBe('no_secret');
  });
});

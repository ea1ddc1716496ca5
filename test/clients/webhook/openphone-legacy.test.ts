import { verifyOpenPhoneLegacy, type Verdict } from '../../../clients/webhook';
import { delivery, hmac, secondsLater, VECTOR_BODY, VECTOR_BASE64, VECTOR_SECONDS } from './deliveries';

const MS = `${VECTOR_SECONDS}000`;
const DIGEST = 'wcj918qpOGqv/6NjR0uyb87vOHVfqrpZZh+uBsg4De0=';
const SIGNATURE = `hmac;1;${MS};${DIGEST}`;

const check = (
  signature: string | undefined,
  { secrets = [VECTOR_BASE64], seconds = 0, body = VECTOR_BODY } = {},
) =>
  verifyOpenPhoneLegacy(delivery({ 'openphone-signature': signature }, body), secrets, secondsLater(seconds));
const signed = (text: string, at = MS) =>
  `hmac;1;${at};${hmac(Buffer.from(VECTOR_BASE64, 'base64'), `${at}.${text}`)}`;

describe('verifyOpenPhoneLegacy', () => {
  it('accepts the vector of the reference', () => {
    expect(check(SIGNATURE)).toBe('ok');
  });

  it('takes a short time for seconds', () => {
    expect(check(signed(VECTOR_BODY, String(VECTOR_SECONDS)))).toBe('ok');
  });

  it('accepts a signature over the same JSON without blanks', () => {
    const spaced = JSON.stringify(JSON.parse(VECTOR_BODY), null, 2);
    expect(check(SIGNATURE, { body: spaced })).toBe('ok');
  });

  it('accepts a signature over the raw bytes of JSON with blanks', () => {
    const spaced = JSON.stringify(JSON.parse(VECTOR_BODY), null, 2);
    expect(check(signed(spaced), { body: spaced })).toBe('ok');
  });

  it.each([
    ['too_old', 301],
    ['too_new', -301],
    ['ok', 300],
    ['ok', -300],
  ] as const)('says %s when it is looked at %i s later', (verdict, seconds) => {
    expect(check(SIGNATURE, { seconds })).toBe(verdict);
  });

  it.each<[Verdict, string | undefined, string]>([
    ['missing_header', undefined, 'no header'],
    ['bad_signature', `hmac;1;${MS};`, 'no digest'],
    ['bad_signature', `hmac;1;${MS};${DIGEST.slice(0, 12)}`, 'a short digest'],
    ['bad_signature', `hmac;2;${MS};${DIGEST}`, 'another version'],
    ['bad_signature', `plain;1;${MS};${DIGEST}`, 'another scheme'],
    ['bad_signature', `hmac;1;yesterday;${DIGEST}`, 'no unix time'],
    ['bad_signature', `${SIGNATURE};more`, 'a fifth field'],
    ['bad_signature', 'v1,lT7J6CAx/GrqLKBr/DpSuT795qt4FN/lQ9lY/wIm5Uo=', 'the newer scheme'],
  ])('says %s for %s: %s', (verdict, signature) => {
    expect(check(signature)).toBe(verdict);
  });

  it('accepts when any of several signatures fits', () => {
    expect(check(`hmac;1;${MS};AAAA, ${SIGNATURE}`)).toBe('ok');
  });

  it('refuses a body that is no JSON and was signed by somebody else', () => {
    expect(check(SIGNATURE, { body: 'no JSON' })).toBe('bad_signature');
  });

  it('refuses everything without a secret, and with another one', () => {
    expect(check(SIGNATURE, { secrets: [] })).toBe('no_secret');
    expect(check(SIGNATURE, { secrets: [Buffer.from('another').toString('base64')] })).toBe('bad_signature');
  });
});

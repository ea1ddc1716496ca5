import { verifyStandardWebhook, type RequestHeaders, type Verdict } from '../../../clients/webhook';
import { delivery, hmac, secondsLater, VECTOR_BODY, VECTOR_BASE64, VECTOR_SECONDS } from './deliveries';

const KEY = `whsec_${VECTOR_BASE64}`;
const NEW_KEY = `whsec_${Buffer.from('the-key-after-the-rotation').toString('base64')}`;
const SIGNATURE = 'v1,lT7J6CAx/GrqLKBr/DpSuT795qt4FN/lQ9lY/wIm5Uo=';

const headers = (changes: RequestHeaders = {}): RequestHeaders => ({
  'webhook-id': 'msg_demo1',
  'webhook-timestamp': String(VECTOR_SECONDS),
  'webhook-signature': SIGNATURE,
  ...changes,
});
const check = (changes: RequestHeaders = {}, secrets: readonly (string | null)[] = [KEY], seconds = 0) =>
  verifyStandardWebhook(delivery(headers(changes)), secrets, secondsLater(seconds));

describe('verifyStandardWebhook', () => {
  it('accepts the vector of the reference', () => {
    expect(check()).toBe('ok');
  });

  it('accepts the vector that the specification publishes', () => {
    const published = {
      headers: {
        'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        'webhook-timestamp': '1614265330',
        'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
      },
      rawBody: Buffer.from('{"test": 2432232314}'),
    };
    const rules = { nowMs: 1614265330_000, toleranceSeconds: 300 };
    expect(verifyStandardWebhook(published, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], rules)).toBe('ok');
  });

  it.each<[Verdict, number, string]>([
    ['ok', -300, 'signed 300 s in the future, the last second that is allowed'],
    ['too_new', -301, 'signed 301 s in the future'],
    ['ok', 300, '300 s old, the last second that is allowed'],
    ['too_old', 301, '301 s old'],
  ])('says %s for a delivery looked at %i s later: %s', (verdict, seconds) => {
    expect(check({}, [KEY], seconds)).toBe(verdict);
  });

  it.each<[Verdict, RequestHeaders, string]>([
    ['missing_header', { 'webhook-signature': undefined }, 'no signature'],
    ['missing_header', { 'webhook-id': undefined }, 'no id'],
    ['missing_header', { 'webhook-timestamp': undefined }, 'no time'],
    ['missing_header', { 'webhook-signature': '   ' }, 'an empty signature'],
    ['bad_signature', { 'webhook-id': 'msg_demo2' }, 'the id of another delivery'],
    ['bad_signature', { 'webhook-timestamp': String(VECTOR_SECONDS + 1) }, 'a time that was put forward'],
    ['bad_signature', { 'webhook-timestamp': `${VECTOR_SECONDS}000` }, 'milliseconds'],
    ['bad_signature', { 'webhook-timestamp': '2026-09-21T13:33:20Z' }, 'no unix time'],
    ['bad_signature', { 'webhook-signature': SIGNATURE.slice(0, 20) }, 'a short signature'],
    ['bad_signature', { 'webhook-signature': `${SIGNATURE}=` }, 'a long signature'],
    ['bad_signature', { 'webhook-signature': SIGNATURE.slice(3) }, 'no version before it'],
    ['bad_signature', { 'webhook-signature': SIGNATURE.replace('v1,', 'v1a,') }, 'another version'],
    ['bad_signature', { 'webhook-signature': SIGNATURE.toLowerCase() }, 'other letters'],
    ['bad_signature', { 'webhook-signature': 'v1,' }, 'nothing behind the version'],
  ])('says %s for %j: %s', (verdict, changes) => {
    expect(check(changes)).toBe(verdict);
  });

  it('refuses a body that was changed by one byte', () => {
    const changed = delivery(headers(), VECTOR_BODY.replace('Zoë', 'Zoe'));
    expect(verifyStandardWebhook(changed, [KEY], secondsLater(0))).toBe('bad_signature');
  });

  it('refuses JSON that was parsed and written again with escapes, although it says the same', () => {
    const rewritten = delivery(headers(), VECTOR_BODY.replace('ë', '\\u00eb'));
    expect(JSON.parse(rewritten.rawBody.toString())).toEqual(JSON.parse(VECTOR_BODY));
    expect(verifyStandardWebhook(rewritten, [KEY], secondsLater(0))).toBe('bad_signature');
  });

  it('accepts either of two secrets while one takes the place of the other, and then only the new one', () => {
    expect(check({}, [NEW_KEY, KEY])).toBe('ok');
    expect(check({}, [NEW_KEY])).toBe('bad_signature');
  });

  it('accepts a header in which any v1 entry fits, among those of other keys and versions', () => {
    const other = `v1,${hmac('another key', 'another text')}`;
    expect(check({ 'webhook-signature': `v1a,abc ${other} ${SIGNATURE}` })).toBe('ok');
  });

  it('looks at no more than twenty entries', () => {
    const many = Array.from({ length: 20 }, () => 'v1,AAAA').join(' ');
    expect(check({ 'webhook-signature': `${many} ${SIGNATURE}` })).toBe('bad_signature');
  });

  it.each<[(string | null)[], string]>([
    [[], 'no secret at all'],
    [[''], 'an empty one'],
    [[null], 'none stored'],
    [['whsec_'], 'only the prefix'],
  ])('accepts nothing with %j: %s', (secrets) => {
    expect(check({}, secrets)).toBe('no_secret');
  });

  it('accepts a delivery that is played again within the window: whoever stores it has to know its id', () => {
    expect([check({}, [KEY], 5), check({}, [KEY], 10)]).toEqual(['ok', 'ok']);
  });

  it('takes the first of a header that came several times', () => {
    expect(check({ 'webhook-signature': [SIGNATURE, 'v1,other'] })).toBe('ok');
  });
});

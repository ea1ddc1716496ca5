import * as crypto from 'node:crypto';
import { verifySharedSecret, verifySignedHeader, verifyStandardWebhook } from '../../../clients/webhook';
import { verifyOpenPhoneLegacy } from '../../../clients/webhook/openphone-legacy';
import { delivery, secondsLater, VECTOR_BASE64, VECTOR_SECONDS } from './deliveries';

jest.mock('node:crypto', () => {
  const real = jest.requireActual<typeof crypto>('node:crypto');
  return { ...real, timingSafeEqual: jest.fn(real.timingSafeEqual) };
});
const timingSafeEqual = jest.mocked(crypto.timingSafeEqual);

const rules = secondsLater(0);
const wrong = Buffer.alloc(32).toString('base64');
const scheme = { signatureHeader: 's', timestampHeader: 't', encoding: 'base64' } as const;

/** Each scheme with a signature of the right length that is wrong. */
const checks = {
  'Standard Webhooks': () =>
    verifyStandardWebhook(
      delivery({
        'webhook-id': 'm',
        'webhook-timestamp': String(VECTOR_SECONDS),
        'webhook-signature': `v1,${wrong}`,
      }),
      [VECTOR_BASE64],
      rules,
    ),
  "OpenPhone's older scheme": () =>
    verifyOpenPhoneLegacy(
      delivery({ 'openphone-signature': `hmac;1;${VECTOR_SECONDS}000;${wrong}` }),
      [VECTOR_BASE64],
      rules,
    ),
  'a signed header': () =>
    verifySignedHeader(delivery({ s: wrong, t: String(VECTOR_SECONDS) }), ['secret'], scheme, rules),
  'a shared secret': () => verifySharedSecret({ s: 'wrong!' }, ['secret'], 's'),
};

describe.each(Object.entries(checks))('the comparison of %s', (_name, check) => {
  beforeEach(() => timingSafeEqual.mockClear());

  it('is decided by timingSafeEqual: what it says is the verdict', () => {
    expect(check()).toBe('bad_signature');
    expect(timingSafeEqual).toHaveBeenCalled();
    timingSafeEqual.mockReturnValue(true);
    expect(check()).toBe('ok');
    timingSafeEqual.mockReset().mockReturnValue(false);
    expect(check()).toBe('bad_signature');
  });

  it('never hands it two lengths', () => {
    timingSafeEqual.mockReset().mockReturnValue(false);
    check();
    for (const [left, right] of timingSafeEqual.mock.calls) expect(left.byteLength).toBe(right.byteLength);
  });
});

import { signLegacy } from '../../../sandbox/openphone/webhook-signature';
import { signStandardWebhook } from '../../../sandbox/server/standard-webhooks';

describe('webhook signatures', () => {
  const key = Buffer.from('invented-test-key-for-unit-tests').toString('base64');
  const body = '{"id":"EVdemo1","type":"contact.updated","note":"Zoë"}';

  it('follow the current scheme (vector of the API reference)', () => {
    expect(signStandardWebhook(`whsec_${key}`, 'msg_demo1', 1790000000, body)).toBe(
      'v1,lT7J6CAx/GrqLKBr/DpSuT795qt4FN/lQ9lY/wIm5Uo=',
    );
  });

  it('follow the legacy scheme (vector of the API reference)', () => {
    expect(signLegacy(key, 1790000000000, body)).toBe(
      'hmac;1;1790000000000;wcj918qpOGqv/6NjR0uyb87vOHVfqrpZZh+uBsg4De0=',
    );
  });
});

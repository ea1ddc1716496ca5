import fc from 'fast-check';
import { refusedError } from '../../../clients/domiq';
import { readRefusal } from '../../../clients/domiq/refusal';

describe('readRefusal', () => {
  it.each<[unknown, string | null, string]>([
    [
      { error: { code: 'a', message: 'No', details: [{ field: '/email', issue: 'is wrong' }] } },
      'a',
      'No; /email is wrong',
    ],
    [
      { error: { code: 'a', message: 'imani@example.com is "Imani", +1 202 555 0143' } },
      'a',
      '[left out] is [left out], [left out]',
    ],
    [{ error: { code: 'a', message: 7, details: 'none' } }, 'a', ''],
    [{ error: 'no' }, null, ''],
    ['<html><h1>Bad gateway</h1></html>', null, ''],
    [undefined, null, ''],
  ])('reads %j', (body, reason, says) => {
    expect(readRefusal(body)).toEqual({ reason, says });
  });

  it('never throws and never grows', () => {
    fc.assert(fc.property(fc.anything(), (body) => readRefusal(body).says.length <= 300));
    const long = { error: { code: 'a', message: 'a@'.repeat(500_000) } };
    expect(readRefusal(long).says.length).toBeLessThanOrEqual(300);
  });
});

describe('refusedError', () => {
  it.each([400, 401, 403, 404, 409, 413, 418, 422, 429, 500, 503])('%i has all three parts', (status) => {
    const error = refusedError({ request: 'GET /me', status, reason: null, says: 'no', attempts: 1 });
    expect(error.message).toMatch(/GET \/me, \d+\)\. DomIQ says: no$/);
    expect([error.unchanged, error.remedy].every((part) => part.endsWith('.'))).toBe(true);
  });
});

import fc from 'fast-check';
import { NoAnswerError, refusedError, UnexpectedAnswerError } from '../../../clients/openphone/errors';
import { readVendorError } from '../../../clients/openphone/vendor-error';

describe('readVendorError', () => {
  it.each<[unknown, string, string | null, string]>([
    [
      { error: { message: 'Contact not found', key: 'not_found', trace: 't1' } },
      'Contact not found',
      't1',
      'v1 as seen live',
    ],
    [
      {
        title: 'Not Found',
        message: 'Contact not found',
        code: '0800404',
        status: 404,
        docs: 'x',
        trace: 't2',
      },
      'Contact not found',
      't2',
      'v1 as documented',
    ],
    [
      {
        message: 'Invalid',
        errors: [{ path: '/source', message: 'too long' }, { path: '/defaultFields/emails/0' }],
      },
      'Invalid; /source too long; /defaultFields/emails/0',
      null,
      'findings',
    ],
    [{ title: 'Only a title' }, 'Only a title', null, 'no message'],
    [{ error: { key: 'server_error' } }, 'server_error', null, 'only a key'],
    [{ message: 42, errors: 'none' }, '', null, 'wrong types'],
    ['<html>502 Bad Gateway</html>', '', null, 'a proxy'],
    [undefined, '', null, 'no body'],
    [null, '', null, 'null'],
  ])('reads %j as "%s", trace %s: %s', (body, says, trace) => {
    expect(readVendorError(body)).toEqual({ says, trace });
  });

  it.each([
    [
      '/defaultFields/phoneNumbers/0/value: "+15125550142" is taken',
      '/defaultFields/phoneNumbers/0/value: [left out] is taken',
    ],
    ['imani@example.com is not unique', '[left out] is not unique'],
    ['number (512) 555-0142 is bad', 'number [left out] is bad'],
    ["Expected string, received 'Imani'", 'Expected string, received [left out]'],
  ])('leaves personal data out of "%s"', (message, says) => {
    expect(readVendorError({ message }).says).toBe(says);
  });

  it('never throws, whatever the body is, and stays short', () => {
    fc.assert(fc.property(fc.anything(), (body) => readVendorError(body).says.length <= 300));
    expect(readVendorError({ message: 'a@'.repeat(500_000) }).says.length).toBeLessThanOrEqual(300);
  });
});

describe('refusedError', () => {
  it.each([
    [400, 'openphone.invalid_request'],
    [401, 'openphone.unauthorized'],
    [402, 'openphone.payment_required'],
    [403, 'openphone.forbidden'],
    [404, 'openphone.not_found'],
    [409, 'openphone.conflict'],
    [422, 'openphone.invalid_request'],
    [429, 'openphone.rate_limited'],
    [500, 'openphone.server_error'],
    [503, 'openphone.server_error'],
    [302, 'openphone.invalid_request'],
  ])('makes %i to %s, with three parts', (status, code) => {
    const error = refusedError({ request: 'GET /v1/contacts', status, says: 'no', trace: 't', attempts: 1 });
    expect(error).toMatchObject({ code, status });
    expect(error.message).toMatch(/GET \/v1\/contacts.*OpenPhone says: no \| trace t$/);
    expect(error.unchanged).not.toBe('');
    expect(error.remedy).not.toBe('');
  });

  it.each([
    ['GET /v1/contacts', /^Nothing was changed/],
    ['POST /v1/contacts', /^It is not known whether/],
  ])('says of %s without a usable answer what it has changed', (request, unchanged) => {
    const answer = { request, status: 503, says: '', trace: null, attempts: 3 };
    expect(refusedError(answer).unchanged).toMatch(unchanged);
    expect(new NoAnswerError(request, 'timeout').unchanged).toMatch(unchanged);
    expect(new UnexpectedAnswerError(request, []).unchanged).toMatch(unchanged);
  });
});

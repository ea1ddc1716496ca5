import { readV1Answer, readV2Answer, TOO_LARGE } from '../../../clients/resman/answer';
import type { ResManError } from '../../../clients/resman';

const reading = { method: 'MITS/SearchProspects', isReading: true };
const writing = { method: 'MITS/PostLeadManagement4_0', isReading: false };
const answer = (status: number, body: string) => ({ status, headers: {}, body });
const xml = (inner: string) => `<ResMan><MethodName>X</MethodName>${inner}</ResMan>`;

function errorOf(work: () => unknown): ResManError {
  try {
    work();
  } catch (error) {
    return error as ResManError;
  }
  throw new Error('nothing was thrown');
}

describe('readV1Answer', () => {
  it('chooses the parser by the answer, whatever was asked for', () => {
    expect(readV1Answer(answer(200, xml('<Status>Success</Status>')), reading)).toMatchObject({
      kind: 'xml',
      root: { name: 'ResMan' },
    });
    expect(readV1Answer(answer(200, '{"Status":"Success","Units":[]}'), reading)).toEqual({
      kind: 'json',
      json: { Status: 'Success', Units: [] },
    });
    expect(readV1Answer(answer(200, `\uFEFF  ${xml('<Status>Success</Status>')}`), reading).kind).toBe('xml');
  });

  it.each([
    ['Error', 'resman.failed', xml('<Status>Error</Status><ErrorDescription>No</ErrorDescription>')],
    ['Failed', 'resman.failed', '{"Status":"Failed","ErrorDescription":"No"}'],
    ['any other word', 'resman.failed', '{"Status":"Pending"}'],
    [
      'an unknown source',
      'resman.unknown_source',
      xml(
        '<Status>Error</Status><ErrorDescription>Transaction Source could not be found.</ErrorDescription>',
      ),
    ],
    ['a wrong key', 'resman.unauthorized', '{"Status":"Failed","ErrorDescription":"Invalid ApiKey"}'],
    ['no Status', 'resman.unexpected_answer', '{"Properties":[]}'],
    ['an error page', 'resman.unexpected_answer', '<html><body><h1>Busy</h1></body></html>'],
    ['a cut document', 'resman.unexpected_answer', xml('<Status>Success</Status>').slice(0, -9)],
    ['a cut object', 'resman.unexpected_answer', '{"Status":"Success","Prop'],
    ['nothing', 'resman.unexpected_answer', ''],
    ['a list', 'resman.unexpected_answer', '[]'],
  ])('takes HTTP 200 with %s for %s', (_what, code, body) => {
    expect(errorOf(() => readV1Answer(answer(200, body), reading))).toMatchObject({ code });
  });

  it.each([
    [401, '{"code":10001,"message":"Unauthorized"}', 'resman.unauthorized'],
    [401, '{"code":20001,"message":"credentials are not permitted"}', 'resman.not_entitled'],
    [403, '', 'resman.unauthorized'],
    [429, '', 'resman.rate_limited'],
    [TOO_LARGE, 'buffer overflow', 'resman.result_too_large'],
    [500, '<html></html>', 'resman.server_error'],
    [503, '{"retry_after":60}', 'resman.server_error'],
    [404, '', 'resman.invalid_request'],
  ])('takes HTTP %s %s for %s', (status, body, code) => {
    expect(errorOf(() => readV1Answer(answer(status, body), reading))).toMatchObject({ code, status });
  });

  it('says after a write that was not answered that nobody knows, and after a reading that nothing changed', () => {
    const unreadable = (asked: typeof reading) =>
      errorOf(() => readV1Answer(answer(200, ''), asked)).unchanged;
    expect(unreadable(reading)).toBe('Nothing was changed in ResMan.');
    expect(unreadable(writing)).toContain('not known');
  });

  it('repeats what ResMan says without the people in it', () => {
    const says = "Prospect 'Nathan Smith' (512) 555-0142 nathan@example.com exists";
    const error = errorOf(() =>
      readV1Answer(answer(200, JSON.stringify({ Status: 'Failed', ErrorDescription: says })), writing),
    );
    expect(error.message).toContain('exists');
    expect(`${error.message} ${error.unchanged} ${error.remedy}`).not.toMatch(/Nathan|555|nathan@/);
  });
});

describe('readV2Answer', () => {
  it('gives the object of a 2xx answer and reads nothing else', () => {
    expect(readV2Answer(answer(200, '{"prospects":[]}'), reading)).toEqual({ prospects: [] });
    expect(errorOf(() => readV2Answer(answer(200, '<html></html>'), reading))).toMatchObject({
      code: 'resman.unexpected_answer',
      message: expect.stringContaining('a page, not data') as string,
    });
  });
});

import { runSandbox, type Running } from '../sandbox-client';

describe('who is let in', () => {
  let sandbox: Running;
  beforeAll(async () => {
    sandbox = await runSandbox();
  });
  afterAll(() => sandbox.close());

  it.each<[string, string | null, string | null, number, string]>([
    ['/v1/contacts?maxResults=1', 'test-key', null, 200, 'v1 needs no version'],
    ['/contacts', 'test-key', '2026-03-30', 200, 'both headers are there'],
    ['/contacts', 'test-key', null, 400, 'the version is required and has no default'],
    ['/contacts', 'test-key', '2025-01-01', 400, 'no such version'],
    ['/contacts', null, null, 400, 'the version is checked before the key'],
    ['/contacts', null, '2026-03-30', 401, 'no key'],
    ['/v1/contacts?maxResults=1', null, null, 401, 'no key'],
    ['/contacts', 'Bearer test-key', '2026-03-30', 401, 'the key is sent bare'],
    ['/v1/contacts?maxResults=1', 'Bearer test-key', null, 401, 'the key is sent bare'],
    ['/v1/nowhere', null, null, 401, 'the key is checked before the route'],
    ['/v1/nowhere', 'test-key', null, 404, 'there is no such route'],
    ['/v1/contacts/930b087544c4a18a5866bf3a', 'test-key', null, 404, 'there is no such contact'],
  ])('answers GET %s with key %s and version %s by %i: %s', async (path, authorization, version, status) => {
    expect((await sandbox.call('GET', path, { authorization, version })).status).toBe(status);
  });

  it('lets in only the accepted keys once there are some, and keeps their fingerprints only', async () => {
    await sandbox.set({ acceptedKeys: ['the-right-key'] });
    const wrong = await sandbox.call('GET', '/v1/users?maxResults=1', { authorization: 'another-key' });
    const right = await sandbox.call('GET', '/v1/users?maxResults=1', { authorization: 'the-right-key' });
    const settings = await sandbox.call('GET', '/_sandbox/settings');
    await sandbox.set({ acceptedKeys: null });
    expect([wrong.status, right.status]).toEqual([401, 200]);
    expect(settings.text).not.toContain('the-right-key');
  });
});

describe('the shape of an error', () => {
  let sandbox: Running;
  beforeAll(async () => {
    sandbox = await runSandbox();
  });
  afterAll(() => sandbox.close());

  it('is wrapped on v1 by default, as seen live', async () => {
    const { status, body } = await sandbox.call('GET', '/v1/contacts');
    expect(status).toBe(400);
    expect(Object.keys(body)).toEqual(['error']);
    expect(Object.keys(body.error ?? {}).sort()).toEqual(['key', 'message', 'trace']);
    expect(body.error?.message).toContain('/query/maxResults');
  });

  it('is the documented one on v1 by a setting, with a code of seven digits', async () => {
    await sandbox.set({ v1ErrorShape: 'documented' });
    const missing = await sandbox.call('GET', '/v1/contacts/930b087544c4a18a5866bf3a');
    const invalid = await sandbox.call('POST', '/v1/contacts', { body: { defaultFields: { firstName: 7 } } });
    await sandbox.set({ v1ErrorShape: 'live' });
    expect(missing.body).toMatchObject({ code: '0800404', status: 404, title: 'Not Found' });
    expect(invalid.body).toMatchObject({
      code: '0800400',
      errors: [{ path: '/defaultFields/firstName', value: 7 }],
    });
  });

  it('is flat on the dated surface, with every finding', async () => {
    const { status, body } = await sandbox.call('GET', '/contacts?limit=0&email=a%40example.com');
    expect(status).toBe(400);
    expect(Object.keys(body).sort()).toEqual(['docs', 'errors', 'message', 'title', 'trace']);
    expect(body.errors?.map(({ path }) => path)).toEqual(['/query/limit', '/query/email']);
    expect(Object.keys(body.errors?.[0] ?? {}).sort()).toEqual(['message', 'path', 'schema', 'value']);
  });

  it.each([
    ['{"defaultFields":', 400, 'half a body'],
    ['', 400, 'no body'],
    ['[]', 400, 'a list'],
    ['null', 400, 'null'],
    [JSON.stringify({ defaultFields: { firstName: 'x'.repeat(1024 * 1024) } }), 413, 'more than a megabyte'],
    ['{"__proto__":{"defaultFields":{"firstName":"A"}}}', 400, 'a prototype'],
  ])('answers a hostile body by an error, not by a broken line: %#', async (body, status) => {
    expect((await sandbox.call('POST', '/v1/contacts', { body })).status).toBe(status);
  });
});

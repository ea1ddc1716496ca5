import { DomIqClient } from '../../../clients/domiq';
import { pathWithQuery, type HttpRequest } from '../../../clients/http/exchange';

/** A DomIQ that answers what the script says, and remembers what it was asked. */
function scripted(...answers: unknown[]) {
  const asked: HttpRequest[] = [];
  const client = new DomIqClient(async (request) => {
    asked.push(request);
    return { kind: 'done', status: 200, body: answers.shift() };
  });
  return {
    client,
    asked,
    paths: () => asked.map((request) => `${request.method} ${pathWithQuery(request)}`),
  };
}

const all = async <T>(pages: AsyncIterable<T[]>) => {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
};
const AT = '2026-11-02T15:00:00.000Z';

describe('DomIqClient', () => {
  it('follows cursors to the end, with the same filters', async () => {
    const { client, paths } = scripted({ data: [{ id: 'a' }], next_cursor: 'c+1' }, { data: [{ id: 'b' }] });
    const found = await all(
      client.conversations({ propertyId: 'p1', updatedSince: AT, order: 'oldest_first' }),
    );
    expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
    const filters = 'property_id=p1&updated_since=2026-11-02T15%3A00%3A00.000Z&order=oldest_first&limit=100';
    expect(paths()).toEqual([`GET /conversations?${filters}`, `GET /conversations?${filters}&cursor=c%2B1`]);
  });

  it('stops when DomIQ hands out the same cursor for ever', async () => {
    const page = { data: [], next_cursor: 'c' };
    const { client } = scripted(page, page, page);
    await expect(all(client.conversations())).rejects.toMatchObject({ code: 'domiq.unexpected_answer' });
  });

  it.each<[unknown, string]>([
    [undefined, 'no body'],
    ['<html>', 'a page of a proxy'],
    [{ id: '' }, 'no id'],
    [[{ id: 'a' }], 'a list in place of one'],
    [{ id: 'a', message_count: 'many' }, 'a text in place of a number'],
    [{ id: 'a', contact_data: 'Imani' }, 'a text in place of an object'],
  ])('refuses %j as a conversation: %s', async (answer) => {
    await expect(scripted(answer).client.conversation('a')).rejects.toMatchObject({
      code: 'domiq.unexpected_answer',
      message: expect.not.stringContaining('Imani') as string,
    });
  });

  it('keeps keys that it does not know, and reads what is missing as unknown', async () => {
    const { client } = scripted({ contact_id: 'c1', mood: 'curious', preferences: { opt_out: null } });
    expect(await client.contactContext('c1')).toMatchObject({
      mood: 'curious',
      email: null,
      lead_score: null,
      preferences: { opt_out: false, communication_method: null },
    });
  });

  it('refuses a sender that it does not know, so that nobody is quoted wrongly', async () => {
    const message = { id: 'm', content: 'Hi', sender: 'system' };
    await expect(all(scripted({ data: [message] }).client.messages('a'))).rejects.toMatchObject({
      code: 'domiq.unexpected_answer',
    });
  });

  it.each([
    ['', 'empty'],
    ['..', 'another address'],
    ['a/b', 'two parts'],
    ['Imani Okafor', 'a name'],
    ['x'.repeat(101), 'too long'],
  ])('refuses %j as a contact id before anything is sent: %s', async (id) => {
    const { client, asked } = scripted();
    await expect(client.contactContext(id)).rejects.toMatchObject({ code: 'domiq.invalid_input' });
    expect(asked).toEqual([]);
  });

  it('escapes an id that comes from outside', async () => {
    const { client, paths } = scripted({ id: 'a' });
    await client.conversation('../me?x=1');
    expect(paths()).toEqual(['GET /conversations/..%2Fme%3Fx%3D1']);
  });

  it('gives one change of preferences one key, every other another', async () => {
    const { client, asked } = scripted({}, {}, {}, {});
    await client.updatePreferences('c1', { opt_out: true, updated_at: AT });
    await client.updatePreferences('c1', { updated_at: AT, opt_out: true });
    await client.updatePreferences('c1', { opt_out: false, updated_at: AT });
    await client.updatePreferences('c2', { opt_out: true, updated_at: AT });
    const keys = asked.map(({ headers }) => headers?.['Idempotency-Key']);
    expect([keys[0] === keys[1], new Set(keys).size]).toEqual([true, 3]);
  });
});

import { pathWithQuery, type HttpRequest } from '../../../clients/http/exchange';
import { checkContact, OpenPhoneClient } from '../../../clients/openphone';
import { NotFoundError } from '../../../clients/openphone/errors';

/** A vendor that answers what the script says, and remembers what it was asked. */
function scripted(...answers: unknown[]) {
  const asked: string[] = [];
  const client = new OpenPhoneClient(async (request: HttpRequest) => {
    asked.push(`${request.method} ${pathWithQuery(request)}`);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return { client, asked };
}

const minimal = { id: 'a', defaultFields: {} };
const all = async <T>(pages: AsyncIterable<T[]>) => {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
};

describe('OpenPhoneClient', () => {
  it('follows page tokens to the end and never trusts totalItems', async () => {
    const { client, asked } = scripted(
      { data: [minimal], totalItems: 1, nextPageToken: 't+2' },
      { data: [], totalItems: 99, nextPageToken: 't3' },
      { data: [{ ...minimal, id: 'b' }], nextPageToken: null },
    );
    expect((await all(client.contacts({ externalIds: ['x', 'y'] }))).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(asked).toEqual([
      'GET /v1/contacts?externalIds=x&externalIds=y&maxResults=50',
      'GET /v1/contacts?externalIds=x&externalIds=y&maxResults=50&pageToken=t%2B2',
      'GET /v1/contacts?externalIds=x&externalIds=y&maxResults=50&pageToken=t3',
    ]);
  });

  it('stops when the vendor hands out the same token for ever', async () => {
    const page = { data: [], nextPageToken: 't' };
    const { client } = scripted(page, page, page);
    await expect(all(client.contacts())).rejects.toMatchObject({ code: 'openphone.unexpected_answer' });
  });

  it.each<[unknown, string]>([
    [undefined, 'no body'],
    ['<html>', 'a page of a proxy'],
    [{ data: { id: '' } }, 'no id'],
    [{ data: [minimal] }, 'a list in place of one'],
    [{ data: { id: 'a', defaultFields: { phoneNumbers: 'x' } } }, 'a text in place of a list'],
  ])('refuses %j as a contact: %s', async (answer) => {
    const error = await scripted(answer)
      .client.contact('a')
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'openphone.unexpected_answer' });
  });

  it('keeps keys that it does not know, and takes null for every list', async () => {
    const { client } = scripted({
      data: {
        id: 'a',
        newThing: 1,
        customFields: null,
        defaultFields: { emails: null, phoneNumbers: null, pronouns: 'x' },
      },
    });
    expect(await client.contact('a')).toMatchObject({
      newThing: 1,
      customFields: [],
      defaultFields: { pronouns: 'x', emails: [], phoneNumbers: [], firstName: null },
    });
  });

  it('escapes an id that comes from outside', async () => {
    const { client, asked } = scripted({ data: minimal });
    await client.contact('../v1/webhooks?x=1');
    expect(asked).toEqual(['GET /v1/contacts/..%2Fv1%2Fwebhooks%3Fx%3D1']);
  });

  it.each([
    [2, true, 'the first answer was lost, the contact is gone'],
    [1, false, 'it was never there'],
  ])('delete: "not found" at attempt %i is success: %s (%s)', async (attempts, isSuccess) => {
    const gone = new NotFoundError({ request: 'DELETE', status: 404, says: '', trace: null, attempts });
    const ended = await scripted(gone)
      .client.deleteContact('a')
      .then(
        () => true,
        () => false,
      );
    expect(ended).toBe(isSuccess);
  });

  it('takes the number of a phone number from either surface', async () => {
    const { client } = scripted({
      data: [
        { id: 'PN1', number: '+15125550100' },
        { id: 'PN2', phoneNumber: '+15125550101' },
      ],
    });
    expect((await client.phoneNumbers()).map(({ number }) => number)).toEqual([
      '+15125550100',
      '+15125550101',
    ]);
  });
});

describe('checkContact', () => {
  const phone = (value: string) => ({ value, label: null });
  it('names all findings at once, by position, and never a value', () => {
    const wanted = {
      source: 'csv-x',
      phones: [phone('+15125550142'), phone('Imani'), phone('000')],
      emails: [phone('Imani')],
    };
    expect(() => checkContact(wanted)).toThrow(
      /^The contact cannot be sent: source is a word .*; phone 2 .*; phone 3 .*; e-mail 1 is not an address\.$/,
    );
    expect(() => checkContact(wanted)).not.toThrow(/Imani/);
  });

  it('takes each phone and e-mail once, the first label', () => {
    const checked = checkContact({
      phones: [{ value: '(512) 555-0142', label: 'work' }, phone('+15125550142')],
      emails: [phone('A@example.com'), phone('a@example.com ')],
    });
    expect(checked.phones).toEqual([{ value: '+15125550142', label: 'work' }]);
    expect(checked.emails).toEqual([{ value: 'a@example.com', label: null }]);
  });
});

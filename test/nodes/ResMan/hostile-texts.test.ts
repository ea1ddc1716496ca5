import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { openResMan, type OpenResMan } from '../../clients/resman/sandbox';
import { byId, credentialsOf, itemsOf, jsonOf, pairsOf, runResMan } from './run-resman';

const HOSTILE: [string, string][] = [
  ['markup', '<b>&amp;</b> "quoted" \'single\''],
  ['the end of its own element', '</FirstName><LastName>Other</LastName>'],
  ['the end of a CDATA section', ']]>'],
  ['a CDATA section', '<![CDATA[x]]>'],
  ['a comment and a declaration', '<!-- x --> <?xml version="1.0"?>'],
  ['an entity of its own', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>&x;'],
  ['references as text', '&#13; &lt; &amp;amp; &nbsp; &nope;'],
  ['what a form would read as its own', '%3Cb%3E+%26&ApiKey=other&IntegrationPartnerID=other'],
  ['a formula', '=HYPERLINK("https://example.com")'],
  ['more formulas', '+1 512 -2 @SUM(A1)'],
  ['expressions of n8n', '={{ $json.email }} {{ 1 + 1 }}'],
  ['expressions and escapes of JavaScript', '${process.env.HOME} `x` \\n \\u0000'],
  ['a name of JavaScript’s', '__proto__'],
  ['SQL', "'; DROP TABLE document; --"],
  ['emoji and other scripts', '👩🏽‍🔧🏢 Zoë Đặng 山田 עברית \u0627\u0644'],
  ['letters that are not composed', 'e\u0301'],
  ['other blanks', '\u00a0a\u2028b\u0085c\u200b'],
  ['letters that turn the direction round', '\u202Egnirts'],
  ['old control characters that XML allows', '\u007f\u009f'],
  ['line ends and tabs', 'a\r\nb\rc\nd\te'],
  ['blanks around', '  blanks around  '],
  ['10 kB of one letter', 'x'.repeat(10_000)],
  ['10 kB of everything', '👩🏽‍🔧&<é'.repeat(600)],
];
const UNWRITABLE = ['\u0000', 'a\u0007b', '\u001B[31m', '\uFFFE', '\uD83D alone', 'alone \uDE00'];
const ADDRESS = ['street', 'street2', 'city', 'state', 'postalCode'];

describe('ResMan, whatever people type', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  beforeEach(() => resMan.reset());
  afterAll(() => resMan.close());

  const everywhere = (expression: string) => ({
    firstName: expression,
    lastName: expression,
    additionalFields: Object.fromEntries(ADDRESS.map((name) => [name, expression])),
    comments: expression,
  });
  const create = (texts: readonly string[]) =>
    runResMan(
      credentialsOf(resMan.url),
      { resource: 'contact', operation: 'create', ...everywhere('={{ $json.text }}') },
      itemsOf(...texts.map((text) => ({ text }))),
      { continueOnFail: true },
    );
  const read = async (contacts: readonly IDataObject[]) =>
    jsonOf(
      await runResMan(
        credentialsOf(resMan.url),
        { resource: 'contact', operation: 'get', contactId: byId('={{ $json.contactId }}'), simplify: false },
        itemsOf(...contacts),
      ),
    );
  /** What is read back when every byte is kept. */
  const whole = (text: string) => ({
    firstName: text,
    lastName: text,
    address: Object.fromEntries(ADDRESS.map((name) => [name, text])),
    events: [{ comments: text }],
  });

  it.each(HOSTILE)('keeps %s byte for byte in a new contact', async (_what, text) => {
    const created = jsonOf(await create([text]));
    expect(created).toMatchObject([{ action: 'created', firstName: text, lastName: text }]);
    expect(await read(created)).toMatchObject([whole(text)]);
    const [kept] = await resMan.prospects();
    expect(kept?.current).toMatchObject({
      people: [{ firstName: text, lastName: text, address: { AddressLine1: text, City: text } }],
      events: [{ comments: text }],
    });
  });

  it.each(HOSTILE)('keeps %s byte for byte in a change and in the history', async (_what, text) => {
    const [contact = {}] = jsonOf(await create(['Before']));
    const credentials = credentialsOf(resMan.url);
    const contactId = byId(String(contact.contactId));
    const item = itemsOf({ text });
    const update = { lastName: '={{ $json.text }}', street: '={{ $json.text }}', note: '={{ $json.text }}' };
    const updated = await runResMan(
      credentials,
      { resource: 'contact', operation: 'update', contactId, updateFields: update },
      item,
    );
    expect(updated.error).toBeUndefined();
    const logged = await runResMan(
      credentials,
      { resource: 'interaction', operation: 'log', contactId, comments: '={{ $json.text }}' },
      item,
    );
    expect(logged.error).toBeUndefined();
    expect(await read([contact])).toMatchObject([
      {
        firstName: 'Before',
        lastName: text,
        address: { street: text, city: 'Before' },
        events: [{ comments: 'Before' }, { comments: text }, { comments: text }],
      },
    ]);
  });

  it('finds a person again by a hostile name', async () => {
    const texts = HOSTILE.map(([, text]) => text).filter((text) => text.trim() === text);
    await create(texts);
    const search = { resource: 'contact', operation: 'search', name: '={{ $json.text + " " + $json.text }}' };
    for (const text of texts.filter((one) => !/\s/.test(one))) {
      const found = await runResMan(credentialsOf(resMan.url), search, itemsOf({ text }));
      expect(jsonOf(found)).toMatchObject([{ firstName: text, lastName: text }]);
    }
  });

  it.each(UNWRITABLE)(
    'refuses %j, which XML cannot hold, in a sentence that names the fields',
    async (text) => {
      const result = await create([text, 'Ann']);
      expect(jsonOf(result)).toMatchObject([
        {
          errorCode: 'resman.invalid_contact',
          error: expect.stringMatching(
            /firstName holds a control character or half an emoji, which XML cannot carry/,
          ) as string,
          errorDescription: 'Nothing was changed in ResMan. Correct the named fields of this item.',
        },
        { action: 'created' },
      ]);
      expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }]);
      expect(await resMan.prospects()).toHaveLength(1);
    },
  );

  it('keeps any text byte for byte, or refuses it and sends nothing', async () => {
    const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(fc.array(texts, { minLength: 20, maxLength: 20 }), async (some) => {
        await resMan.reset();
        const outcomes = jsonOf(await create(some));
        const created = outcomes.filter(({ action }) => action === 'created');
        const refused = outcomes.filter(({ errorCode }) => errorCode === 'resman.invalid_contact');
        expect(created.length + refused.length).toBe(some.length);
        const kept = some.filter((_text, index) => outcomes[index]?.action === 'created');
        expect(await read(created)).toMatchObject(kept.map(whole));
        expect(await resMan.prospects()).toHaveLength(kept.length);
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

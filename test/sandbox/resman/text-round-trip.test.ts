import fc from 'fast-check';
import { childrenOf, descendant } from '../../../clients/resman/xml/read-xml';
import {
  customersOf,
  eventXml,
  HARBOR,
  idsOf,
  leadXml,
  openResMan,
  prospectsOf,
  type OpenResMan,
} from './resman-sandbox';

let resMan: OpenResMan;
beforeAll(async () => {
  resMan = await openResMan();
});
beforeEach(() => resMan.reset());
afterAll(() => resMan.close());

/** What a text is after it was posted in every place that takes one, stored, and searched for. */
async function roundTrip(text: string) {
  const posted = await resMan.post(leadXml({ firstName: text, event: eventXml({ comments: text }) }));
  const id = idsOf(customersOf(prospectsOf(posted)[0])[0]).ProspectID ?? '';
  const [prospect] = prospectsOf(await resMan.search({ ProspectID: id }));
  const [event] = childrenOf(descendant(prospect, 'Events'), 'Event');
  const kept = (await resMan.prospects()).find((stored) => stored.id === id)?.current;
  return [
    descendant(customersOf(prospect)[0], 'Name', 'FirstName')?.text,
    descendant(event, 'Comments')?.text,
    kept?.people[0]?.firstName,
    kept?.events[0]?.comments,
  ];
}

/** Source: XML 1.0 (Fifth Edition), production 2, "Char". */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return [0x9, 0xa, 0xd].includes(code) || (code >= 0x20 && code !== 0xfffe && code !== 0xffff);
}

const all = (text: string) => [text, text, text, text];

it.each([
  ['<b>&amp;</b> "quoted" \'single\'', 'markup'],
  [']]>', 'the end of a CDATA section'],
  ['<![CDATA[x]]>', 'a CDATA section'],
  ['<!-- x -->', 'a comment'],
  ['<?xml version="1.0"?>', 'a declaration'],
  ['&#13;&lt;&nbsp;&e;', 'references as text'],
  ['a\r\nb\rc\nd\te', 'line ends and tabs'],
  ['  blanks around  ', 'blanks around'],
  ['\u00a0\u2028\u0085\ufeff', 'other blanks'],
  ['=HYPERLINK("https://example.com")', 'a formula'],
  ['+1 & -1 % 2;a=b', 'what a form would read as its own'],
  ['👩‍👩‍👧 Zoë Łódź 李 \u0627\u0644', 'other scripts'],
  ['e\u0301', 'not composed'],
  ['\u007f\u009f', 'old control characters that XML allows'],
  ['__proto__', 'a name of JavaScript’s'],
  ['x'.repeat(10_000), '10 kB'],
  ["'; DROP TABLE document; --", 'SQL'],
])('keeps %j byte for byte: %s', async (text) => {
  expect(await roundTrip(text)).toEqual(all(text));
});

it('keeps any text that XML can hold byte for byte', async () => {
  const writable = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 60 })
    .filter((text) => text.isWellFormed() && [...text].every(isXmlCharacter));
  await fc.assert(
    fc.asyncProperty(writable, async (text) => expect(await roundTrip(text)).toEqual(all(text))),
    { numRuns: 60 },
  );
});

it('keeps a text of a CDATA section', async () => {
  const xml = leadXml({ customer: '<Email><![CDATA[<a&b>@example.com]]></Email>' });
  await resMan.post(xml);
  expect((await resMan.prospects())[0]?.current.people[0]?.email).toBe('<a&b>@example.com');
});

it('keeps hostile attributes of preferences and phone types', async () => {
  const hostile = '&lt;&quot;&amp;&#10;&#9;>';
  await resMan.post(
    leadXml({
      customer: `<Phone PhoneType="${hostile}"><PhoneNumber>6175550142</PhoneNumber></Phone>`,
      preferences: `<Pets PetType="${hostile}" Count="1"/>`,
    }),
  );
  const window = { ModifiedStartDateTime: '2000-01-01', ModifiedEndDateTime: '2100-01-01' };
  const [prospect] = prospectsOf(await resMan.search(window));
  expect(descendant(customersOf(prospect)[0], 'Phone')?.attributes.PhoneType).toBe('<"&\n\t>');
  expect(descendant(prospect, 'CustomerPreferences', 'Pets')?.attributes).toEqual({
    PetType: '<"&\n\t>',
    Count: '1',
  });
});

it.each([
  [
    {
      prospects: [
        { id: 'p', propertyId: HARBOR, people: [{ personId: 'n', firstName: 'a\u0000', lastName: 'b' }] },
      ],
    },
  ],
  [{ lostReasons: [{ id: 'r', name: 'a\u001f' }] }],
])('takes no control character in a seed, which no XML answer could carry: %j', async (seed) => {
  expect((await resMan.control('POST', 'seed', seed)).status).toBe(400);
});

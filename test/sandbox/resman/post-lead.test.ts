import { childrenOf, descendant, textAt } from '../../../clients/resman/xml/read-xml';
import {
  AGENT,
  customersOf,
  emailXml,
  eventXml,
  GARDEN,
  idsOf,
  leadXml,
  LOST_REASON,
  namesOf,
  openResMan,
  phoneXml,
  prospectsOf,
  SOURCE,
  type OpenResMan,
} from './resman-sandbox';

let resMan: OpenResMan;
beforeAll(async () => {
  resMan = await openResMan();
});
beforeEach(() => resMan.reset());
afterAll(() => resMan.close());

/** Posts a new prospect and gives its ids. */
async function created(customer = ''): Promise<{ prospectId: string; personId: string }> {
  const ids = idsOf(customersOf(prospectsOf(await resMan.post(leadXml({ customer })))[0])[0]);
  return { prospectId: ids.ProspectID ?? '', personId: ids.PersonID ?? '' };
}

const people = async () => (await resMan.prospects()).map(({ current }) => current.people);

async function refusal(xml: string): Promise<string | null> {
  const before = await resMan.prospects();
  const { status, xml: root } = await resMan.post(xml);
  expect([status, textAt(root, 'Status')]).toEqual([200, 'Error']);
  expect(await resMan.prospects()).toEqual(before);
  return textAt(root, 'ErrorDescription');
}

describe('a post without ids', () => {
  it('adds a prospect and answers with the ids it gave', async () => {
    const customer = phoneXml('+16175550142') + emailXml('ines@example.com');
    const answer = await resMan.post(leadXml({ customer }));
    expect(textAt(answer.xml, 'Status')).toBe('Success');
    const [sent] = customersOf(prospectsOf(answer)[0]);
    expect(sent?.attributes.Type).toBe('prospect');
    const [kept] = await resMan.prospects();
    expect(idsOf(sent)).toEqual({ ProspectID: kept?.id, PersonID: kept?.current.people[0]?.personId });
    expect(kept).toMatchObject({
      sourceId: SOURCE,
      current: {
        people: [{ firstName: 'Ines', lastName: 'Okafor', email: 'ines@example.com' }],
        events: [{ agentId: AGENT, sourceId: SOURCE, isFirstContact: true, date: '2026-03-04T16:20:00Z' }],
      },
    });
  });

  it('adds two when it is posted twice: nothing is idempotent', async () => {
    const [first, second] = [await created(), await created()];
    expect(first.prospectId).not.toBe(second.prospectId);
    expect(await resMan.prospects()).toHaveLength(2);
  });

  it('adds two of the same e-mail and phone', async () => {
    const customer = phoneXml('(617) 555-0142') + emailXml('ines@example.com');
    await created(customer);
    await created(customer);
    expect(namesOf(await resMan.search({ Email: 'ines@example.com' }))).toEqual(['Ines', 'Ines']);
  });

  it.each([
    ['+16175550142', '(617) 555-0142'],
    ['617.555.0142', '(617) 555-0142'],
    ['1 617 555 0142', '(617) 555-0142'],
    ['(617) 555-0142', '(617) 555-0142'],
    ['+44 20 7946 0018', '+44 20 7946 0018'],
    ['ask at the desk', 'ask at the desk'],
  ])('keeps the phone %s as %s', async (sent, kept) => {
    await created(phoneXml(sent));
    expect((await people())[0]?.[0]?.phones).toEqual([{ number: kept, type: 'cell' }]);
  });

  it('takes several phones, and their type by either attribute or none', async () => {
    await created(
      phoneXml('6175550142') +
        '<Phone Type="home"><PhoneNumber>6175550143</PhoneNumber></Phone>' +
        '<Phone><PhoneNumber>6175550144</PhoneNumber></Phone>',
    );
    expect((await people())[0]?.[0]?.phones.map(({ type }) => type)).toEqual(['cell', 'home', null]);
  });

  it('gives back address and preferences as they were sent', async () => {
    const { prospectId } = await created(
      '<Address AddressType="current"><AddressLine1>1 Elm St</AddressLine1><City>Boston</City></Address>',
    );
    await resMan.post(
      leadXml({
        prospectId,
        preferences:
          '<TargetMoveInDate>2026-12-01</TargetMoveInDate><DesiredRent Min="1200" Max="1500"/>' +
          '<DesiredUnit><MarketingName>101</MarketingName></DesiredUnit>' +
          '<DesiredUnit><MarketingName>102</MarketingName></DesiredUnit>',
        event: null,
      }),
    );
    const [prospect] = prospectsOf(await resMan.search({ ProspectID: prospectId }));
    const address = descendant(customersOf(prospect)[0], 'Address');
    expect([textAt(address, 'City'), address?.attributes]).toEqual(['Boston', { AddressType: 'current' }]);
    const preferences = descendant(prospect, 'CustomerPreferences');
    expect(textAt(preferences, 'TargetMoveInDate')).toBe('2026-12-01');
    expect(descendant(preferences, 'DesiredRent')?.attributes).toEqual({ Min: '1200', Max: '1500' });
    expect(childrenOf(preferences, 'DesiredUnit').map((unit) => textAt(unit, 'MarketingName'))).toEqual([
      '101',
      '102',
    ]);
  });

  it('adds every prospect of a document, or none when one of them is refused', async () => {
    const one = leadXml();
    const both = (second: string) =>
      one.replace('</Prospects>', `${/<Prospect>.*<\/Prospect>/.exec(second)?.[0]}</Prospects>`);
    expect(await refusal(both(leadXml({ event: null })))).toMatch(/event is required/);
    expect(prospectsOf(await resMan.post(both(leadXml({ firstName: 'Ola' }))))).toHaveLength(2);
  });
});

describe('a post with ids', () => {
  it('changes the person of both ids and keeps the ids', async () => {
    const ids = await created(emailXml('ines@example.com'));
    const answer = await resMan.post(
      leadXml({ ...ids, firstName: 'Inès', customer: emailXml('new@example.com'), event: null }),
    );
    expect(idsOf(customersOf(prospectsOf(answer)[0])[0])).toEqual({
      ProspectID: ids.prospectId,
      PersonID: ids.personId,
    });
    expect(await people()).toMatchObject([[{ firstName: 'Inès', email: 'new@example.com' }]]);
  });

  it('adds a household member by the id of the prospect alone', async () => {
    const { prospectId, personId } = await created();
    const answer = await resMan.post(leadXml({ prospectId, firstName: 'Ola', event: null }));
    const [main, member] = customersOf(prospectsOf(answer)[0]);
    expect(idsOf(main).PersonID).toBe(personId);
    expect(idsOf(member)).toEqual({
      ProspectID: prospectId,
      PersonID: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await people()).toMatchObject([[{ firstName: 'Ines' }, { firstName: 'Ola' }]]);
  });

  it('logs an event behind the others, with agent and source left out', async () => {
    const ids = await created();
    const event = eventXml({
      type: 'EmailFromProspect',
      agentId: null,
      sourceId: null,
      isFirstContact: false,
    });
    await resMan.post(leadXml({ ...ids, event }));
    await resMan.post(leadXml({ ...ids, event }));
    const [prospect] = await resMan.prospects();
    expect(prospect?.current.events.map(({ type }) => type)).toEqual([
      'Other',
      'EmailFromProspect',
      'EmailFromProspect',
    ]);
  });

  it('marks lost by a Cancel event with a lost reason, and brings back by ReActivate', async () => {
    const ids = await created();
    const cancel = eventXml({ type: 'Cancel', sourceId: LOST_REASON, isFirstContact: false });
    const lost = await resMan.post(leadXml({ ...ids, type: 'lost', event: cancel }));
    const [prospect] = prospectsOf(lost);
    expect(customersOf(prospect)[0]?.attributes.Type).toBe('lost');
    const events = childrenOf(descendant(prospect, 'Events'), 'Event');
    expect(textAt(events[1], 'EventReasons')).toBe('Prospect Lost: Priced Out');
    const again = eventXml({ type: 'ReActivate', sourceId: null, isFirstContact: false });
    const back = await resMan.post(leadXml({ ...ids, event: again }));
    expect(customersOf(prospectsOf(back)[0])[0]?.attributes.Type).toBe('prospect');
  });

  it.each([
    ['Pending', 'applicant'],
    ['Current', 'current_resident'],
  ])('overwrites somebody on a lease (%s), there too, but they stay %s', async (status, type) => {
    const ids = await created(emailXml('ines@example.com'));
    await resMan.control('POST', 'lease', { prospectId: ids.prospectId, status });
    await resMan.post(
      leadXml({ ...ids, firstName: 'Wrong', customer: emailXml('wrong@example.com'), event: null }),
    );
    expect(await people()).toMatchObject([[{ firstName: 'Wrong', type }]]);
    expect(await resMan.leasePeople()).toMatchObject([
      { id: ids.personId, firstName: 'Wrong', email: 'wrong@example.com', status },
    ]);
  });
});

describe('a post is refused, and nothing is written, when', () => {
  it.each([
    ['the source is unknown', eventXml({ sourceId: 'nothing' }), 'Transaction Source could not be found.'],
    [
      'the source is another property’s',
      eventXml({ sourceId: 'source-garden' }),
      'Transaction Source could not be found.',
    ],
    [
      'the source is a lost reason',
      eventXml({ sourceId: LOST_REASON }),
      'Transaction Source could not be found.',
    ],
    ['a Cancel names a source', eventXml({ type: 'Cancel' }), 'Transaction Source could not be found.'],
    ['the agent is missing', eventXml({ agentId: null }), 'AgentID is required'],
    ['the agent is unknown', eventXml({ agentId: 'nobody' }), 'Agent could not be found'],
    ['the agent is another property’s', eventXml({ agentId: 'employee-2' }), 'Agent could not be found'],
    ['the source is missing', eventXml({ sourceId: null }), 'TransactionSource is required'],
    ['the date is missing', eventXml({ date: null }), 'EventDate is not a valid date'],
    ['the date is none', eventXml({ date: 'yesterday' }), 'EventDate is not a valid date'],
    ['there is no event', null, 'An event is required for a new prospect'],
  ])('%s', async (_why, event, says) => {
    expect(await refusal(leadXml({ event }))).toBe(says);
  });

  it('a Cancel has no lost reason', async () => {
    const ids = await created();
    const event = eventXml({ type: 'Cancel', sourceId: null });
    expect(await refusal(leadXml({ ...ids, type: 'lost', event }))).toBe('TransactionSource is required');
  });

  it('the ids are not known, are of another property, or of somebody else', async () => {
    const [first, second] = [await created(), await created()];
    expect(await refusal(leadXml({ prospectId: 'nothing' }))).toBe('Prospect could not be found');
    expect(await refusal(leadXml({ personId: first.personId }))).toBe('Person could not be found');
    const mixed = { prospectId: first.prospectId, personId: second.personId };
    expect(await refusal(leadXml(mixed))).toBe('Person could not be found');
    const elsewhere = await resMan.post(leadXml({ ...first, event: null }), GARDEN);
    expect(textAt(elsewhere.xml, 'ErrorDescription')).toBe('Prospect could not be found');
  });

  it.each([
    [leadXml({ lastName: '' }), 'FirstName and LastName are required'],
    [leadXml({ type: 'current_resident' }), 'Customer Type is not valid'],
    [leadXml().replace(/<Customers>.*<\/Customers>/, '<Customers/>'), 'A Customer is required'],
    ['<LeadManagement><Prospects/></LeadManagement>', 'The Xml holds no prospect'],
  ])('a part of the lead is missing or wrong', async (xml, says) => {
    expect(await refusal(xml)).toBe(says);
  });

  it.each([
    ['nothing', ''],
    ['cut off', '<LeadManagement><Prospects>'],
    ['another document', '<Lead/>'],
    ['JSON', '{"LeadManagement":{}}'],
    ['a bare ampersand', leadXml({ customer: '<Email>a & b</Email>' })],
    ['a control character', leadXml({ customer: '<Email>a\u0001b</Email>' })],
    ['a control character as a reference', leadXml({ customer: '<Email>a&#1;b</Email>' })],
    ['a document type', `<!DOCTYPE LeadManagement [<!ENTITY e "x">]>${leadXml()}`],
    ['an entity nobody defined', leadXml({ customer: '<Email>&e;</Email>' })],
    ['no end of elements', leadXml({ preferences: `${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}` })],
  ])('the Xml cannot be read: %s', async (_what, xml) => {
    expect(await refusal(xml)).toBe('The Xml is not a valid LeadManagement document');
  });

  it('and says so with what was sent under Response', async () => {
    const customer = emailXml('"ines" <ines@example.com> & co');
    const answer = await resMan.post(leadXml({ customer, event: eventXml({ sourceId: 'nothing' }) }));
    const [sent] = customersOf(prospectsOf(answer)[0]);
    expect(textAt(sent, 'Email')).toBe('"ines" <ines@example.com> & co');
    expect(childrenOf(sent, 'Identification')).toEqual([]);
  });
});

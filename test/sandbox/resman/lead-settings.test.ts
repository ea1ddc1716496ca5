import { textAt } from '../../../clients/resman/xml/read-xml';
import {
  customersOf,
  emailXml,
  idsOf,
  leadXml,
  openResMan,
  phoneXml,
  prospectsOf,
  type OpenResMan,
} from './resman-sandbox';

let resMan: OpenResMan;
beforeAll(async () => {
  resMan = await openResMan();
});
beforeEach(() => resMan.reset());
afterAll(() => resMan.close());

const FULL =
  phoneXml('(617) 555-0142') + emailXml('ines@example.com') + '<Address><City>Boston</City></Address>';
const EMPTIED = '<Phone><PhoneNumber/></Phone><Email/><Address AddressType="current"><City/></Address>';
const PREFERENCES = '<NumberOfOccupants>2</NumberOfOccupants>';

async function created() {
  const answer = await resMan.post(leadXml({ customer: FULL, preferences: PREFERENCES }));
  const ids = idsOf(customersOf(prospectsOf(answer)[0])[0]);
  return { prospectId: ids.ProspectID ?? '', personId: ids.PersonID ?? '' };
}

/** What an update with these elements leaves. */
async function left(customer: string) {
  const ids = await created();
  await resMan.post(leadXml({ ...ids, customer, event: null }));
  const [prospect] = await resMan.prospects();
  const { email, phones, address } = prospect?.current.people[0] ?? {};
  return {
    email,
    phones: phones?.map(({ number }) => number),
    address,
    preferences: prospect?.current.preferences,
  };
}

const KEPT = { email: 'ines@example.com', phones: ['(617) 555-0142'], address: { City: 'Boston' } };
const CLEARED = { email: null, phones: [], address: {} };

describe('omittedElements', () => {
  it('keeps what an update leaves out', async () => {
    expect(await left('')).toMatchObject({ ...KEPT, preferences: [{ name: 'NumberOfOccupants' }] });
  });

  it('clears what an update leaves out', async () => {
    await resMan.settings({ omittedElements: 'clear' });
    expect(await left('')).toEqual({ ...CLEARED, preferences: [] });
  });

  it('never concerns what is sent', async () => {
    await resMan.settings({ omittedElements: 'clear', emptyElements: 'clear' });
    expect(await left(FULL)).toMatchObject(KEPT);
  });
});

describe('emptyElements', () => {
  it('keeps what an update sends empty', async () => {
    expect(await left(EMPTIED)).toMatchObject(KEPT);
  });

  it('clears what an update sends empty', async () => {
    await resMan.settings({ emptyElements: 'clear' });
    expect(await left(EMPTIED)).toMatchObject(CLEARED);
  });
});

describe('sentPhones', () => {
  const another = phoneXml('6175550143') + phoneXml('6175550142');

  it('replaces the phones that are there', async () => {
    expect(await left(phoneXml('6175550143'))).toMatchObject({ phones: ['(617) 555-0143'] });
  });

  it('adds those that are not there yet', async () => {
    await resMan.settings({ sentPhones: 'add' });
    expect(await left(another)).toMatchObject({ phones: ['(617) 555-0142', '(617) 555-0143'] });
  });
});

describe('duplicates', () => {
  beforeEach(async () => {
    await created();
    await resMan.settings({ duplicates: 'refused' });
  });

  it.each([
    [phoneXml('+1 617 555 0142'), 'the phone'],
    [emailXml('INES@example.com'), 'the e-mail'],
  ])('refuses a new prospect with %s (%s) of another one', async (customer) => {
    const answer = await resMan.post(leadXml({ customer }));
    expect(textAt(answer.xml, 'ErrorDescription')).toMatch(/already exists/);
    expect(await resMan.prospects()).toHaveLength(1);
  });

  it('refuses a change to a phone of another one, and takes the change of everything else', async () => {
    const other = idsOf(
      customersOf(prospectsOf(await resMan.post(leadXml({ customer: phoneXml('6175550143') })))[0])[0],
    );
    const ids = { prospectId: other.ProspectID ?? '', personId: other.PersonID ?? '' };
    const taken = await resMan.post(leadXml({ ...ids, customer: phoneXml('6175550142'), event: null }));
    expect(textAt(taken.xml, 'Status')).toBe('Error');
    const same = await resMan.post(leadXml({ ...ids, customer: phoneXml('6175550143'), event: null }));
    expect(textAt(same.xml, 'Status')).toBe('Success');
  });

  it('takes a phone again that the prospect had before it was another one’s too', async () => {
    await resMan.settings({ duplicates: 'allowed' });
    const ids = await created();
    await resMan.settings({ duplicates: 'refused' });
    const again = await resMan.post(leadXml({ ...ids, customer: FULL, event: null }));
    expect(textAt(again.xml, 'Status')).toBe('Success');
  });
});

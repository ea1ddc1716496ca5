import fc from 'fast-check';
import { normalizeEmail } from '../../../contacts/normalize/email';
import { readEmailIdentity } from '../../../contacts/normalize/email-identity';

const canonicalOf = (raw: string): string | null => readEmailIdentity(raw)?.canonical ?? null;

const domains = [
  'gmail.com',
  'googlemail.com',
  'gmial.com',
  'gmail.co',
  'gmail.con',
  'pm.me',
  'me.com',
  'me.con',
  'yahoo.com',
  'example.com',
  'example.con',
  'convo.zillow.com',
  'lead.apartments.com',
  'none.com',
  'x.co',
];
const locals = fc.stringMatching(/^[A-Za-z0-9.+_-]{1,12}$/);
const listedLocals = fc.constantFrom(
  'leasing',
  'Office2',
  'no-reply',
  'n.o.reply',
  'none',
  'no.ne+x',
  'test',
  'x',
  'a.b+c+d',
  '+a',
  'me',
);
const anyAddress = fc
  .tuple(fc.oneof(locals, listedLocals), fc.constantFrom(...domains))
  .map(([local, domain]) => `${local}@${domain}`);
const anyCell = fc.oneof(
  anyAddress,
  anyAddress.map((address) => ` Jo <${address.toUpperCase()}>`),
  fc.emailAddress(),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('readEmailIdentity', () => {
  it.each([
    ['jo.birch.sample@gmail.com', 'jobirchsample@gmail.com', 'Gmail does not read dots'],
    ['JoBirch.Sample+Rent@GoogleMail.com', 'jobirchsample@gmail.com', 'Googlemail is Gmail, tags go'],
    ['jo.birch@example.com', 'jo.birch@example.com', 'elsewhere a dot counts'],
    ['jo.birch+zillow@example.com', 'jo.birch@example.com', 'people tag with plus everywhere'],
    ['jo+a+b@outlook.com', 'jo@outlook.com', 'from the first plus on'],
    ['jo.sample@hotmail.com', 'jo.sample@hotmail.com', 'Hotmail is another mailbox than Outlook'],
    ['jo-sample@yahoo.com', 'jo-sample@yahoo.com', 'a hyphen may be part of a name'],
    ['jo.sample@me.com', 'jo.sample@icloud.com', 'one mailbox at Apple'],
    ['jo.sample+x@mac.com', 'jo.sample@icloud.com', 'one mailbox at Apple'],
    ['Jo_Sample@protonmail.com', 'josample@proton.me', 'Proton reads neither dots nor underscores'],
    ['+jo@example.com', '+jo@example.com', 'a tag without a name stays'],
    ['Jo Birch <jo.birch@example.com>', 'jo.birch@example.com', 'a display name'],
    ['mailto:jo.birch@example.com', 'jo.birch@example.com', 'a link'],
  ])('gives %s the mailbox %s: %s', (raw, canonical) => {
    expect(canonicalOf(raw)).toBe(canonical);
  });

  it('keeps the address as written beside the canonical one', () => {
    expect(readEmailIdentity('Jo.Birch+Rent@Gmial.com')).toEqual({
      address: 'jo.birch+rent@gmial.com',
      canonical: 'jobirch@gmail.com',
      local: 'jobirch',
      domain: 'gmail.com',
      repairedDomain: true,
      kind: 'personal',
    });
  });

  it.each([
    ...[
      'gmial.com',
      'gmai.com',
      'gmail.co',
      'gnail.com',
      'gmail.con',
      'gamil.com',
      'gmail.cm',
      'gmial.con',
    ].map((domain) => [domain, 'gmail.com']),
    ['yaho.com', 'yahoo.com'],
    ['yahooo.com', 'yahoo.com'],
    ['hotmial.com', 'hotmail.com'],
    ['iclould.com', 'icloud.com'],
    ['outlok.com', 'outlook.com'],
    ['comast.net', 'comcast.net'],
    ['example.con', 'example.com'],
    ['example.ogr', 'example.org'],
  ])('repairs the domain %s to %s', (written, domain) => {
    expect(readEmailIdentity(`jo.birch@${written}`)).toMatchObject({ domain, repairedDomain: true });
  });

  it.each(['example.co', 'mail.com', 'email.com', 'ymail.com', 'yahoo.co.uk', 'gmail.com', 'example.cm'])(
    'leaves the domain %s, which exists',
    (domain) => {
      expect(readEmailIdentity(`jo.birch@${domain}`)).toMatchObject({ domain, repairedDomain: false });
    },
  );

  it.each([
    ['leasing@example.com', 'role', 'a leasing office'],
    ['office+parkview@example.com', 'role', 'a desk with a tag'],
    ['jo.birch@example.com', 'personal', 'a person'],
    ['2sample1relay@convo.zillow.com', 'relay', 'one enquiry at Zillow'],
    ['lead@apartments.com', 'relay', 'stands in for everybody'],
    ['leasing@email.rent.com', 'relay', 'a portal, whatever stands before the @'],
    ['sample-5550142@hous.craigslist.org', 'relay', 'one enquiry at Craigslist'],
    ['sample.5550142@sale.craigslist.org', 'relay', 'any Craigslist section'],
    ['jo.sample@facebook.com', 'relay', 'Facebook'],
    ['sample5550@privaterelay.appleid.com', 'relay', "Apple's Hide My Email"],
    ['jo.birch@myapartments.com', 'personal', 'only looks like a portal'],
    ['jo.birch@zillow.com', 'personal', 'people who work there rent too'],
  ])('says of %s that it is %s: %s', (raw, kind) => {
    expect(readEmailIdentity(raw)?.kind).toBe(kind);
  });

  it('keeps the local part of a relay whole, as each stands for one enquiry', () => {
    expect(canonicalOf('reply+1f2e3d@messaging.yelp.com')).toBe('reply+1f2e3d@messaging.yelp.com');
  });

  it.each([
    ['none@none.com', 'made up'],
    ['none+rent@example.com', 'made up, with a tag'],
    ['x@x.com', 'made up'],
    ['na@na.com', 'made up'],
    ['n/a', 'a word for nothing'],
    ['noreply@example.com', 'a machine'],
    ['jo.birch', 'no address'],
    ['', 'nothing'],
  ])('refuses %j: %s', (raw) => {
    expect(readEmailIdentity(raw)).toBeNull();
  });

  it('takes a family domain for what it is', () => {
    expect(canonicalOf('birch@birch.example.com')).toBe('birch@birch.example.com');
  });

  it('has the address and the role of normalizeEmail, and accepts nothing that normalizeEmail rejects', () => {
    fc.assert(
      fc.property(anyCell, (raw) => {
        const identity = readEmailIdentity(raw);
        if (identity === null) return;
        const { address, kind } = identity;
        expect(normalizeEmail(raw)).toMatchObject({ kind: 'valid', address });
        if (kind !== 'relay') expect(normalizeEmail(raw)).toMatchObject({ isRole: kind === 'role' });
      }),
    );
  });

  it('reads a plain address as it reads the same address in brackets, the slow way', () => {
    fc.assert(
      fc.property(fc.oneof(anyAddress, fc.emailAddress()), (address) =>
        expect(readEmailIdentity(address)).toEqual(readEmailIdentity(`<${address}>`)),
      ),
      { numRuns: 1000 },
    );
  });

  it('reads the same in capitals', () => {
    fc.assert(
      fc.property(anyAddress, (address) =>
        expect(readEmailIdentity(address.toUpperCase())).toEqual(readEmailIdentity(address)),
      ),
    );
  });

  it('finds the canonical address of a canonical address in itself', () => {
    fc.assert(
      fc.property(anyCell, (raw) => {
        const canonical = canonicalOf(raw);
        if (canonical !== null) expect(canonicalOf(canonical)).toBe(canonical);
      }),
    );
  });
});

import fc from 'fast-check';
import { normalizeEmail, readEmailCell } from '../../../contacts/normalize/email';

function told(raw: string): string[] {
  const { emails, rejected } = readEmailCell(raw);
  return [
    ...emails.map(({ address, isRole }) => (isRole ? `${address}*` : address)),
    ...rejected.map(({ raw: value, reason }) => `!${value}=${reason}`),
  ];
}

describe('readEmailCell', () => {
  it.each<[string, string[], string]>([
    ['', [], 'an empty cell says nothing'],
    ['PRIYA@EXAMPLE.ORG', ['priya@example.org'], 'capitals'],
    [
      'zoe@example.org, accounts.faraday@example.com',
      ['zoe@example.org', 'accounts.faraday@example.com'],
      'a comma between',
    ],
    [
      'a.b@example.net;billing@example.com',
      ['a.b@example.net', 'billing@example.com*'],
      'a semicolon; billing is a role',
    ],
    [
      'a.b@example.com ::: c.d@example.com',
      ['a.b@example.com', 'c.d@example.com'],
      'the way Google joins them',
    ],
    ['a.b@example.com/c.d@example.com', ['a.b@example.com', 'c.d@example.com'], 'a slash'],
    ['a.b@example.com c.d@example.com', ['a.b@example.com', 'c.d@example.com'], 'a blank'],
    ['Noor <noor@example.com>', ['noor@example.com'], 'a display name'],
    [
      '"Doe, Jo" <jo@example.com>, Ann <ann@example.org>',
      ['jo@example.com', 'ann@example.org'],
      'a comma in the display name',
    ],
    ['mailto:x.y@example.com?subject=hi', ['x.y@example.com'], 'a link'],
    ['a.b@example.com, a.b@example.com', ['a.b@example.com'], 'one address twice counts once'],
    ['Home: a.b@example.com', ['a.b@example.com'], 'a label'],
    ['a.b@example.com (work)', ['a.b@example.com'], 'a label behind'],
    [
      'jo birch@example.com',
      ['!jo birch@example.com=malformed'],
      'a blank in the address is not guessed away',
    ],
    ['info@example.com', ['info@example.com*'], 'company mail'],
    ['frontdesk2@example.com', ['frontdesk2@example.com*'], 'numbered company mail'],
    ['smith@smith.com', ['smith@smith.com'], 'a family domain is no placeholder'],
    [
      'lily@example.net / lily@example',
      ['lily@example.net', '!lily@example=malformed'],
      'no top-level domain',
    ],
    ['gloria@example,com', ['!gloria@example,com=malformed'], 'a comma for the dot stays one value'],
    ['none@none.com', ['!none@none.com=placeholder'], 'made up'],
    ['test@test.com', ['!test@test.com=placeholder'], 'made up'],
    ['noemail@noemail.com', ['!noemail@noemail.com=placeholder'], 'made up'],
    ['a@a.a', ['!a@a.a=placeholder'], 'made up'],
    ['n/a', ['!n/a=placeholder'], 'a word for nothing'],
    ['noreply@example.com', ['!noreply@example.com=no_reply'], 'a machine'],
    ['Do-Not-Reply@example.com', ['!Do-Not-Reply@example.com=no_reply'], 'a machine'],
    [
      '413-555-0156',
      ['!413-555-0156=wrong_column'],
      'a phone number in the wrong column is reported, not taken',
    ],
    ['* Other', ['!* Other=malformed'], 'a label that slid over'],
    ['#VALUE!', ['!#VALUE!=malformed'], 'a spreadsheet error'],
    ['=cmd@example.com', ['!=cmd@example.com=malformed'], 'a formula'],
  ])('reads %j: %#', (raw, expected) => {
    expect(told(raw)).toEqual(expected);
  });

  it('is idempotent on whatever it accepts, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary', maxLength: 50 })), (raw) => {
        for (const { address } of readEmailCell(raw).emails) {
          expect(normalizeEmail(address)).toMatchObject({ kind: 'valid', address });
          expect(address).toBe(address.toLowerCase());
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['a', '@', 'a@', ' ', ',', 'a@a.', '/', ';', '<', 'a '])(
    'reads a megabyte of %j within a second',
    (unit) => {
      const started = performance.now();
      readEmailCell(unit.repeat(1_000_000 / unit.length));
      normalizeEmail(unit.repeat(1_000_000 / unit.length));
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );
});

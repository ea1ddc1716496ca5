import fc from 'fast-check';
import { EmailTable, PhoneTable } from '../../../../contacts/matching/record/contact-points';

describe('EmailTable', () => {
  it.each([
    [
      'Jo.Birch.Sample+rent@Gmail.com',
      'jobirchsample@googlemail.com',
      'dots, tags and both domains of Gmail',
    ],
    ['jo.birch.sample@gmial.com', 'jobirchsample@gmail.com', 'a provider misspelt'],
    ['jo.birch+tours@example.com', 'JO.BIRCH@EXAMPLE.COM', 'a tag, capitals'],
    ['Jo Birch <jo.birch@example.com>', 'jo.birch@example.com', 'a name around the address'],
  ])('takes %s and %s for one mailbox: %s', (one, other) => {
    const table = new EmailTable();
    expect(table.idOf(one)).toBe(table.idOf(other));
    expect(table.idOf(one)).not.toBe(0);
  });

  it('tells mailboxes apart by name and by domain', () => {
    const table = new EmailTable();
    const addresses = ['jo.birch@example.com', 'jo.birch@example.org', 'jo.b@example.com'];
    expect(new Set(addresses.map((raw) => table.idOf(raw))).size).toBe(3);
    const [com, org] = addresses.map((raw) => table.idOf(raw));
    expect(table.localOf(com ?? 0)).toBe(table.localOf(org ?? 0));
    expect([table.localText(com ?? 0), table.domainText(org ?? 0)]).toEqual(['jo.birch', 'example.org']);
  });

  it.each(['leasing@example.com', 'office@example.org'])('takes %s for a desk', (raw) => {
    const table = new EmailTable();
    expect(table.isRole(table.idOf(raw))).toBe(true);
    expect(table.isRole(table.idOf('jo.birch@example.com'))).toBe(false);
  });

  it.each(['', 'n/a', 'no email', 'none@none.com', '@', 'x'.repeat(2 ** 20), '\ud800@\udfff'])(
    'has no number for %.20j',
    (raw) => expect(new EmailTable().idOf(raw)).toBe(0),
  );
});

describe('PhoneTable', () => {
  it.each([
    ['(617) 555-0123', '+1 617.555.0123', 'the usual writings'],
    ['617-555-0123 x7', '16175550123', 'an extension'],
    ['555-0123', '5550123', 'without its area code'],
  ])('takes %s and %s for one number: %s', (one, other) => {
    const table = new PhoneTable('US');
    expect(table.idOf(one)).toBe(table.idOf(other));
    expect(table.idOf(one)).not.toBe(0);
  });

  it('keeps a number without its area code apart, with the same last seven digits', () => {
    const table = new PhoneTable('US');
    const [whole, short] = [table.idOf('617-555-0123'), table.idOf('555-0123')];
    expect(whole).not.toBe(short);
    expect([table.hasAreaCode(whole), table.hasAreaCode(short)]).toEqual([true, false]);
    expect([table.tailOf(whole), table.tailOf(short)]).toEqual([5550123, 5550123]);
  });

  it.each(['', '0', '888-888-8888', '123', 'call Ann', '9'.repeat(2 ** 20), '\ud800'])(
    'has no number for %.20j',
    (raw) => expect(new PhoneTable('US').idOf(raw)).toBe(0),
  );

  it('gives every whole number back', () => {
    const table = new PhoneTable('US');
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 199 }), (end) => {
        const digits = `16175550${end}`;
        expect(table.digitsOf(table.idOf(`+${digits}`))).toBe(Number(digits));
      }),
    );
  });
});

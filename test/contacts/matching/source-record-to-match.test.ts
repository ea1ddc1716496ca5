import { sourceRecordToMatch } from '../../../contacts/matching/source-record-to-match';
import { noName } from '../../../contacts/matching/match-record';
import { anyRecord, personName } from './any-record';
import type { RecordFacts } from './any-record';

const toMatch = (facts: RecordFacts) => sourceRecordToMatch(anyRecord(facts), 'r1');

describe('sourceRecordToMatch', () => {
  it('hands over whatever the engine compares', () => {
    const record = toMatch({
      source: 'google',
      name: personName('Jonah J Lindqvist, Jr'),
      phones: ['+16175550123'],
      emails: ['jonah@example.com'],
      addresses: [{ street: '18 Old Tannery Rd', city: 'Eastmere', state: 'MA', postalCode: '01197' }],
      updatedAt: '2026-03-01T00:00:00.000Z',
    });
    expect(record).toEqual({
      id: 'r1',
      source: 'google',
      name: { full: null, first: 'Jonah', middle: 'J', last: 'Lindqvist', suffix: 'Jr', nickname: null },
      organisation: null,
      emails: ['jonah@example.com'],
      phones: ['+16175550123'],
      addresses: [{ street: '18 Old Tannery Rd', city: 'Eastmere', state: 'MA', postalCode: '01197' }],
      birthDate: null,
      updatedAt: '2026-03-01T00:00:00.000Z',
      role: null,
      attributes: {},
    });
  });

  it.each<[RecordFacts, string | null, string | null, string]>([
    [
      { name: personName('Ann Moreau'), company: 'Moreau Bakery' },
      'Moreau',
      null,
      'an employer is no company',
    ],
    [{ name: null, company: 'Faherty & Sons Plumbing' }, null, 'Faherty & Sons Plumbing', 'a company alone'],
    [
      {
        source: 'quickbooks',
        label: 'Faherty & Sons',
        name: personName('Ann Moreau'),
        company: 'Faherty & Sons',
      },
      null,
      'Faherty & Sons',
      'the row is the company’s, the person its contact',
    ],
    [{ name: null, company: 'Castellano Residence' }, 'castellano', null, 'a household is its last name'],
    [{ name: personName('Front Desk'), company: null }, null, null, 'a desk is nobody'],
    [{ name: null }, null, null, 'a number alone'],
  ])('reads %j as last name %s and company %s: %s', (facts, last, organisation) => {
    const record = toMatch(facts);
    expect([record.name.last, record.organisation]).toEqual([last, organisation]);
    if (last === null) expect(record.name).toEqual(noName);
  });

  it('puts inactive numbers and the addresses of buildings last, since only the first few count', () => {
    const number = (e164: string, flags: 'inactive_status'[] = []) => ({
      e164,
      extension: null,
      label: 'unspecified' as const,
      flags,
    });
    const record = toMatch({
      phones: [number('+16175550101', ['inactive_status']), number('+16175550122')],
      addresses: [
        { kind: 'property', street: '1 Tower Sq' },
        { kind: 'mail', street: '18 Old Tannery Rd' },
      ],
    });
    expect(record.phones).toEqual(['+16175550122', '+16175550101']);
    expect(record.addresses.map(({ street }) => street)).toEqual(['18 Old Tannery Rd', '1 Tower Sq']);
  });
});

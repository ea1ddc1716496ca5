import { consentFlags } from '../../../contacts/consent/consent-flags';
import { PersonRecordSchema } from '../../../contacts/model/person-record';
import { preferencesRecord } from '../../../ledger';

const at = '2026-02-01T10:00:00Z';

describe('preferencesRecord', () => {
  it('is a source record that says nothing but the preferences, found again by the contact', () => {
    const record = preferencesRecord('c1', { communication_method: 'text' }, at);
    expect(PersonRecordSchema.parse(record)).toEqual(record);
    expect(record).toMatchObject({
      system: 'manual',
      externalId: 'contact:c1',
      version: 't2026-02-01T10:00:00.000Z',
      preferences: { communication_method: 'text' },
      phones: [],
      emails: [],
    });
  });

  it('forbids nothing by itself, as it has no number', () => {
    expect(consentFlags(preferencesRecord('c1', { opt_out: true }, at), at)).toEqual([]);
  });
});

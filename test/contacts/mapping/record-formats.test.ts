import fc from 'fast-check';
import { incomingFrom, recordFormats } from '../../../contacts/mapping';

const reading = { contactIdsOf: 'resman' };
const contactData = { first_name: 'Wanda', last_name: 'Kessler', phone: '(617) 555-0142' };

describe('incomingFrom', () => {
  it.each([
    ['domIqContact', { user_id: 'u1', contact_id: 'P1:R7:9', contact_data: contactData }, 'domiq', 'u1'],
    ['domIqConversation', { id: 'c1', user_id: 'u1', contact_data: contactData }, 'domiq', 'u1'],
    [
      'openPhoneContact',
      { id: 'CT1', firstName: 'Wanda', phoneNumbers: [{ value: '+16175550142' }] },
      'openphone',
      'CT1',
    ],
    ['openPhoneContact', { id: 'CT1', defaultFields: { firstName: 'Wanda' } }, 'openphone', 'CT1'],
    [
      'resManContact',
      {
        contactId: 'P1:R7:9',
        propertyId: 'P1',
        prospectId: 'R7',
        personId: '9',
        status: 'prospect',
        firstName: 'Wanda',
      },
      'resman',
      'P1:R7:9',
    ],
  ] as const)('reads a %s', (format, value, system, externalId) => {
    expect(incomingFrom(format, value, reading)).toMatchObject({
      kind: 'record',
      record: { system, externalId, firstName: 'Wanda' },
    });
  });

  it('takes DomIQ’s contact id for one of the system that is named', () => {
    const value = { user_id: 'u1', contact_id: 'P1:R7:9', contact_data: contactData };
    const outcome = incomingFrom('domIqContact', value, reading);
    expect(outcome).toMatchObject({ record: { references: [{ system: 'resman', externalId: 'P1:R7:9' }] } });
    expect(incomingFrom('domIqContact', value, { contactIdsOf: null })).toMatchObject({
      record: { references: [] },
    });
  });

  it('says so when a visitor has told nothing about themselves', () => {
    expect(
      incomingFrom('domIqConversation', { id: 'c1', user_id: 'u1', contact_data: null }, reading),
    ).toEqual({
      kind: 'nobody',
    });
  });

  it('names the fields that cannot be read, never what stands in them', () => {
    expect(incomingFrom('resManContact', { firstName: { secret: 'Wanda' } }, reading)).toEqual({
      kind: 'unreadable',
      fields: ['propertyId', 'firstName'],
    });
  });

  it('bears anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...recordFormats), fc.anything(), (format, value) => {
        expect(['record', 'nobody', 'unreadable']).toContain(incomingFrom(format, value, reading).kind);
      }),
    );
  });
});

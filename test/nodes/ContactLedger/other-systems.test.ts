import type { IDataObject } from 'n8n-workflow';
import type { LedgerSettings } from '../../../ledger';
import { phoneNo } from '../../ledger/sample-records';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const number = phoneNo(1);
const prospect = {
  contactId: 'P1:R7:9',
  propertyId: 'P1',
  prospectId: 'R7',
  personId: '9',
  status: 'prospect',
  firstName: 'Imani',
  lastName: 'Okafor',
  email: 'imani@example.com',
  phone: number,
  lastInteraction: null,
};
const visitor = {
  user_id: 'u1',
  contact_id: null,
  contact_data: {
    first_name: 'Imani',
    last_name: 'Okafor',
    phone: number,
    preferences: { email_opt_out: true },
    updated_at: '2026-02-01T10:00:00Z',
  },
};

const resolved = async (
  settings: LedgerSettings,
  record: object,
  recordFormat: string,
): Promise<IDataObject> => {
  const { outputs, error } = await runLedger(settings, 'contact.resolve', [record], { recordFormat });
  if (error) throw error;
  return outputs.flat()[0]?.json ?? {};
};

describeOnEachDatabase('Contact Ledger between the systems', ({ freshSettings }) => {
  it('takes what ResMan, DomIQ and OpenPhone say in their own words, as one person', async () => {
    const settings = await freshSettings();
    const first = await resolved(settings, prospect, 'resManContact');
    expect(first).toMatchObject({ decision: 'create_new', system: 'resman', externalId: 'P1:R7:9' });
    const { contactId } = first;
    const told = await resolved(settings, visitor, 'domIqContact');
    expect(told).toMatchObject({ decision: 'auto_merge', system: 'domiq', externalId: 'u1', contactId });
    const phoneContact = {
      id: 'CT1',
      firstName: 'Imani',
      lastName: 'Okafor',
      phoneNumbers: [{ value: number }],
      emails: [{ value: 'imani@example.com' }],
    };
    const known = await resolved(settings, phoneContact, 'openPhoneContact');
    expect(known).toMatchObject({ decision: 'auto_merge', system: 'openphone', contactId });
  });

  it('tells each system what it takes, with what the person has refused', async () => {
    const settings = await freshSettings();
    const { contactId } = await resolved(settings, prospect, 'resManContact');
    await resolved(settings, visitor, 'domIqContact');
    const get = async (system: string) =>
      (await ledgerJson(settings, `contact.getFor${system}`, [{ contactId }]))[0];
    expect(await get('DomIq')).toEqual({
      contact_id: contactId,
      full_name: 'Imani Okafor',
      email: 'imani@example.com',
      phone: number,
      status: 'prospect',
      preferences: { email_opt_out: true },
      updated_at: expect.stringMatching(/^\d{4}-/) as string,
    });
    expect(await get('OpenPhone')).toEqual({
      contactId,
      externalId: contactId,
      firstName: 'Imani',
      lastName: 'Okafor',
      company: null,
      role: null,
      phones: [number],
      emails: ['imani@example.com'],
    });
    expect(await get('ResMan')).toMatchObject({
      ledgerContactId: contactId,
      contactId: 'P1:R7:9',
      propertyId: 'P1',
      email: 'imani@example.com',
      source: 'chatbot',
      communicationPreferences: { email_opt_out: true },
    });
  });

  it('leads from the id of a contact that was merged to the one it became', async () => {
    const settings = await freshSettings();
    const { contactId: secondaryId } = await resolved(settings, prospect, 'resManContact');
    const other = { system: 'quickbooks', externalId: 'q1', firstName: 'Ivy', phone: phoneNo(2) };
    const { contactId: primaryId } = await resolved(settings, other, 'contactLedger');
    await ledgerJson(settings, 'merge.merge', [{ primaryId, secondaryId }]);
    const [asked, survivor] = await ledgerJson(settings, 'contact.getForOpenPhone', [
      { contactId: secondaryId },
      { contactId: primaryId },
    ]);
    expect(asked).toEqual(survivor);
  });

  it('tells nobody anything of who was erased, and goes on with the others', async () => {
    const settings = await freshSettings();
    const { contactId } = await resolved(settings, prospect, 'resManContact');
    const other = { system: 'quickbooks', externalId: 'q1', firstName: 'Ivy', phone: phoneNo(2) };
    const { contactId: otherId } = await resolved(settings, other, 'contactLedger');
    await ledgerJson(settings, 'contact.erase', [{ contactId }]);
    const { outputs } = await runLedger(
      settings,
      'contact.getForDomIq',
      [{ contactId }, { contactId: otherId }],
      {},
      { continueOnFail: true },
    );
    const [failed, told] = outputs[0] ?? [];
    expect(failed).toMatchObject({ json: { errorCode: 'ledger.contact_erased' }, pairedItem: { item: 0 } });
    expect(told).toMatchObject({ json: { contact_id: otherId, full_name: 'Ivy' }, pairedItem: { item: 1 } });
  });

  it.each([
    [
      'another shape',
      { user_id: 'u1', contact_data: 'Imani' },
      'domIqContact',
      '"Record Format": contact_data',
    ],
    [
      'a visitor who has told nothing',
      { id: 'c1', user_id: 'u1', contact_data: null },
      'domIqConversation',
      'told nothing about themselves',
    ],
  ])('refuses %s without repeating it', async (_name, record, recordFormat, message) => {
    const settings = await freshSettings();
    const { error } = await runLedger(settings, 'contact.resolve', [record], { recordFormat });
    expect(error?.message).toContain(message);
    expect(JSON.stringify(error)).not.toContain('Imani');
    expect(await ledgerJson(settings, 'contact.getAll')).toEqual([]);
  });
});

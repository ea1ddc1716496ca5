import type { IDataObject } from 'n8n-workflow';
import type { LedgerSettings } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { person } from '../../ledger/contacts/people';
import { ledgerJson, runLedger } from './run-contact-ledger';

const name = { checkpointName: 'resman.contacts.h' };

/** The n-th invented person as the ResMan node puts them out, not simplified. */
const listed = (n: number, changes: object = {}) => ({
  contactId: `h:R${n}:N${n}`,
  propertyId: 'h',
  prospectId: `R${n}`,
  personId: `N${n}`,
  status: 'prospect',
  isMainContact: true,
  firstName: person(n).first,
  middleName: null,
  lastName: person(n).last,
  email: person(n).emails[0],
  phones: [{ written: person(n).phones[0], e164: person(n).phones[0], type: 'cell' }],
  address: null,
  preferences: null,
  events: [],
  lastInteraction: null,
  ...changes,
});

describeOnEachDatabase('Contact Ledger > Checkpoint', ({ freshSettings }) => {
  it('gives what to begin with until it is saved, and then where it stands', async () => {
    const settings = await freshSettings();
    const first = { ...name, beginWith: '2025-01-01' };
    expect(await ledgerJson(settings, 'checkpoint.get', undefined, first)).toMatchObject([
      { name: name.checkpointName, value: '2025-01-01T00:00:00.000Z', isSaved: false, updatedAt: null },
    ]);
    expect(await ledgerJson(settings, 'checkpoint.get', undefined, name)).toMatchObject([{ value: null }]);
    const until = '2026-03-01T10:00:00.000Z';
    expect(await ledgerJson(settings, 'checkpoint.save', [{ until }], name)).toMatchObject([
      { value: until, previousValue: null, isMoved: true },
    ]);
    expect(await ledgerJson(settings, 'checkpoint.get', undefined, first)).toMatchObject([
      { value: until, isSaved: true },
    ]);
  });

  it('does not go back, unless "May Go Back" is on; every item is a checkpoint of its own', async () => {
    const settings = await freshSettings();
    const items = [{ until: '2026-03-02' }, { until: '2026-03-01' }];
    expect(await ledgerJson(settings, 'checkpoint.save', items, name)).toMatchObject([
      { isMoved: true },
      { isMoved: false, value: '2026-03-02T00:00:00.000Z' },
    ]);
    const back = { ...name, options: { mayGoBack: true } };
    expect(await ledgerJson(settings, 'checkpoint.save', [items[1]!], back)).toMatchObject([
      { isMoved: true, value: '2026-03-01T00:00:00.000Z' },
    ]);
  });

  it.each([
    [{ ...name, value: 'yesterday' }, '"Read Until"'],
    [{ ...name, value: "={{ '' }}" }, '"Read Until"'],
    [{ checkpointName: "={{ ' ' }}", value: '2026-03-01' }, '"Name"'],
  ])('refuses %j and names the parameter', async (parameters, named) => {
    const settings = await freshSettings();
    const { error } = await runLedger(settings, 'checkpoint.save', undefined, parameters);
    expect(error?.message).toContain(named);
    expect(await ledgerJson(settings, 'checkpoint.get', undefined, name)).toMatchObject([{ value: null }]);
  });
});

describeOnEachDatabase('Contact Ledger > Report > Compare With System', ({ freshSettings }) => {
  const resolved = (settings: LedgerSettings, items: readonly object[]) =>
    runLedger(settings, 'contact.resolve', items, { recordFormat: 'resManContact' });
  const begin = async (settings: LedgerSettings) =>
    (await ledgerJson(settings, 'report.beginComparison'))[0]!.comparisonId as string;
  const finish = (settings: LedgerSettings, comparisonId: string, propertyIds = 'h') =>
    runLedger(settings, 'report.finishComparison', [{ comparisonId }], { propertyIds });

  it('compares pages of what the ResMan node lists, and reports what has drifted apart', async () => {
    const settings = await freshSettings();
    await resolved(settings, [listed(1), listed(2), listed(3)]);
    const comparisonId = await begin(settings);
    const given = { comparisonId };
    const first = [listed(1), listed(2, { email: 'other@example.com' })];
    expect(await ledgerJson(settings, 'report.compare', first, given)).toEqual([
      { comparisonId, listed: 2, same: 1, missing: 0, differing: 1, queued: 1 },
    ]);
    expect(await ledgerJson(settings, 'report.compare', [listed(4)], given)).toMatchObject([
      { listed: 1, missing: 1, queued: 1 },
    ]);
    const { outputs } = await finish(settings, comparisonId);
    expect(outputs[0]?.map(({ json }) => json)).toMatchObject([
      {
        isClean: false,
        listed: 3,
        same: 1,
        missingInLedger: 1,
        differing: 1,
        goneFromSystem: 1,
        fields: { emails: 1 },
        findings: { goneFromSystem: ['h:R3:N3'], missingInLedger: ['h:R4:N4'] },
      },
    ]);
    expect(await ledgerJson(settings, 'report.getDriftReports')).toMatchObject([{ comparisonId, listed: 3 }]);
  });

  it('heals by the normal path: the events, once resolved, leave a comparison without drift', async () => {
    const settings = await freshSettings();
    await resolved(settings, [listed(1), listed(2)]);
    const now = [listed(1, { lastName: 'Other' }), listed(2), listed(3)];
    const comparisonId = await begin(settings);
    await ledgerJson(settings, 'report.compare', now, { comparisonId });
    const due = await ledgerJson(settings, 'event.takeDue', undefined, { options: { source: 'resman' } });
    const ids = due.map(({ payload }) => (payload as IDataObject).contact_id);
    expect(ids.sort()).toEqual(['h:R1:N1', 'h:R3:N3']);
    await resolved(
      settings,
      now.filter(({ contactId }) => ids.includes(contactId)),
    );
    const again = await begin(settings);
    await ledgerJson(settings, 'report.compare', now, { comparisonId: again });
    const { outputs } = await finish(settings, again);
    expect(outputs[0]?.[0]?.json).toMatchObject({ isClean: true, listed: 3, same: 3 });
  });

  it('puts out whom ResMan should have by the second output', async () => {
    const settings = await freshSettings();
    const chat = {
      system: 'domiq',
      externalId: 'u1',
      propertyId: 'h',
      firstName: 'Wanda',
      lastName: 'Kessler',
    };
    const { outputs: made } = await runLedger(settings, 'contact.resolve', [chat]);
    const contactId = made[2]?.[0]?.json.contactId;
    const { outputs } = await finish(settings, await begin(settings));
    expect(outputs[1]?.map(({ json }) => json)).toMatchObject([{ contactId }]);
  });

  it('goes on without a contact that cannot be read when it continues on fail, and says no value of it', async () => {
    const settings = await freshSettings();
    const items = [listed(1, { propertyId: null }), listed(2)];
    const given = { comparisonId: await begin(settings) };
    const { outputs } = await runLedger(settings, 'report.compare', items, given, { continueOnFail: true });
    expect(outputs[0]).toMatchObject([
      { json: { listed: 1, missing: 1 } },
      { json: { error: expect.stringContaining('propertyId') }, pairedItem: { item: 0 } },
    ]);
    expect(JSON.stringify(outputs)).not.toContain(person(1).last);
    const { error } = await runLedger(settings, 'report.compare', items, given);
    expect(error).toMatchObject({ context: { itemIndex: 0 } });
  });

  it('refuses a comparison that is not open, and says what to do', async () => {
    const settings = await freshSettings();
    const { error } = await runLedger(settings, 'report.compare', [listed(1)], { comparisonId: 'none' });
    expect(error).toMatchObject({ message: expect.stringContaining('no open comparison') });
    const { error: empty } = await runLedger(settings, 'report.compare', [listed(1)], {
      comparisonId: "={{ '' }}",
    });
    expect(empty?.message).toContain('"Comparison ID"');
  });

  it('bears 10,000 contacts and lets others have their turn meanwhile', async () => {
    const settings = await freshSettings();
    const comparisonId = await begin(settings);
    let turns = 0;
    let isOver = false;
    const count = (): void => {
      turns += 1;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const items = Array.from({ length: 10_000 }, (_, n) => listed(n));
    const { outputs, error } = await runLedger(
      settings,
      'report.compare',
      items,
      { comparisonId },
      {
        timeoutMs: 120_000,
      },
    );
    isOver = true;
    expect(error).toBeUndefined();
    expect(outputs[0]?.[0]?.json).toMatchObject({ listed: 10_000, missing: 10_000, queued: 10_000 });
    // At least once for every two hundred contacts.
    expect(turns).toBeGreaterThanOrEqual(50);
  }, 180_000);
});

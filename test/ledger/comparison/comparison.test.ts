import {
  beginComparison,
  compareListed,
  countOpenReviews,
  exportLedger,
  finishComparison,
  listDriftReports,
  listEvents,
  mergeByHand,
  resolve,
  setSync,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { person, said } from '../contacts/people';
import { queueClock } from '../queue-clock';

const DAY_MS = 86_400_000;

/** The n-th invented person as ResMan lists them; of the property "h" unless told otherwise. */
const listed = (n: number, changes: object = {}) =>
  said({
    system: 'resman',
    externalId: `h:R${n}:N${n}`,
    propertyId: 'h',
    firstName: person(n).first,
    lastName: person(n).last,
    phone: person(n).phones[0],
    email: person(n).emails[0],
    role: 'prospect',
    status: 'prospect',
    ...changes,
  });

describeOnEachDatabase('the comparison with ResMan', ({ open }) => {
  const opened = async () => {
    const ledger = await open();
    const clock = queueClock();
    const know = async (...records: ReturnType<typeof said>[]) => {
      const contactIds: string[] = [];
      for (const record of records) contactIds.push((await resolve(ledger, record, clock)).contactId);
      clock.forward(1_000);
      return contactIds;
    };
    const begin = async () => (await beginComparison(ledger, 'resman', clock)).comparisonId;
    const compare = (comparisonId: string, records: ReturnType<typeof said>[]) =>
      compareListed(ledger, { comparisonId, records }, clock);
    const finish = (comparisonId: string, propertyIds = ['h']) =>
      finishComparison(ledger, { comparisonId, propertyIds }, clock);
    const whole = async (records: ReturnType<typeof said>[], propertyIds = ['h']) => {
      const comparisonId = await begin();
      await compare(comparisonId, records);
      return finish(comparisonId, propertyIds);
    };
    return { ledger, clock, know, begin, compare, finish, whole };
  };
  const toldOf = async (ledger: Ledger) =>
    (await listEvents(ledger, { limit: 100 })).entries.map(({ source, type, status, sourceEventId }) => ({
      source,
      type,
      status,
      id: sourceEventId?.split(':').slice(2).join(':'),
    }));

  it('finds nothing when both say the same, and stores no event', async () => {
    const { ledger, know, whole } = await opened();
    await know(listed(1), listed(2));
    expect(await whole([listed(1), listed(2)])).toMatchObject({
      isClean: true,
      listed: 2,
      same: 2,
      missingInLedger: 0,
      differing: 0,
      goneFromSystem: 0,
      doubledContacts: 0,
      notInSystem: 0,
      propertyIds: ['h'],
      fields: {},
    });
    expect(await toldOf(ledger)).toEqual([]);
  });

  it('finds what is missing or differs, field by field, and queues it to be read again', async () => {
    const { ledger, know, whole } = await opened();
    await know(listed(1), listed(2), listed(3));
    const report = await whole([
      listed(1),
      listed(2, { phone: '617-555-0199', lastName: 'Other' }),
      listed(3, { phone: '617-555-0198' }),
      listed(4),
    ]);
    expect(report).toMatchObject({ isClean: false, listed: 4, same: 1, missingInLedger: 1, differing: 2 });
    expect(report.fields).toEqual({ name: 1, phones: 2 });
    expect(report.findings).toMatchObject({
      missingInLedger: ['h:R4:N4'],
      differing: [
        { externalId: 'h:R2:N2', fields: ['name', 'phones'] },
        { externalId: 'h:R3:N3', fields: ['phones'] },
      ],
    });
    const event = { source: 'resman', type: 'contact.updated', status: 'waiting' };
    expect((await toldOf(ledger)).sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1))).toEqual([
      { ...event, id: 'h:R2:N2' },
      { ...event, id: 'h:R3:N3' },
      { ...event, id: 'h:R4:N4' },
    ]);
  });

  it('keeps no name, number or address of anybody', async () => {
    const { ledger, know, whole } = await opened();
    await know(listed(1));
    const report = await whole([listed(1, { phone: '617-555-0199' }), listed(2)]);
    let text = JSON.stringify(report);
    await exportLedger(ledger, async (lines) => {
      text += lines
        .split('\n')
        .filter((line) => /"table":"(?:drift|events)/.test(line))
        .join('\n');
    });
    expect(text).toContain('drift_findings');
    for (const value of [person(1).last, person(2).last, person(2).emails[0], '5550199', person(2).phones[0]])
      expect(text).not.toContain(value);
  });

  it('finds who is gone, only in properties that were listed to the end, and nobody who is archived', async () => {
    const { know, whole } = await opened();
    const elsewhere = listed(3, { externalId: 'g:R3:N3', propertyId: 'g' });
    await know(listed(1), listed(2), elsewhere, listed(4, { status: 'former', isActive: false }));
    const report = await whole([listed(1)]);
    expect(report).toMatchObject({ goneFromSystem: 1, findings: { goneFromSystem: ['h:R2:N2'] } });
    expect(await whole([listed(1)], [])).toMatchObject({ goneFromSystem: 0 });
    expect((await whole([listed(1), listed(2)], ['g', 'h'])).findings.goneFromSystem).toEqual(['g:R3:N3']);
  });

  it('does not judge what came in while it compared', async () => {
    const { clock, know, begin, compare, finish } = await opened();
    await know(listed(1));
    const comparisonId = await begin();
    clock.forward(1_000);
    await know(listed(1, { phone: '617-555-0199' }), listed(2));
    expect(await compare(comparisonId, [listed(1)])).toMatchObject({ same: 1, differing: 0 });
    expect(await finish(comparisonId)).toMatchObject({ isClean: true });
  });

  it('finds a contact that ResMan has twice', async () => {
    const { ledger, clock, know, whole } = await opened();
    const twin = listed(1, { externalId: 'h:R9:N9', phone: person(1).phones[1], email: person(1).emails[1] });
    const [one, two] = await know(listed(1), twin, listed(2), listed(2, { externalId: 'h::N2' }));
    await mergeByHand(
      ledger,
      { primaryId: one!, secondaryId: two!, by: 'Dana', isPrimaryFixed: true, evenTenants: true },
      clock,
    );
    clock.forward(1_000);
    const report = await whole([listed(1), twin, listed(2), listed(2, { externalId: 'h::N2' })]);
    expect(report).toMatchObject({ doubledContacts: 1, same: 4 });
    expect(report.findings.doubledContacts).toEqual([
      { contactId: one, externalIds: ['h:R1:N1', 'h:R9:N9'] },
    ]);
  });

  it('finds whom the chatbot knows and ResMan should, and nobody whom it cannot or need not have', async () => {
    const { ledger, clock, know, whole } = await opened();
    const chat = (n: number, changes: object = {}) =>
      listed(n, { system: 'domiq', externalId: `u${n}`, role: null, status: null, ...changes });
    const [lacking, , made] = await know(
      chat(1),
      chat(2, { lastName: null }),
      chat(3),
      chat(4, { propertyId: 'g' }),
      chat(5),
      listed(5),
      chat(6, { system: 'openphone' }),
    );
    await ledger.writeKeys([], (db) =>
      setSync(db, { contactId: made!, status: 'success', resmanContactId: 'h:R3:N3' }, clock),
    );
    const report = await whole([listed(5)]);
    expect(report.findings.notInSystem).toEqual([lacking]);
    expect(report.notInSystem).toBe(1);
  });

  it('leaves out of whom a person is asked who they are', async () => {
    const { ledger, know, whole } = await opened();
    const onlyNumber = {
      system: 'openphone',
      externalId: 'C1',
      phone: person(1).phones[0],
      company: 'Kessler Plumbing',
    };
    const asked = await know(listed(1, { system: 'domiq', externalId: 'u1' }), said(onlyNumber));
    expect(new Set(asked).size).toBe(2);
    expect(await countOpenReviews(ledger)).toBe(1);
    expect(await whole([])).toMatchObject({ notInSystem: 0 });
  });

  it('counts an entry once, as it was listed last, and tells of it once', async () => {
    const { know, begin, compare, finish } = await opened();
    await know(listed(1));
    const comparisonId = await begin();
    const changed = listed(1, { phone: '617-555-0199' });
    expect(await compare(comparisonId, [changed, listed(2), listed(2)])).toEqual({
      listed: 2,
      same: 0,
      missing: 1,
      differing: 1,
      queued: 2,
    });
    expect(await compare(comparisonId, [listed(1), listed(2)])).toMatchObject({
      same: 1,
      missing: 1,
      queued: 0,
    });
    expect(await finish(comparisonId)).toMatchObject({
      listed: 2,
      same: 1,
      missingInLedger: 1,
      differing: 0,
    });
  });

  it('is finished once: the same report again, and no further page', async () => {
    const { ledger, know, begin, compare, finish } = await opened();
    await know(listed(1));
    const comparisonId = await begin();
    await compare(comparisonId, [listed(1)]);
    const report = await finish(comparisonId);
    expect(await finish(comparisonId, ['other'])).toEqual(report);
    await expect(compare(comparisonId, [listed(1)])).rejects.toMatchObject({
      code: 'ledger.unknown_comparison',
    });
    await expect(compare('none', [])).rejects.toMatchObject({ code: 'ledger.unknown_comparison' });
    const { findings, ...kept } = report;
    expect(findings.missingInLedger).toEqual([]);
    expect(await listDriftReports(ledger, 10)).toEqual([kept]);
  });

  it('forgets what a run that was killed two days ago left open, and nothing younger', async () => {
    const { ledger, clock, begin, compare, finish } = await opened();
    const [killed, finished] = [await begin(), await begin()];
    await compare(killed, [listed(1)]);
    await finish(finished);
    clock.forward(2 * DAY_MS - 1_000);
    const young = await begin();
    clock.forward(2_000);
    await begin();
    await expect(compare(killed, [])).rejects.toMatchObject({ code: 'ledger.unknown_comparison' });
    await expect(compare(young, [])).resolves.toMatchObject({ listed: 0 });
    expect(await listDriftReports(ledger, 10)).toHaveLength(1);
  });
});

import { randomUUID } from 'node:crypto';
import { toldSystems } from '../../../contacts/mapping';
import { IncomingRecordSchema, readIncomingRecord } from '../../../contacts/normalize/incoming-record';
import {
  claimEvents,
  failEvents,
  mergeByHand,
  queueForSystems,
  recordOptOut,
  resolve,
  saveInteractions,
  storeEvents,
  type Clock,
  type Ledger,
} from '../../../ledger';

/** The names and numbers that must not be in a digest. */
export const YESTERDAYS_PEOPLE = /Marchetti|Drummond|Nakagawa|555-?01|@example/;

/** Invented people of two properties, and what happened to them at one moment. */
export async function playYesterday(ledger: Ledger, moment: string): Promise<void> {
  const clock: Clock = { now: () => moment, newId: randomUUID };
  const know = async (fields: object): Promise<string> => {
    const { record } = readIncomingRecord(IncomingRecordSchema.parse(fields), 'US');
    return (await resolve(ledger, record, clock)).contactId;
  };
  const ofMill = { lastName: 'Marchetti', propertyId: 'mill-yard' };
  const ada = await know({
    ...ofMill,
    system: 'domiq',
    externalId: 'y1',
    firstName: 'Ada',
    phone: '(617) 555-0142',
    leadScore: 90,
  });
  await know({
    ...ofMill,
    system: 'resman',
    externalId: 'mill-yard:R1:N1',
    firstName: 'Ada',
    phone: '(617) 555-0142',
    role: 'prospect',
  });
  const bruno = await know({
    ...ofMill,
    system: 'domiq',
    externalId: 'y2',
    firstName: 'Bruno',
    email: 'bruno@example.com',
  });
  // A name that is known, with another number: a question for a person.
  await know({ ...ofMill, system: 'domiq', externalId: 'y3', firstName: 'Ada', phone: '(617) 555-0177' });
  const otherBruno = await know({
    ...ofMill,
    system: 'openphone',
    externalId: 'y4',
    firstName: 'Bruno',
    lastName: 'Drummond',
    phone: '(617) 555-0155',
  });
  const kenji = await know({
    system: 'domiq',
    externalId: 'y5',
    firstName: 'Kenji',
    lastName: 'Nakagawa',
    propertyId: 'quay-house',
    email: 'kenji@example.com',
    leadScore: 45,
  });
  const pair = { primaryId: bruno, secondaryId: otherBruno };
  await mergeByHand(ledger, { ...pair, isPrimaryFixed: true, evenTenants: false, by: 'dana' }, clock);

  const said = (contactId: string, kind: 'call' | 'chat' | 'text', direction: 'incoming' | 'outgoing') => ({
    system: 'openphone',
    externalId: randomUUID(),
    kind,
    direction,
    occurredAt: moment,
    contactId,
    data: { text: 'Is the two-bedroom still free?' },
  });
  const saved = await saveInteractions(
    ledger,
    [
      said(ada, 'text', 'incoming'),
      said(ada, 'text', 'incoming'),
      said(ada, 'text', 'outgoing'),
      said(kenji, 'call', 'incoming'),
      said(otherBruno, 'chat', 'incoming'),
    ],
    clock,
  );
  if (saved.some(({ outcome }) => outcome !== 'saved')) throw new Error('An interaction was not saved.');

  const optOut = {
    contactId: ada,
    type: 'text',
    system: 'openphone',
    quote: null,
    evidenceId: null,
  } as const;
  await recordOptOut(ledger, { ...optOut, statedAt: moment }, clock);
  await queueForSystems(ledger, ada, toldSystems, clock);

  await storeEvents(
    ledger,
    [{ source: 'resman', eventId: 'y1', type: 'prospect.changed', payload: {} }],
    clock,
  );
  const [event] = await claimEvents(ledger, { limit: 1, leaseMs: 60_000, workerToken: 'test' }, clock);
  if (event === undefined) throw new Error('The event was not handed out.');
  const failure = { ...event, code: 'test', message: 'cannot be worked on', isPermanent: true };
  await failEvents(ledger, [failure], { random: () => 0 }, clock);
}

/** What the digest must say, counted again row by row. */
export async function recount(ledger: Ledger, day: string) {
  return ledger.read(async (db) => {
    const contacts = await db.selectFrom('contacts').selectAll().execute();
    const rows = {
      resolutions: await db.selectFrom('resolutions').selectAll().execute(),
      merges: await db.selectFrom('merges').selectAll().execute(),
      interactions: await db.selectFrom('interactions').selectAll().execute(),
      statements: await db.selectFrom('consent_statements').selectAll().execute(),
      effects: await db.selectFrom('effects').selectAll().execute(),
      reviews: await db.selectFrom('match_reviews').selectAll().execute(),
      events: await db.selectFrom('events').selectAll().execute(),
    };
    const survivorOf = (id: string | null) => contacts.find((one) => one.id === id)?.survivor_id ?? null;
    const propertyOf = (id: string | null) =>
      contacts.find((one) => one.id === survivorOf(id))?.property_id ?? null;
    const isOfDay = (moment: string) => moment.slice(0, 10) === day;
    const standing = contacts.filter(({ status }) => status === 'active');
    const knownSince = (id: string) =>
      contacts
        .filter((one) => one.survivor_id === id)
        .map((one) => one.created_at)
        .sort()[0] ?? '';
    const newOf = (property: string) =>
      standing.filter(({ id, property_id: own }) => own === property && isOfDay(knownSince(id)));
    const of = (property: string) => {
      const texts = rows.interactions.filter(
        (one) => isOfDay(one.occurred_at) && propertyOf(one.contact_id) === property,
      );
      const ofKind = (kind: string, direction?: string) =>
        texts.filter((one) => one.kind === kind && (direction ?? one.direction) === one.direction).length;
      return {
        propertyId: property,
        newContacts: newOf(property).length,
        bestLeads: newOf(property).filter(({ lead_score: score }) => score !== null && score >= 80).length,
        recognized: rows.resolutions.filter(
          (one) =>
            isOfDay(one.decided_at) &&
            one.decision === 'auto_merge' &&
            propertyOf(one.contact_id) === property,
        ).length,
        merges: rows.merges.filter(
          (one) =>
            isOfDay(one.merged_at) && one.undone_at === null && propertyOf(one.primary_id) === property,
        ).length,
        openQuestions: rows.reviews.filter((one) => one.status === 'open' && one.property_id === property)
          .length,
        optOuts: new Set(
          rows.statements
            .filter(
              (one) =>
                one.state === 'denied' &&
                one.basis !== 'merged' &&
                isOfDay(one.recorded_at) &&
                propertyOf(one.contact_id) === property,
            )
            .map((one) => survivorOf(one.contact_id)),
        ).size,
        optOutsWaiting: rows.effects.filter(
          (one) =>
            one.operation === 'opt_out.log' &&
            one.status === 'waiting' &&
            propertyOf(one.contact_id) === property,
        ).length,
        textsIn: ofKind('text', 'incoming'),
        textsOut: ofKind('text', 'outgoing'),
        calls: ofKind('call'),
        chatMessages: ofKind('chat'),
      };
    };
    return { of, failedEvents: rows.events.filter(({ status }) => status === 'dead').length };
  });
}

import type { Json } from '../../contacts/model/person-record';
import { identifiersOf } from '../../contacts/model/identifier';
import type { Ledger } from '../../ledger';
import { controlOf } from '../support/sandbox-control';
import { CREATED_LINE, refusalLine } from './model-rows';
import type { Holdings, Row } from './row';

type Control = ReturnType<typeof controlOf>;

/** Where everything that is held can be looked at. */
export interface Places {
  readonly ledger: Ledger;
  readonly openPhone: Control;
  readonly resMan: Control;
  readonly domIq: Control;
}

interface Contact {
  readonly id: string;
  readonly fields: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly phones: readonly string[];
    readonly emails: readonly string[];
    readonly role: string | null;
  };
  readonly lastAt: string | null;
}
export interface Prospect {
  readonly id: string;
  readonly propertyId: string;
  readonly current: {
    readonly people: readonly {
      readonly personId: string;
      readonly type: string;
      readonly firstName: string;
      readonly lastName: string;
      readonly email: string | null;
      readonly phones: readonly { readonly number: string }[];
    }[];
    readonly events: readonly { readonly comments: string | null }[];
  };
}
interface Context {
  readonly [field: string]: Json;
  readonly contact_id: string;
  readonly updated_at: string;
  readonly preferences: { readonly [name: string]: Json } | null;
}
interface Card {
  readonly id: string;
  readonly externalId: string | null;
  readonly defaultFields: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly phoneNumbers: readonly { readonly value: string }[];
    readonly emails: readonly { readonly value: string }[];
  };
}

/** What was there before the day began, untouched: ids of contacts, and the rows of the sandboxes as they were. */
export interface Before {
  readonly contacts: ReadonlySet<string>;
  readonly rows: ReadonlyMap<string, string>;
}

export async function lookBefore(places: Places): Promise<Before> {
  const { contacts, prospects, contexts, cards } = await readAll(places);
  const rows = [
    ...prospects.map((row) => [`resman ${row.id}`, JSON.stringify(row)] as const),
    ...contexts.map((row) => [`domiq ${row.contact_id}`, JSON.stringify(row)] as const),
    ...cards.map((row) => [`openphone ${row.id}`, JSON.stringify(row)] as const),
  ];
  return { contacts: new Set(contacts.map(({ id }) => id)), rows: new Map(rows) };
}

/**
 * Everything that is held of the day, under the model's names of the contacts: a contact is the model's one with which it has
 * most numbers and addresses in common. What was there before and has not changed is left out.
 */
export async function observe(places: Places, before: Before, expected: Holdings): Promise<Holdings> {
  const { contacts, prospects, contexts, cards } = await readAll(places);
  const fresh = contacts.filter(({ id }) => !before.contacts.has(id));
  const names = new Map(fresh.map((contact) => [contact.id, nameOf(contact, expected.ledger)]));
  const nameBy = (id: string | null): string => names.get(id ?? '') ?? `nobody of the day (${id})`;
  const owners = await ownersOfProspects(places.ledger);
  const interactions = await interactionCounts(places.ledger);
  const isUntouched = (kind: string, id: string, row: object): boolean =>
    before.rows.get(`${kind} ${id}`) === JSON.stringify(row);
  return {
    ledger: fresh.map((contact) => ({
      key: nameBy(contact.id),
      fields: ledgerFields(contact, interactions.get(contact.id) ?? 0),
    })),
    resman: prospects
      .filter((row) => !isUntouched('resman', row.id, row))
      .map((prospect) => {
        const owner = owners.get(prospect.id);
        return {
          key: owner === undefined ? `guest card ${prospect.id}` : nameBy(owner),
          fields: prospectFields(prospect),
        };
      }),
    domiq: contexts
      .filter((row) => !isUntouched('domiq', row.contact_id, row))
      .map((context) => ({ key: nameBy(context.contact_id), fields: contextFields(context) })),
    openphone: cards
      .filter((row) => !isUntouched('openphone', row.id, row))
      .map((card) => ({ key: nameBy(card.externalId), fields: cardFields(card) })),
    questions: (await openQuestions(places.ledger)).map((pair) => ({
      key: pair.map(nameBy).sort().join(' and '),
      fields: {},
    })),
    consent: await denials(places.ledger),
  };
}

function nameOf({ id, fields }: Contact, rows: readonly Row[]): string {
  const own = identifiersOf(fields);
  let [best, most] = [`contact of nobody (${id})`, 0];
  for (const { key, fields: model } of rows) {
    const { phones, emails, first, last } = model as unknown as {
      phones: string[];
      emails: string[];
      first: string | null;
      last: string | null;
    };
    const shared = identifiersOf({ phones, emails }).filter((one) => own.includes(one)).length;
    const alike = shared * 2 + Number(first === fields.firstName && last === fields.lastName);
    if (shared > 0 && alike > most) [best, most] = [key, alike];
  }
  return best;
}

async function readAll({ ledger, openPhone, resMan, domIq }: Places) {
  const rows = await ledger.read((db) =>
    db
      .selectFrom('contacts')
      .whereRef('id', '=', 'survivor_id')
      .select(['id', 'fields_json', 'last_activity_at'])
      .execute(),
  );
  return {
    contacts: rows.map((row): Contact => ({
      id: row.id,
      fields: JSON.parse(row.fields_json) as Contact['fields'],
      lastAt: row.last_activity_at,
    })),
    prospects: await resMan<Prospect[]>('GET', 'prospects'),
    contexts: (await domIq<{ contexts: Context[] }>('GET', 'state')).contexts,
    cards: await openPhone<Card[]>('GET', 'contacts'),
  };
}

async function ownersOfProspects(ledger: Ledger): Promise<Map<string, string>> {
  const rows = await ledger.read((db) =>
    db
      .selectFrom('source_identities as identity')
      .innerJoin('contacts', 'contacts.id', 'identity.contact_id')
      .where('identity.system', '=', 'resman')
      .select(['identity.external_id as externalId', 'contacts.survivor_id as contactId'])
      .execute(),
  );
  return new Map(rows.map(({ externalId, contactId }) => [externalId.split(':')[1] ?? '', contactId]));
}

async function interactionCounts(ledger: Ledger): Promise<Map<string, number>> {
  const rows = await ledger.read((db) =>
    db
      .selectFrom((of) =>
        of
          .selectFrom('interactions')
          .select(['id', 'contact_id'])
          .unionAll(of.selectFrom('interaction_sharers').select(['interaction_id as id', 'contact_id']))
          .as('party'),
      )
      .innerJoin('contacts', 'contacts.id', 'party.contact_id')
      .select(['contacts.survivor_id as contactId', 'party.id'])
      .distinct()
      .execute(),
  );
  const counts = new Map<string, number>();
  for (const { contactId } of rows) counts.set(contactId, (counts.get(contactId) ?? 0) + 1);
  return counts;
}

const openQuestions = async (ledger: Ledger): Promise<[string, string][]> =>
  (
    await ledger.read((db) =>
      db
        .selectFrom('match_reviews as review')
        .innerJoin('contacts as left', 'left.id', 'review.left_contact_id')
        .innerJoin('contacts as right', 'right.id', 'review.right_contact_id')
        .where('review.status', '=', 'open')
        .select(['left.survivor_id as left', 'right.survivor_id as right'])
        .execute(),
    )
  ).map(({ left, right }) => [left, right]);

async function denials(ledger: Ledger): Promise<Row[]> {
  const rows = await ledger.read((db) =>
    db
      .selectFrom('consents')
      .where('state', '=', 'denied')
      .select(['identifier', 'channel', 'scope'])
      .orderBy('channel')
      .execute(),
  );
  const found = new Map<string, string[]>();
  for (const { identifier, channel, scope } of rows) {
    const use = scope === 'all' ? channel : `${channel} for ${scope}`;
    found.set(identifier, [...(found.get(identifier) ?? []), use]);
  }
  return [...found].map(([key, denied]) => ({ key, fields: { denied } }));
}

const ledgerFields = ({ fields, lastAt }: Contact, interactions: number): Record<string, Json> => ({
  first: fields.firstName,
  last: fields.lastName,
  phones: [...fields.phones].sort(),
  emails: [...fields.emails].sort(),
  role: fields.role,
  interactions,
  lastAt,
});

/** A guest card has one person; a number is read as the digits of the national form. */
function prospectFields({ propertyId, current: { people, events } }: Prospect): Record<string, Json> {
  const [main, ...others] = people;
  return {
    propertyId,
    type: main?.type ?? null,
    first: main?.firstName ?? null,
    last: main?.lastName ?? null,
    email: main?.email ?? null,
    phones: (main?.phones ?? []).map(({ number }) => `+1${number.replace(/\D/g, '')}`),
    history: events.map(({ comments }) => withoutDate(comments)),
    ...(others.length > 0 && { others: others.length }),
  };
}

const LINES: readonly [RegExp, (channels: string) => string][] = [
  [/^Contact created via DomIQ chatbot on \d+\/\d+\/\d{4}\.$/, () => CREATED_LINE],
  [
    /^Does not want to be contacted by: ([a-z, ]+)\. Told to the chatbot or by text; see the contact ledger\.$/,
    (channels) => refusalLine(channels.split(', ')),
  ],
];

/** A line of the history as the model writes it: without the day on which it was written. */
function withoutDate(line: string | null): string | null {
  for (const [form, written] of LINES) {
    const found = line === null ? null : form.exec(line);
    if (found) return written(found[1] ?? '');
  }
  return line;
}

const without = (names: readonly string[], values: Readonly<Record<string, Json>>): Record<string, Json> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

/** Without our id, under which it is known here, and the moments at which it was written. */
function contextFields(context: Context): Record<string, Json> {
  const { preferences } = context;
  return {
    ...without(['contact_id', 'updated_at'], context),
    preferences: preferences === null ? null : without(['updated_at'], preferences),
  };
}

const cardFields = ({ defaultFields }: Card): Record<string, Json> => ({
  first: defaultFields.firstName,
  last: defaultFields.lastName,
  phones: defaultFields.phoneNumbers.map(({ value }) => value).sort(),
  emails: defaultFields.emails.map(({ value }) => value).sort(),
});

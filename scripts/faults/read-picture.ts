import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from '../../contacts/model/zod';
import { postgresAddress, type Ledger, type LedgerSettings } from '../../ledger';
import type { LedgerDb } from '../../ledger/tables';
import { sendHttp } from '../http';
import { logIn } from '../n8n/login';
import { LEDGER_ADDRESS_FILE } from '../queue/services';
import type { Home } from '../start/home';
import { sandboxServices, type SandboxService } from '../start/sandbox';
import type { InventedPerson } from './people';
import type { Picture, PicturedWorkflow } from './picture';

/** Where the ledger of a home is now: with workers in PostgreSQL, whose port is another at every start. */
export async function ledgerOf(home: Home): Promise<LedgerSettings> {
  const file = join(home.folder, LEDGER_ADDRESS_FILE);
  if (!existsSync(file)) return { kind: 'sqlite', file: home.ledgerFile };
  const address = postgresAddress((await readFile(file, 'utf8')).trim());
  if (address === null) throw new Error(`${file} holds no address.`);
  return address;
}

export type UrlOf = (service: SandboxService) => string;

const line = z.string().nullable();
const ProspectsSchema = z.object({
  data: z.array(
    z.object({
      current: z.object({
        people: z.array(
          z.object({
            personId: z.string(),
            firstName: z.string(),
            lastName: z.string(),
            email: line,
            phones: z.array(z.object({ number: z.string() })),
          }),
        ),
        events: z.array(z.object({ comments: line.optional() })),
      }),
    }),
  ),
});
const ContextsSchema = z.object({
  data: z.object({
    contexts: z.array(
      z.object({
        contact_id: z.string(),
        full_name: line,
        email: line,
        phone: line,
        preferences: z.object({ phone_opt_out: z.boolean() }).nullable(),
      }),
    ),
  }),
});
const OpenPhoneSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      defaultFields: z.object({
        firstName: line,
        lastName: line,
        emails: z.array(z.object({ value: line })),
        phoneNumbers: z.array(z.object({ value: line })),
      }),
    }),
  ),
});
const RequestsSchema = z.object({
  data: z.array(
    z.object({ method: z.string(), path: z.string(), misbehaviour: line, body: line.optional() }),
  ),
});
const WorkflowsSchema = z.object({ data: z.array(z.object({ id: z.string(), active: z.boolean() })) });

async function control<T>(url: string, route: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse((await sendHttp(`${url}/_sandbox/${route}`)).body));
}

const present = (values: readonly (string | null)[]): string[] => values.filter((value) => value !== null);
const digits = (phones: readonly (string | null)[]): string[] =>
  present(phones).map((phone) => phone.replace(/\D/g, '').slice(-10));

/** The line of the history that ResMan is owed: docs/mapping.md. */
const REFUSES_TEXTS = /not want to be contacted by:[^.]*\btext\b/;

/** Reads everything the checks look at; writes nothing. */
export async function readPicture(
  ledger: Ledger,
  urlOf: UrlOf,
  workflows: readonly PicturedWorkflow[],
  people: readonly InventedPerson[],
): Promise<Picture> {
  const prospects = await control(urlOf('resman'), 'prospects', ProspectsSchema);
  const { data: state } = await control(urlOf('domiq'), 'state', ContextsSchema);
  const contacts = await control(urlOf('openphone'), 'contacts', OpenPhoneSchema);
  return {
    ...(await readLedger(ledger)),
    resMan: prospects.data.flatMap(({ current }) =>
      current.people.map((person) => ({
        id: person.personId,
        name: `${person.firstName} ${person.lastName}`,
        emails: present([person.email]),
        phones: digits(person.phones.map(({ number }) => number)),
        refusesTexts: current.events.some(({ comments }) => REFUSES_TEXTS.test(comments ?? '')),
      })),
    ),
    domIq: state.contexts.map((context) => ({
      id: context.contact_id,
      name: context.full_name ?? '',
      emails: present([context.email]),
      phones: digits([context.phone]),
      refusesTexts: context.preferences?.phone_opt_out ?? false,
    })),
    openPhone: contacts.data.map(({ id, defaultFields }) => ({
      id,
      name: present([defaultFields.firstName, defaultFields.lastName]).join(' '),
      emails: present(defaultFields.emails.map(({ value }) => value)),
      phones: digits(defaultFields.phoneNumbers.map(({ value }) => value)),
      refusesTexts: null,
    })),
    workflows,
    writes: await countWrites(ledger, urlOf, people),
  };
}

/**
 * How many requests that write the vendors have had; subscriptions are none of the contacts'. Those about contacts whom the
 * plan does not know are left out: of the sample people whom the office has the resync tells when its clock strikes.
 */
export async function countWrites(
  ledger: Ledger,
  urlOf: UrlOf,
  people: readonly InventedPerson[],
): Promise<number> {
  const ours = new Set(people.flatMap(({ email, phone }) => [`email:${email}`, `phone:${phone}`]));
  const keys = await ledger.read(contactKeys);
  const ofPlan = new Set(keys.filter(({ key }) => ours.has(key)).map(({ contact }) => contact));
  const others = [...new Set(keys.map(({ contact }) => contact))].filter((id) => !ofPlan.has(id));
  let writes = 0;
  for (const service of sandboxServices) {
    const { data } = await control(urlOf(service), 'requests?bodies=1', RequestsSchema);
    writes += data.filter(
      ({ method, path, body }) =>
        method !== 'GET' &&
        !isReading(path) &&
        !others.some((id) => path.includes(id) || (body?.includes(id) ?? false)),
    ).length;
  }
  return writes;
}

/** How many requests went wrong on purpose. */
export async function countFaults(urlOf: UrlOf): Promise<number> {
  let faults = 0;
  for (const service of sandboxServices) {
    const { data } = await control(urlOf(service), 'requests', RequestsSchema);
    faults += data.filter(({ misbehaviour }) => misbehaviour !== null).length;
  }
  return faults;
}

/** ResMan is asked by POST too; OpenPhone's subscriptions are looked after by the clock. */
const isReading = (path: string): boolean => /search|\/get|webhooks/i.test(path);

/** What each standing contact can be found by. */
const contactKeys = (db: LedgerDb) =>
  db
    .selectFrom('blocking_keys as key')
    .innerJoin('source_identities as identity', 'identity.id', 'key.identity_id')
    .innerJoin('contacts', 'contacts.id', 'identity.contact_id')
    .select(['key.key', 'contacts.survivor_id as contact'])
    .execute();

/** The rows of the ledger that the checks look at. */
async function readLedger(ledger: Ledger) {
  return ledger.read(async (db) => {
    const events = await db.selectFrom('events').select(['id', 'event_key', 'status']).execute();
    const effects = await db
      .selectFrom('effects')
      .select(['id', 'target', 'operation', 'subject', 'version', 'status', 'payload_hash', 'error_code'])
      .execute();
    const keys = await contactKeys(db);
    const activities = await db
      .selectFrom('interactions')
      .where('system', '=', 'openphone')
      .select('external_id')
      .execute();
    const denied = await db
      .selectFrom('consents')
      .where('channel', '=', 'text')
      .where('state', '=', 'denied')
      .select('identifier')
      .execute();
    const contactsByKey = new Map<string, Set<string>>();
    for (const { key, contact } of keys)
      contactsByKey.set(key, (contactsByKey.get(key) ?? new Set()).add(contact));
    return {
      events: events.map(({ id, event_key: key, status }) => ({ id, key, status })),
      effects: effects.map(({ payload_hash: payloadHash, error_code: errorCode, ...effect }) => ({
        ...effect,
        payloadHash,
        errorCode,
      })),
      contactsByKey,
      activities: activities.map(({ external_id: id }) => id),
      deniedTexts: new Set(denied.map(({ identifier }) => identifier)),
    };
  });
}

/** n8n's own word about its workflows. @throws it does not let the owner in */
export async function readWorkflows(n8nUrl: string, { secrets }: Home): Promise<PicturedWorkflow[]> {
  const headers = await logIn(n8nUrl, { email: secrets.ownerEmail, password: secrets.ownerPassword });
  if (headers === null) throw new Error('n8n does not let its owner in.');
  const list = await sendHttp(`${n8nUrl}/rest/workflows`, { headers });
  return WorkflowsSchema.parse(JSON.parse(list.body)).data;
}

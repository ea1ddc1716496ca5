import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childrenOf, descendant, readXml, textAt, type XmlNode } from '../../../clients/resman/xml/read-xml';
import {
  startResManSandbox,
  type LeasePersonDocument,
  type NoteDocument,
  type ProspectDocument,
  type Seed,
  type Settings,
} from '../../../sandbox/resman';
import { controlOf } from '../../support/sandbox-control';
import { AGENT, baseSeed, GARDEN, HARBOR, LOST_REASON, SOURCE } from './base-seed';

export { AGENT, GARDEN, HARBOR, LOST_REASON, SOURCE };

const AUTHENTICATION = { IntegrationPartnerID: 'partner', ApiKey: 'key', AccountID: '400' };

export interface Answered {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** The answer as JSON; undefined when it is none. */
  readonly json: Record<string, unknown> | undefined;
  /** The root of the answer as XML; undefined when it is none. */
  readonly xml: XmlNode | undefined;
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly misbehaviour: string | null;
  readonly keyFingerprint: string | null;
  readonly body?: string;
}

async function read(response: Response): Promise<Answered> {
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  const reading = contentType.startsWith('application/xml') ? readXml(text) : null;
  let json: Answered['json'];
  try {
    json = contentType.startsWith('application/json')
      ? (JSON.parse(text) as Record<string, unknown>)
      : undefined;
  } catch {
    json = undefined;
  }
  return {
    status: response.status,
    contentType,
    text,
    json,
    xml: reading?.kind === 'read' ? reading.root : undefined,
  };
}

/** ResMan over real HTTP on a free loopback port, both generations raw, and the control routes as methods. */
export async function openResMan(options: { now?: () => number; dataFile?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'resman-sandbox-'));
  const dataFile = options.dataFile ?? join(folder, 'resman.sqlite');
  const { url, close } = await startResManSandbox({
    port: 0,
    dataFile,
    log: () => undefined,
    ...(options.now && { now: options.now }),
  });

  /** A v1 call with the partner's fields; undefined leaves one of them out. */
  async function call(method: string, fields: Readonly<Record<string, string | undefined>> = {}) {
    const given = Object.entries({ ...AUTHENTICATION, ...fields });
    const form = given.filter((entry): entry is [string, string] => entry[1] !== undefined);
    return read(
      await fetch(`${url}/${method}`, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(form),
      }),
    );
  }

  /** A v2 call; the query as it has to stand behind the question mark. */
  async function v2(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const basic = `Basic ${Buffer.from('partner:key').toString('base64')}`;
    return read(
      await fetch(`${url}${path}`, {
        method,
        headers: { authorization: basic, 'resman-account-id': '400', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  }

  async function control(method: string, route: string, body?: unknown) {
    const answer = await fetch(`${url}/_sandbox/${route}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text === '' ? {} : JSON.parse(text)) as { data?: unknown; errors?: { path: string }[] },
    };
  }

  const told = controlOf(url);

  return {
    url,
    dataFile,
    call,
    v2,
    control,
    post: (xml: string, propertyId = HARBOR) =>
      call('MITS/PostLeadManagement4_0', { PropertyID: propertyId, Xml: xml }),
    search: (criterion: Readonly<Record<string, string>>, propertyId = HARBOR) =>
      call('MITS/SearchProspects', { PropertyID: propertyId, ...criterion }),
    seed: (seed: Seed) => told<Record<string, number>>('POST', 'seed', seed),
    settings: (settings: Partial<Settings> & { acceptedKeys?: string[] | null }) =>
      told<Settings>('PUT', 'settings', settings),
    misbehave: (rule: Record<string, unknown>) => told('POST', 'misbehave', rule),
    prospects: () => told<ProspectDocument[]>('GET', 'prospects'),
    leasePeople: () => told<LeasePersonDocument[]>('GET', 'lease-people'),
    notes: () => told<NoteDocument[]>('GET', 'notes'),
    requests: (query = '') => told<LoggedRequest[]>('GET', `requests${query}`),
    /** Empties it, and puts the two properties back. */
    async reset() {
      await told('POST', 'reset');
      await told('POST', 'seed', baseSeed);
    },
    async close() {
      await close();
      if (options.dataFile === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type OpenResMan = Awaited<ReturnType<typeof openResMan>>;

/** The prospects of a MITS answer. */
export function prospectsOf({ xml }: Answered): readonly XmlNode[] {
  return childrenOf(descendant(xml, 'Response', 'LeadManagement', 'Prospects'), 'Prospect');
}

export const customersOf = (prospect: XmlNode | undefined): readonly XmlNode[] =>
  childrenOf(descendant(prospect, 'Customers'), 'Customer');

/** First names of everybody found, prospect by prospect. */
export const namesOf = (answer: Answered): (string | null)[] =>
  prospectsOf(answer).flatMap((prospect) =>
    customersOf(prospect).map((customer) => textAt(customer, 'Name', 'FirstName')),
  );

export function idsOf(customer: XmlNode | undefined): Record<string, string> {
  const entries = childrenOf(customer, 'Identification').map(({ attributes }) => [
    attributes.IDType ?? '',
    attributes.IDValue ?? '',
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Text for an element or attribute, whatever is in it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export interface LeadParts {
  readonly prospectId?: string;
  readonly personId?: string;
  readonly type?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** Elements of the customer behind the name. */
  readonly customer?: string;
  readonly preferences?: string;
  /** null sends none. */
  readonly event?: string | null;
}

/** One event; null leaves a part out. */
export function eventXml({
  type = 'Other',
  date = '2026-03-04T16:20:00Z' as string | null,
  agentId = AGENT as string | null,
  sourceId = SOURCE as string | null,
  isFirstContact = true,
  comments = null as string | null,
} = {}): string {
  return (
    `<Event EventType="${type}"${date === null ? '' : ` EventDate="${date}"`}>` +
    (agentId === null ? '' : `<Agent><AgentID IDValue="${agentId}"/></Agent>`) +
    `<FirstContact>${isFirstContact}</FirstContact>` +
    (sourceId === null ? '' : `<TransactionSource>${sourceId}</TransactionSource>`) +
    (comments === null ? '' : `<Comments>${escaped(comments)}</Comments>`) +
    '</Event>'
  );
}

/** A LeadManagement document of one prospect with one customer. */
export function leadXml({
  prospectId,
  personId,
  type = 'prospect',
  firstName = 'Ines',
  lastName = 'Okafor',
  customer = '',
  preferences = '',
  event = eventXml(),
}: LeadParts = {}): string {
  const identification = (name: string, value: string | undefined) =>
    value === undefined
      ? ''
      : `<Identification IDType="${name}" IDValue="${value}" OrganizationName="ResMan"/>`;
  return (
    `<LeadManagement><Prospects><Prospect><Customers><Customer Type="${type}">` +
    identification('ProspectID', prospectId) +
    identification('PersonID', personId) +
    `<Name><FirstName>${escaped(firstName)}</FirstName><LastName>${escaped(lastName)}</LastName></Name>` +
    `${customer}</Customer></Customers>` +
    (preferences && `<CustomerPreferences>${preferences}</CustomerPreferences>`) +
    (event === null ? '' : `<Events>${event}</Events>`) +
    '</Prospect></Prospects></LeadManagement>'
  );
}

export const phoneXml = (number: string, type = 'cell'): string =>
  `<Phone PhoneType="${type}"><PhoneNumber>${escaped(number)}</PhoneNumber></Phone>`;

export const emailXml = (email: string): string => `<Email>${escaped(email)}</Email>`;

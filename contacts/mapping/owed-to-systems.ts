import type { GoldenRecord } from '../model/golden-record';
import type { MergeStrategy } from '../model/matching-rule';
import type { Json, PersonRecord } from '../model/person-record';
import { DOMIQ } from './domiq-incoming';
import { chatbotContextFromGolden, openPhoneContactFromGolden, type BesideGolden } from './golden-to-systems';
import { OPENPHONE } from './openphone-incoming';
import { RESMAN } from './resman-incoming';
import { domIqContextChange, fullNameOf } from './resman-to-chatbot';

/** The systems that are kept in step, in the order in which they are told. */
export const toldSystems = [RESMAN, DOMIQ, OPENPHONE] as const;
export type ToldSystem = (typeof toldSystems)[number];

/** What is to be done there: bring the contact up to date, or write down in its history what it refuses. */
export const OWED_OPT_OUT = 'opt_out.log';
export const owedOperations = ['contact.upsert', OWED_OPT_OUT] as const;
export type OwedOperation = (typeof owedOperations)[number];

/** Why a system is told nothing. */
export type ReasonForSilence =
  /** Nobody there, in the chatbot or in the business phone knows the contact: it came from a file. */
  | 'not_in_daily_use'
  /** The contact says nothing that the system does not have, or nothing that it takes. */
  | 'nothing_new'
  /** Somebody who lives there or has applied: their record is the office's. */
  | 'resident'
  /** ResMan takes nobody without first and last name, OpenPhone nobody without a number and a name. */
  | 'incomplete'
  /** It may be somebody whom the system has already; a person decides first. */
  | 'awaits_decision';

/** What one system is owed about one contact: `content` is what its state there should follow from, `why` the reason for none. */
export type Owed = { readonly system: ToldSystem; readonly operation: OwedOperation } & (
  | { readonly isOwed: true; readonly content: Json }
  | { readonly isOwed: false; readonly why: ReasonForSilence }
);

/** A contact as the ledger has it. */
export interface ContactToTell {
  readonly contactId: string;
  readonly golden: GoldenRecord;
  readonly beside: BesideGolden;
  /** What each entry says at present. */
  readonly records: readonly PersonRecord[];
  /** Whether ResMan or the chatbot is believed, at the contact's property. */
  readonly mergeStrategy: MergeStrategy;
  /** True while a person has to decide whether it is somebody else, too. */
  readonly isInQuestion: boolean;
  /** How many such questions have been answered; what waited for one is owed again. */
  readonly answered: number;
}

/**
 * What each of the systems is owed about a contact. Of one state of a contact always the same, so that a system is told again
 * only when the content has changed, and what a system said itself is never told back to it. Pure.
 */
export function owedToSystems(contact: ContactToTell): Owed[] {
  return [
    owed(RESMAN, 'contact.upsert', toResMan(contact)),
    owed(RESMAN, OWED_OPT_OUT, optOutForResMan(contact)),
    owed(DOMIQ, 'contact.upsert', toDomIq(contact)),
    owed(OPENPHONE, 'contact.upsert', toOpenPhone(contact)),
  ];
}

type Content = { readonly content: Json } | ReasonForSilence;

const owed = (system: ToldSystem, operation: OwedOperation, content: Content): Owed =>
  typeof content === 'string'
    ? { system, operation, isOwed: false, why: content }
    : { system, operation, isOwed: true, ...content };

/** What ResMan's record of the contact lacks, by ResMan's names; empty when it lacks nothing. */
export interface ResManChanges {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** A person typed it: what it says comes before every system. */
const MANUAL = 'manual';

/** What one record says, by the names of `ResManChanges`. */
const sayings: Readonly<Record<keyof ResManChanges, (record: PersonRecord) => readonly string[]>> = {
  firstName: ({ name }) => presentOnes(name.first),
  lastName: ({ name }) => presentOnes(fullNameOf(name.last, name.suffix)),
  email: ({ emails }) => emails,
  phone: ({ phones }) => phones,
};

/**
 * What has to be written into the ResMan record of a contact: what is empty there, and what a person typed; with `domiq_wins`
 * whatever differs from the contact, whose values are the chatbot's then. Never anything for somebody who has applied or lives
 * there. Pure.
 */
export function changesForResMan({
  golden,
  records,
  mergeStrategy,
}: Pick<ContactToTell, 'golden' | 'records' | 'mergeStrategy'>): ResManChanges {
  const known = records.filter(({ system }) => system === RESMAN);
  if (known.length === 0 || isResident(golden)) return {};
  const typed = records.filter(({ system }) => system === MANUAL);
  const wanted: Readonly<Record<keyof ResManChanges, string | null>> = {
    firstName: golden.firstName,
    lastName: fullNameOf(golden.lastName, golden.suffix),
    email: golden.emails[0] ?? null,
    phone: golden.phones[0] ?? null,
  };
  const isMissing = (field: keyof ResManChanges): boolean => {
    const value = wanted[field];
    if (value === null) return false;
    const there = known.flatMap(sayings[field]);
    const replaces = mergeStrategy === 'domiq_wins' || typed.flatMap(sayings[field]).includes(value);
    return replaces ? !there.includes(value) : there.length === 0;
  };
  const fields = Object.keys(sayings) as (keyof ResManChanges)[];
  return Object.fromEntries(fields.filter(isMissing).map((field) => [field, wanted[field]]));
}

const presentOnes = (value: string | null): string[] => (value === null ? [] : [value]);

const isResident = ({ role }: GoldenRecord): boolean => role === 'resident' || role === 'applicant';

const knows = ({ records }: ContactToTell, ...systems: readonly string[]): boolean =>
  records.some(({ system }) => systems.includes(system));

/** ResMan gets nobody whom only a file or the business phone knows: a prospect is who has asked, in the chatbot. */
function toResMan(contact: ContactToTell): Content {
  const { golden } = contact;
  if (isResident(golden)) return 'resident';
  if (knows(contact, RESMAN)) {
    const changes = changesForResMan(contact);
    return Object.keys(changes).length === 0 ? 'nothing_new' : { content: { ...changes } };
  }
  if (!knows(contact, DOMIQ)) return 'not_in_daily_use';
  const lastName = fullNameOf(golden.lastName, golden.suffix);
  if (golden.firstName === null || lastName === null) return 'incomplete';
  if (contact.isInQuestion) return 'awaits_decision';
  return { content: { isNew: true, answered: contact.answered } };
}

/** ResMan has no field for what somebody refuses: it stands in the history, where the office reads it. */
function optOutForResMan(contact: ContactToTell): Content {
  const { deniedChannels } = contact.beside;
  if (deniedChannels.length === 0) return 'nothing_new';
  if (!knows(contact, RESMAN))
    return toResMan(contact) === 'awaits_decision' ? 'awaits_decision' : 'not_in_daily_use';
  return { content: { deniedChannels: [...deniedChannels] } };
}

function toDomIq(contact: ContactToTell): Content {
  if (!knows(contact, RESMAN, DOMIQ)) return 'not_in_daily_use';
  const change = domIqContextChange(
    chatbotContextFromGolden(contact.golden, contact.contactId, contact.beside),
  );
  return { content: JSON.parse(JSON.stringify(change)) as Json };
}

function toOpenPhone(contact: ContactToTell): Content {
  if (!knows(contact, RESMAN, DOMIQ, OPENPHONE)) return 'not_in_daily_use';
  const wanted = openPhoneContactFromGolden(contact.golden, contact.contactId);
  if (wanted.phones.length === 0 || wanted.firstName === null) return 'incomplete';
  const own = contact.records.filter(({ system }) => system === OPENPHONE);
  if (own.length === 0 && contact.isInQuestion) return 'awaits_decision';
  if (own.some((record) => hasEverything(record, contact.golden))) return 'nothing_new';
  return { content: JSON.parse(JSON.stringify(wanted)) as Json };
}

/** Whether one entry says all that the contact says, as far as OpenPhone has a place for it. */
function hasEverything({ name, company, phones, emails }: PersonRecord, golden: GoldenRecord): boolean {
  const isSame = (own: string | null, wanted: string | null) => wanted === null || own === wanted;
  return (
    golden.phones.every((phone) => phones.includes(phone)) &&
    golden.emails.every((email) => emails.includes(email)) &&
    isSame(name.first, golden.firstName) &&
    isSame(name.last, golden.lastName) &&
    isSame(company, golden.company)
  );
}

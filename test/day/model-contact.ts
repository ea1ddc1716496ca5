import { nicknames } from '../../sandbox/generate/name-pools';
import type { Person } from './delivery';

export type Role = 'prospect' | 'applicant' | 'resident';

/** The systems in the order in which their word counts where they differ (merge strategy `resman_wins`). */
const BELIEVED = ['resman', 'domiq', 'openphone'] as const;
export type System = (typeof BELIEVED)[number];

/** What one entry of one system says at present. */
export interface Entry {
  readonly system: System;
  readonly id: string;
  /** Counts up: of two entries of one system the later one is believed. */
  readonly saidAt: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly propertyId: string | null;
  readonly role: Role | null;
  readonly leadScore: number | null;
}

/** A contact's fields, every one from the entry that is believed most, lists from all of them. */
export interface Fields {
  readonly first: string | null;
  readonly last: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly role: Role | null;
  readonly leadScore: number | null;
}

const ROLES: readonly Role[] = ['prospect', 'applicant', 'resident'];

export class ModelContact {
  readonly entries = new Map<string, Entry>();
  interactions = 0;
  lastAt: string | null = null;
  prospectId: string | null = null;
  /** What ResMan was told last that they refuse. */
  toldRefusal = '';

  constructor(readonly key: string) {}

  /** Lets an entry say something, in place of what it said before. */
  say(entry: Entry): void {
    this.entries.set(entry.id, entry);
  }

  knows(...systems: readonly System[]): boolean {
    return [...this.entries.values()].some(({ system }) => systems.includes(system));
  }

  fields(): Fields {
    const believed = [...this.entries.values()].sort(
      (a, b) => BELIEVED.indexOf(a.system) - BELIEVED.indexOf(b.system) || b.saidAt - a.saidAt,
    );
    const named = believed.find(({ first }) => first !== null);
    const roles = believed.flatMap(({ role }) => role ?? []);
    const scored = [...believed]
      .sort((a, b) => b.saidAt - a.saidAt)
      .find(({ leadScore }) => leadScore !== null);
    return {
      first: named?.first ?? null,
      last: named?.last ?? null,
      phones: [...new Set(believed.flatMap(({ phones }) => phones))],
      emails: [...new Set(believed.flatMap(({ emails }) => emails))],
      role: roles.reduce<Role | null>(
        (furthest, role) =>
          furthest === null || ROLES.indexOf(role) > ROLES.indexOf(furthest) ? role : furthest,
        null,
      ),
      leadScore: scored?.leadScore ?? null,
    };
  }

  identifiers(): string[] {
    return [...this.entries.values()].flatMap(identifiersOf);
  }
}

export const identifiersOf = ({ phones, emails }: Pick<Entry, 'phones' | 'emails'>): string[] => [
  ...phones.map((phone) => `phone:${phone}`),
  ...emails.map((email) => `email:${email}`),
];

export const entryOf = (
  { first, last, email, phone }: Person,
  rest: Pick<Entry, 'system' | 'id' | 'saidAt' | 'propertyId' | 'role'> & Partial<Pick<Entry, 'leadScore'>>,
): Entry => ({
  leadScore: null,
  ...rest,
  first,
  last,
  phones: phone === null ? [] : [phone],
  emails: email === null ? [] : [email],
});

const EVERYDAY = new Map(Object.entries(nicknames).map(([formal, everyday]) => [everyday, formal]));
const formal = (first: string): string => EVERYDAY.get(first) ?? first;

/** What the rules make of two entries: one person; perhaps one, so that a person is asked; two people. */
export type Likeness = 'one' | 'perhaps' | 'two';

/**
 * docs/matching.md, docs/contacts.md: above 0.9 are one name (or its everyday form) and a number or address; between 0.7 and 0.9,
 * or never joined without a number or address, are one name at one property; a number that texted before it had a name is whose it
 * turns out to be; another first name on a number or address is another person, whatever else agrees.
 */
export function likeness(a: Entry, b: Entry): Likeness {
  const theirs = new Set(identifiersOf(b));
  const isSharing = identifiersOf(a).some((one) => theirs.has(one));
  if (a.first === null || b.first === null) return isSharing ? 'one' : 'two';
  const isSameName = formal(a.first) === formal(b.first) && a.last === b.last;
  if (isSharing) return isSameName ? 'one' : 'two';
  return isSameName && a.propertyId !== null && a.propertyId === b.propertyId ? 'perhaps' : 'two';
}

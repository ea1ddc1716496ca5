import { survivingContact } from '../merging/survivorship';
import { contentHashOf } from '../model/canonical-json';
import type { RejectedEmail, SourceRecord } from '../model/source-record';
import { normalizeEmail } from '../normalize/email';
import { oneLine } from '../normalize/visible-text';
import type { EnteredPerson } from './page/page-requests';

/** Something that cannot be kept as it was entered. */
export interface EntryProblem {
  readonly field: keyof EnteredPerson;
  /** In words for who entered it, without what was entered. */
  readonly problem: string;
}

export type ReadEntry =
  | { readonly kind: 'usable'; readonly record: SourceRecord }
  | { readonly kind: 'refused'; readonly problems: readonly EntryProblem[] };

const LONGEST_NAME = 200;
const NAME_FIELDS = ['firstName', 'lastName', 'company'] as const;

const EMAIL_PROBLEMS: Readonly<Record<RejectedEmail['reason'], string>> = {
  malformed: 'This is not an e-mail address.',
  placeholder: 'Nobody can be reached at this address. Leave the field empty.',
  no_reply: 'Nobody reads this address. Leave the field empty.',
  wrong_column: 'This is a phone number, not an e-mail address.',
};

/**
 * Reads a name that was entered by hand for a number, as a source record of its own. It needs a first name, a last name or a
 * company that names somebody, without control characters; an address is read as in any other source.
 * @param entry.id makes the record different from any other, whatever was entered
 * @param entry.at ISO 8601 UTC
 */
export function readEntry({
  id,
  phoneNumber,
  person,
  at,
}: {
  readonly id: string;
  readonly phoneNumber: string;
  readonly person: EnteredPerson;
  readonly at: string;
}): ReadEntry {
  const texts = {
    firstName: oneLine(person.firstName),
    lastName: oneLine(person.lastName),
    company: oneLine(person.company),
  };
  const email = person.email.trim() === '' ? null : normalizeEmail(person.email);
  const problems: EntryProblem[] = NAME_FIELDS.flatMap((field) => {
    const problem = nameProblem(person[field], texts[field]);
    return problem === null ? [] : [{ field, problem }];
  });
  if (NAME_FIELDS.every((field) => texts[field] === ''))
    problems.push({ field: 'firstName', problem: 'Enter a first name, a last name or a company.' });
  if (email?.kind === 'rejected') problems.push({ field: 'email', problem: EMAIL_PROBLEMS[email.reason] });
  if (problems.length > 0 || email?.kind === 'rejected') return { kind: 'refused', problems };

  const name = { first: texts.firstName || null, last: texts.lastName || null };
  const record: SourceRecord = {
    source: 'manual',
    externalId: null,
    origin: {
      fileName: null,
      contentHash: contentHashOf({ id, phoneNumber, ...texts, email: person.email, at }),
      record: 1,
      role: 'primary',
    },
    label: [name.first, name.last].filter(Boolean).join(' ') || texts.company,
    name:
      name.first === null && name.last === null
        ? null
        : { prefix: null, ...name, middle: null, suffix: null, nickname: null },
    company: texts.company || null,
    jobTitle: null,
    alsoNamed: [],
    phones: [{ e164: phoneNumber, extension: null, label: 'unspecified', flags: [] }],
    emails: email === null ? [] : [{ address: email.address, isRole: email.isRole }],
    addresses: [],
    notes: null,
    tags: [],
    isActive: true,
    updatedAt: at,
  };
  if (namesSomebody(record)) return { kind: 'usable', record };
  const field = NAME_FIELDS.find((one) => texts[one] !== '') ?? 'firstName';
  return { kind: 'refused', problems: [{ field, problem: 'This is not the name of a person or company.' }] };
}

function nameProblem(entered: string, text: string): string | null {
  // A line end behind what was pasted is no part of it.
  if (/[\p{Cc}\p{Cs}]/u.test(entered.trim()))
    return 'The text has a control character, e.g. a line end or a tab.';
  if (text.length > LONGEST_NAME) return `The text is longer than ${LONGEST_NAME} characters.`;
  return null;
}

/** "Unknown", "Front Desk", "617-555-0123": matching would not take it for a name, and the contact would have none. */
function namesSomebody(record: SourceRecord): boolean {
  const { firstName, lastName, company } = survivingContact([record]);
  return (firstName ?? lastName ?? company) !== null;
}

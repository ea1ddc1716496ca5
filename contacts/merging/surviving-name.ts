import { nameTokens } from '../normalize/fold-name';
import { isFormalNameOf } from '../normalize/nicknames';
import { identityOf } from '../matching/identity';
import { readNameCell } from '../matching/name-cell';
import type { SourceSystem } from '../model/source-record';
import { bestSpelling } from './best-spelling';
import { compareTexts } from '../model/compare-texts';
import { classesOf, compareByPriority, rankOfSource } from './source-priority';
import type { KeyedRecord, Statement, StatementClass } from './source-priority';

interface NameStatement {
  readonly first: string | null;
  readonly last: string | null;
  readonly suffix: string | null;
  readonly record: KeyedRecord;
}

/** The name that survives, each part with the record it is from. */
export interface SurvivingName {
  readonly first: Statement | null;
  /** With the suffix behind it, e.g. "Thornbury III". */
  readonly last: Statement | null;
}

const SUFFIX_SPELLINGS: Readonly<Record<string, string>> = {
  jr: 'Jr',
  sr: 'Sr',
  ii: 'II',
  iii: 'III',
  iv: 'IV',
};

const folded = (text: string | null): string => nameTokens(text).join('');
const isFull = (text: string | null): boolean => folded(text).length > 1;
const isDamaged = (text: string): boolean => /[?\ufffd]/.test(text);

/** The name in a cell as it is written, without what else stands in it ("Frank Jr", "unit 204"). */
function cellText(text: string | null | undefined): string | null {
  const { words } = readNameCell(text ?? null);
  return words.length > 0 ? words.join(' ') : null;
}

function toStatement(record: KeyedRecord): NameStatement {
  const suffix = identityOf(record)?.readings[0]?.suffix ?? null;
  return {
    first: cellText(record.name?.first),
    last: cellText(record.name?.last),
    suffix: suffix === null ? null : (SUFFIX_SPELLINGS[suffix] ?? null),
    record,
  };
}

/**
 * Which records may name the person. Records that speak of a person do; where there is none, contact persons of a
 * company do, unless a record speaks of the company alone or they are several.
 */
function nameStatements(records: readonly KeyedRecord[]): NameStatement[] {
  const isOfPerson = (record: KeyedRecord) => record.name !== null && identityOf(record)?.kind === 'person';
  const personal = records.filter(isOfPerson);
  if (personal.length > 0) return personal.map(toStatement);
  const contacts = records.filter((record) => identityOf(record) !== null);
  const asPersons = contacts.map((record) => ({ ...record, company: null, label: '' }));
  const names = asPersons.map((record) => {
    const identity = identityOf(record);
    return identity?.kind === 'person' ? identity.signature : null;
  });
  return names.every((name) => name !== null && name === names[0]) ? asPersons.map(toStatement) : [];
}

/** The whole name that the others are read against. */
function leadOf(
  statements: readonly NameStatement[],
  priority: readonly SourceSystem[],
): NameStatement | null {
  const whole = statements.filter(({ first, last }) => isFull(first) && isFull(last));
  const classes = classesOf(
    whole.map(({ first, last, record }) => ({ text: `${folded(first)} ${folded(last)}`, record })),
    (text) => text,
    priority,
  );
  const byPriority = compareByPriority(priority);
  const [lead] = classes.sort(
    (a, b) =>
      Number(isDamaged(a.key)) - Number(isDamaged(b.key)) ||
      b.support - a.support ||
      byPriority(a.first.record, b.first.record) ||
      compareTexts(a.key, b.key),
  );
  return whole.find(({ record }) => record === lead?.first.record) ?? null;
}

/** Puts first and last name into the cells in which the lead has them. */
function alignWith(lead: NameStatement | null, statement: NameStatement): NameStatement {
  if (lead === null) return statement;
  const { first, last } = statement;
  if (folded(first) === folded(lead.last) && (last === null || folded(last) === folded(lead.first))) {
    return { ...statement, first: last, last: first };
  }
  const words = (last === null ? first : first === null ? last : null)?.trim().split(/\s+/) ?? [];
  for (let count = 1; count < words.length; count++) {
    const rest = words.slice(count).join(' ');
    if (folded(rest) === folded(lead.last))
      return { ...statement, first: words.slice(0, count).join(' '), last: rest };
  }
  return statement;
}

const said = (statements: readonly NameStatement[], part: 'first' | 'last' | 'suffix'): Statement[] =>
  statements.flatMap((statement) => {
    const text = statement[part];
    return text === null ? [] : [{ text, record: statement.record }];
  });

/** `scoreOf` breaks ties of support before the source does, `finalScoreOf` after it; more is better. */
interface Preference {
  readonly scoreOf?: (own: StatementClass) => number;
  readonly finalScoreOf?: (own: StatementClass, all: readonly StatementClass[]) => number;
}

function bestOf(
  statements: readonly Statement[],
  priority: readonly SourceSystem[],
  { scoreOf = () => 0, finalScoreOf = () => 0 }: Preference = {},
): Statement | null {
  const classes = classesOf(statements, folded, priority);
  const rank = ({ first }: StatementClass) => rankOfSource(priority, first.record);
  const [best] = [...classes].sort(
    (a, b) =>
      Number(isDamaged(a.key)) - Number(isDamaged(b.key)) ||
      Number(b.key.length > 1) - Number(a.key.length > 1) ||
      b.support - a.support ||
      scoreOf(b) - scoreOf(a) ||
      rank(a) - rank(b) ||
      finalScoreOf(b, classes) - finalScoreOf(a, classes) ||
      compareTexts(a.key, b.key),
  );
  return best ? bestSpelling(best.statements, priority) : null;
}

/** "Kingsolver-Hayes" before "Kingsolver". */
const completeLastName: Preference = { scoreOf: ({ first }) => nameTokens(first.text).length };

/** "Robert" before "Bob" when nothing else tells them apart. */
const formalFirstName: Preference = {
  finalScoreOf: (own, all) => all.filter((other) => isFormalNameOf(own.first.text, other.first.text)).length,
};

/**
 * The name of the person that records of one candidate agree on: full over initial, the most supported form
 * (nickname or formal), the best spelling of it; the suffix goes with the last name. Both null when the records
 * speak of a company. Order of the records does not matter.
 */
export function survivingName(
  records: readonly KeyedRecord[],
  priority: readonly SourceSystem[],
): SurvivingName {
  const statements = nameStatements(records);
  const lead = leadOf(statements, priority);
  const aligned = statements.map((statement) => alignWith(lead, statement));
  const last = bestOf(said(aligned, 'last'), priority, completeLastName);
  const suffix = bestOf(said(aligned, 'suffix'), priority);
  return {
    first: bestOf(said(aligned, 'first'), priority, formalFirstName),
    last: last === null || suffix === null ? last : { ...last, text: `${last.text} ${suffix.text}` },
  };
}

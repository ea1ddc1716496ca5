import { companiesAgree, companyTokens } from '../matching/company-agreement';
import { identityOf } from '../matching/identity';
import type { Lineage, SurvivingContact } from '../model/linked-number';
import type { SourceSystem } from '../model/source-record';
import { foldName } from '../normalize/fold-name';
import { bestSpelling } from './best-spelling';
import { compareTexts } from '../model/compare-texts';
import { classesOf, compareByPriority, defaultSourcePriority, keyOf, supportOf } from './source-priority';
import type { KeyedRecord, Statement } from './source-priority';
import { survivingAddress } from './surviving-address';
import { survivingName } from './surviving-name';

/** The company that most files name, in its fullest and best written form ("Eastmere Realty Group"). */
function survivingCompany(
  records: readonly KeyedRecord[],
  hasPerson: boolean,
  priority: readonly SourceSystem[],
): Statement | null {
  const companies = records.flatMap((record): Statement[] => {
    const text = identityOf(record)?.companyName?.trim();
    return text ? [{ text, record }] : [];
  });
  if (companies.length === 0 && !hasPerson) {
    // "Castellano Residence": no company, but the only name there is.
    const labels = records.flatMap((record): Statement[] =>
      record.company === null || identityOf(record) === null ? [] : [{ text: record.company.trim(), record }],
    );
    return bestSpelling(labels, priority);
  }
  const byPriority = compareByPriority(priority);
  const classes = classesOf(companies, foldName, priority).map((own) => ({
    ...own,
    tokens: companyTokens(own.key),
  }));
  const agreeingSupport = new Map(
    classes.map((own) => {
      const agreeing = classes.filter((other) => other === own || companiesAgree(own.tokens, other.tokens));
      return [own.key, supportOf(agreeing.flatMap(({ statements }) => statements))];
    }),
  );
  const [best] = classes.sort(
    (a, b) =>
      (agreeingSupport.get(b.key) ?? 0) - (agreeingSupport.get(a.key) ?? 0) ||
      b.tokens.length - a.tokens.length ||
      b.support - a.support ||
      byPriority(a.first.record, b.first.record) ||
      compareTexts(a.key, b.key),
  );
  return best ? bestSpelling(best.statements, priority) : null;
}

function survivingJobTitle(
  records: readonly KeyedRecord[],
  priority: readonly SourceSystem[],
): Statement | null {
  const said = records.flatMap((record): Statement[] =>
    record.jobTitle === null || record.jobTitle.trim() === ''
      ? []
      : [{ text: record.jobTitle.trim(), record }],
  );
  const byPriority = compareByPriority(priority);
  const [best] = classesOf(said, foldName, priority).sort(
    (a, b) =>
      b.support - a.support || byPriority(a.first.record, b.first.record) || compareTexts(a.key, b.key),
  );
  return best ? bestSpelling(best.statements, priority) : null;
}

/** Every address once, lower case: a person's own before a role's, then the most supported, then by source. */
function survivingEmails(records: readonly KeyedRecord[], priority: readonly SourceSystem[]): Statement[] {
  const byPriority = compareByPriority(priority);
  const roleAddresses = new Set<string>();
  const said = records.flatMap((record) =>
    record.emails.map(({ address, isRole }): Statement => {
      const text = address.trim().toLowerCase();
      if (isRole) roleAddresses.add(text);
      return { text, record };
    }),
  );
  return classesOf(said, (text) => text, priority)
    .sort(
      (a, b) =>
        Number(roleAddresses.has(a.key)) - Number(roleAddresses.has(b.key)) ||
        b.support - a.support ||
        byPriority(a.first.record, b.first.record) ||
        compareTexts(a.key, b.key),
    )
    .map(({ first }) => first);
}

const lineageOf = (statement: Statement | null | undefined): Lineage | null =>
  statement ? { recordKey: keyOf(statement.record), source: statement.record.source } : null;

/**
 * The contact that survives from records that agree about who it is, each value with the record it is from.
 * Pure; the order of the records does not matter; without records everything is null. Records that speak of a
 * company alone give a contact with a company and no first and last name.
 * @param sourcePriority whom to believe when equally many files say two things, first the most
 */
export function survivingContact(
  records: readonly KeyedRecord[],
  sourcePriority: readonly SourceSystem[] = defaultSourcePriority,
): SurvivingContact {
  const name = survivingName(records, sourcePriority);
  const company = survivingCompany(records, name.first !== null || name.last !== null, sourcePriority);
  const jobTitle = survivingJobTitle(records, sourcePriority);
  const emails = survivingEmails(records, sourcePriority);
  const address = survivingAddress(records, sourcePriority);
  return {
    firstName: name.first?.text ?? null,
    lastName: name.last?.text ?? null,
    company: company?.text ?? null,
    jobTitle: jobTitle?.text ?? null,
    emails: emails.map(({ text }) => text),
    address: address?.text ?? null,
    lineage: {
      firstName: lineageOf(name.first),
      lastName: lineageOf(name.last),
      company: lineageOf(company),
      jobTitle: lineageOf(jobTitle),
      emails: lineageOf(emails[0]),
      address: lineageOf(address),
    },
  };
}

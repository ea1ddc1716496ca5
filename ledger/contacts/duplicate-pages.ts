import { contentHashOf } from '../../contacts/model/canonical-json';
import type { GoldenField } from '../../contacts/model/golden-record';
import type { DuplicateQuestion, DuplicateSide, NewContactPanel } from '../../contacts/review';
import { selectInChunks } from '../chunks';
import { isInHistoryOf } from '../interactions/of-contact';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import { ExplanationSchema, openReviewRows } from './open-reviews';
import { fieldsOfRows } from './shown-fields';

/** So many candidates of one contact are shown; the others are asked about afterwards. */
const MOST_CANDIDATES = 3;
const INTERACTIONS_SHOWN = 2;

/** Some contacts that may be known already, each with the contacts it may be. */
export interface DuplicatesPage {
  readonly panels: readonly NewContactPanel[];
  /** Contacts with open questions, those on this page and behind it. */
  readonly ahead: number;
  /** Where the next page begins; null when this page is empty. */
  readonly cursor: string | null;
}

export interface DuplicatesRequest {
  readonly propertyId?: string;
  /** Contacts on a page, each with up to three candidates. */
  readonly limit: number;
  /** The cursor of the page before; null for the first page. */
  readonly after: string | null;
}

/**
 * The open questions by the newer contact of each pair, the oldest first: with each the three contacts it is most likely to be.
 * The cursor stays valid whatever is decided or merged meanwhile.
 */
export async function duplicatesPage(ledger: Ledger, request: DuplicatesRequest): Promise<DuplicatesPage> {
  return ledger.read(async (db) => {
    const subjects = await subjectsAhead(db, request);
    const shown = subjects.slice(0, request.limit);
    const last = shown.at(-1);
    return {
      panels: await panelsOf(db, shown),
      ahead: subjects.length,
      cursor: last === undefined ? null : last.mark,
    };
  });
}

/** What a question was when it was shown: another hash when either side has changed since. */
export const questionVersion = (row: {
  readonly leftId: string;
  readonly leftHash: string;
  readonly rightId: string;
  readonly rightHash: string;
}): string => contentHashOf([row.leftId, row.leftHash, row.rightId, row.rightHash]).slice(0, 16);

interface Subject {
  readonly id: string;
  readonly mark: string;
  readonly questions: readonly QuestionRow[];
}

type QuestionRow = Awaited<ReturnType<typeof questionRows>>[number];

const questionRows = (db: LedgerDb, propertyId: string | undefined) =>
  openReviewRows(db)
    .$if(propertyId !== undefined, (query) => query.where('review.property_id', '=', propertyId ?? ''))
    .select([
      'review.id as reviewId',
      'review.confidence',
      'leftContact.id as leftId',
      'leftContact.content_hash as leftHash',
      'leftContact.created_at as leftCreatedAt',
      'rightContact.id as rightId',
      'rightContact.content_hash as rightHash',
      'rightContact.created_at as rightCreatedAt',
    ])
    .orderBy('review.confidence', 'desc')
    .orderBy('review.id')
    .execute();

async function subjectsAhead(db: LedgerDb, { propertyId, after }: DuplicatesRequest): Promise<Subject[]> {
  const subjects = new Map<string, { id: string; mark: string; questions: QuestionRow[] }>();
  for (const row of await questionRows(db, propertyId)) {
    const left = `${row.leftCreatedAt} ${row.leftId}`;
    const right = `${row.rightCreatedAt} ${row.rightId}`;
    const [mark, id] = left > right ? [left, row.leftId] : [right, row.rightId];
    if (after !== null && mark <= after) continue;
    const known = subjects.get(id);
    if (known === undefined) subjects.set(id, { id, mark, questions: [row] });
    // Two candidates that were merged meanwhile are one, and asked about once.
    else if (!known.questions.some((other) => otherSide(other, id) === otherSide(row, id)))
      known.questions.push(row);
  }
  return [...subjects.values()].sort((a, b) => (a.mark < b.mark ? -1 : 1));
}

const otherSide = (row: QuestionRow, id: string): string => (row.leftId === id ? row.rightId : row.leftId);

async function panelsOf(db: LedgerDb, subjects: readonly Subject[]): Promise<NewContactPanel[]> {
  const asked = subjects.flatMap(({ questions }) => questions.slice(0, MOST_CANDIDATES));
  const sides = await sidesOf(db, [...new Set(asked.flatMap(({ leftId, rightId }) => [leftId, rightId]))]);
  const explanations = new Map(
    (
      await selectInChunks(
        asked.map(({ reviewId }) => reviewId),
        (ids) =>
          db
            .selectFrom('match_reviews')
            .where('id', 'in', ids)
            .select(['id', 'explanation_json as json'])
            .execute(),
      )
    ).map(({ id, json }) => [id, ExplanationSchema.parse(JSON.parse(json))] as const),
  );
  return subjects.map(({ id, questions }) => ({
    contact: sides.get(id)!,
    moreCandidates: Math.max(0, questions.length - MOST_CANDIDATES),
    questions: questions.slice(0, MOST_CANDIDATES).map((row): DuplicateQuestion => {
      const { sentence, counterfactual, fields } = explanations.get(row.reviewId)!;
      return {
        reviewId: row.reviewId,
        version: questionVersion(row),
        confidence: row.confidence,
        sentence,
        counterfactual,
        evidence: fields,
        candidate: sides.get(otherSide(row, id))!,
      };
    }),
  }));
}

async function sidesOf(db: LedgerDb, contactIds: readonly string[]): Promise<Map<string, DuplicateSide>> {
  const rows = await selectInChunks(contactIds, (ids) =>
    db.selectFrom('contacts').where('id', 'in', ids).select(['id', 'fields_json']).execute(),
  );
  const contacts = await fieldsOfRows(db, rows);
  const recordIds = [...contacts.values()].flatMap(({ lineage }) => Object.values(lineage).flat());
  const records = new Map(
    (
      await selectInChunks([...new Set(recordIds)], (ids) =>
        db
          .selectFrom('source_records as record')
          .innerJoin('source_identities as identity', 'identity.id', 'record.identity_id')
          .where('record.id', 'in', ids)
          .select(['record.id', 'identity.system', 'record.received_at as receivedAt'])
          .execute(),
      )
    ).map(({ id, ...origin }) => [id, origin] as const),
  );
  const sides = new Map<string, DuplicateSide>();
  for (const [contactId, contact] of contacts) {
    const origins: DuplicateSide['origins'] = Object.fromEntries(
      Object.entries(contact.lineage).map(([field, ids]) => [
        field as GoldenField,
        ids.flatMap((id) => records.get(id) ?? []),
      ]),
    );
    sides.set(contactId, {
      contactId,
      contact,
      origins,
      interactions: await lastInteractions(db, contactId),
    });
  }
  return sides;
}

async function lastInteractions(db: LedgerDb, contactId: string): Promise<DuplicateSide['interactions']> {
  const rows = await db
    .selectFrom('interactions')
    .where((eb) => isInHistoryOf(eb, contactId))
    .select(['system', 'kind', 'direction', 'occurred_at as occurredAt', 'data'])
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(INTERACTIONS_SHOWN)
    .execute();
  return rows.map(({ data, ...row }) => ({ ...row, text: textOf(data) }));
}

/** What was said, where the interaction keeps it as text. */
function textOf(data: string | null): string | null {
  const value: unknown = data === null ? null : JSON.parse(data);
  if (typeof value !== 'object' || value === null) return null;
  const said: unknown = ['text', 'message', 'summary', 'body']
    .map((name): unknown => (Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined))
    .find((text) => typeof text === 'string' && text.trim() !== '');
  return typeof said === 'string' ? said : null;
}

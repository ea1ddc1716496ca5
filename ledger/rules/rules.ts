import {
  defaultMatchingRule,
  MatchingRuleSchema,
  type MatchingRule,
} from '../../contacts/model/matching-rule';
import { audit } from '../audit';
import type { Clock } from '../clock';
import type { Selectable } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { ContactMatchingRulesTable } from '../sync-tables';
import type { LedgerDb } from '../tables';
import { UnreadableRuleError } from './errors';

/** How the table names the rule of every property that has none of its own. */
const EVERY_PROPERTY = '';

/** A rule as it is kept. */
export interface SavedRule extends MatchingRule {
  readonly ruleId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/**
 * The rule of a property: its own, else that of every property, else the package's.
 * @throws {UnreadableRuleError} somebody has changed the table by hand
 */
export async function getRule(db: LedgerDb, propertyId: string | null): Promise<MatchingRule> {
  const names = propertyId === null ? [EVERY_PROPERTY] : [propertyId, EVERY_PROPERTY];
  const rows = await db
    .selectFrom('contact_matching_rules')
    .where('property_id', 'in', names)
    .selectAll()
    .execute();
  const own = rows.find((row) => row.property_id === propertyId) ?? rows[0];
  return own === undefined ? defaultMatchingRule : readRule(own);
}

/** Every rule that was saved, by property, the one of every property first. */
export async function listRules(ledger: Ledger): Promise<SavedRule[]> {
  return ledger.read(async (db) => {
    const rows = await db.selectFrom('contact_matching_rules').selectAll().orderBy('property_id').execute();
    return rows.map(savedRule);
  });
}

/** Saves the rule of a property, in place of the one it had. Contacts follow it from their next change on, or when it is applied (`applyRule`). */
export async function saveRule(
  ledger: Ledger,
  rule: MatchingRule,
  by: string,
  clock: Clock,
): Promise<SavedRule> {
  return ledger.write(async (db) => {
    const now = clock.now();
    const said = {
      matching_criteria: JSON.stringify(rule.matchingCriteria),
      merge_strategy: rule.mergeStrategy,
      survivorship: JSON.stringify(rule.survivorship),
      updated_at: now,
    };
    const row = await db
      .insertInto('contact_matching_rules')
      .values({
        id: clock.newId(),
        property_id: rule.propertyId ?? EVERY_PROPERTY,
        ...said,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('property_id').doUpdateSet(said))
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(db, { action: 'rule_saved', actor: by, subjectId: row.id }, clock);
    return savedRule(row);
  });
}

/** Deletes the rule of a property, which follows that of every property from then on. False when it had none. */
export async function deleteRule(
  ledger: Ledger,
  propertyId: string | null,
  by: string,
  clock: Clock,
): Promise<boolean> {
  return ledger.write(async (db) => {
    const row = await db
      .deleteFrom('contact_matching_rules')
      .where('property_id', '=', propertyId ?? EVERY_PROPERTY)
      .returning('id')
      .executeTakeFirst();
    if (row === undefined) return false;
    await audit(db, { action: 'rule_deleted', actor: by, subjectId: row.id }, clock);
    return true;
  });
}

type RuleRow = Selectable<ContactMatchingRulesTable>;

const savedRule = (row: RuleRow): SavedRule => ({
  ...readRule(row),
  ruleId: row.id,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

function readRule(row: RuleRow): MatchingRule {
  const parsed = MatchingRuleSchema.safeParse({
    propertyId: row.property_id === EVERY_PROPERTY ? null : row.property_id,
    matchingCriteria: parseJson(row.matching_criteria),
    mergeStrategy: row.merge_strategy,
    survivorship: parseJson(row.survivorship),
  });
  if (!parsed.success) throw new UnreadableRuleError(row.id);
  return parsed.data;
}

/** null for what is no JSON, so that the schema refuses it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

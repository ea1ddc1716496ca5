import { defaultMatchingRule, MatchingRuleSchema } from '../../../contacts/model/matching-rule';
import {
  affectedContacts,
  deleteRule,
  getRule,
  listRules,
  saveRule,
  UnreadableRuleError,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { insertContact, insertMerged } from '../sample-contacts';
import { testClock } from '../sample-records';

const ruleOf = (propertyId: string | null, autoMerge = 0.95) =>
  MatchingRuleSchema.parse({ propertyId, matchingCriteria: { autoMerge }, mergeStrategy: 'domiq_wins' });

describeOnEachDatabase('the rules of properties', ({ open }) => {
  it('are the package’s as long as nobody has saved one', async () => {
    const ledger = await open();
    expect(await ledger.read((db) => getRule(db, 'P1'))).toEqual(defaultMatchingRule);
    expect(await ledger.read((db) => getRule(db, null))).toEqual(defaultMatchingRule);
  });

  it('are a property’s own, else that of every property', async () => {
    const ledger = await open();
    const clock = testClock();
    await saveRule(ledger, ruleOf('P1', 0.96), 'ana', clock);
    expect(await ledger.read((db) => getRule(db, 'P2'))).toEqual(defaultMatchingRule);
    await saveRule(ledger, ruleOf(null, 0.97), 'ana', clock);
    expect(await ledger.read((db) => getRule(db, 'P1'))).toEqual(ruleOf('P1', 0.96));
    expect(await ledger.read((db) => getRule(db, 'P2'))).toEqual(ruleOf(null, 0.97));
    expect(await ledger.read((db) => getRule(db, null))).toEqual(ruleOf(null, 0.97));
  });

  it('take the place of the one before and keep its id and when it was made', async () => {
    const ledger = await open();
    const clock = testClock();
    const first = await saveRule(ledger, ruleOf('P1', 0.96), 'ana', clock);
    const second = await saveRule(ledger, ruleOf('P1', 0.99), 'ana', clock);
    expect(second).toMatchObject({ ruleId: first.ruleId, createdAt: first.createdAt });
    expect(second.updatedAt > first.updatedAt).toBe(true);
    expect(await listRules(ledger)).toEqual([second]);
  });

  it('are listed by property, the one of every property first', async () => {
    const ledger = await open();
    const clock = testClock();
    for (const propertyId of ['P2', null, 'P1']) await saveRule(ledger, ruleOf(propertyId), 'ana', clock);
    expect((await listRules(ledger)).map(({ propertyId }) => propertyId)).toEqual([null, 'P1', 'P2']);
  });

  it('can be deleted, and are gone once', async () => {
    const ledger = await open();
    const clock = testClock();
    await saveRule(ledger, ruleOf('P1'), 'ana', clock);
    expect(await deleteRule(ledger, 'P2', 'ana', clock)).toBe(false);
    expect(await deleteRule(ledger, 'P1', 'ana', clock)).toBe(true);
    expect(await deleteRule(ledger, 'P1', 'ana', clock)).toBe(false);
    expect(await ledger.read((db) => getRule(db, 'P1'))).toEqual(defaultMatchingRule);
  });

  it('are in the audit log with who saved and deleted them', async () => {
    const ledger = await open();
    const clock = testClock();
    const { ruleId } = await saveRule(ledger, ruleOf('P1'), 'ana', clock);
    await deleteRule(ledger, 'P1', 'ben', clock);
    const entries = await ledger.read((db) =>
      db.selectFrom('audit_entries').select(['action', 'actor', 'subject_id']).orderBy('at').execute(),
    );
    expect(entries).toEqual([
      { action: 'rule_saved', actor: 'ana', subject_id: ruleId },
      { action: 'rule_deleted', actor: 'ben', subject_id: ruleId },
    ]);
  });

  it.each([
    ['no JSON', 'no JSON'],
    ['a threshold above 1', '{"autoMerge":7}'],
    ['a review threshold above that of merging', '{"autoMerge":0.5,"review":0.9}'],
  ])('that somebody has spoilt are refused by their id: %s', async (_, criteria) => {
    const ledger = await open();
    const { ruleId } = await saveRule(ledger, ruleOf('P1'), 'ana', testClock());
    await ledger.write((db) =>
      db.updateTable('contact_matching_rules').set({ matching_criteria: criteria }).execute(),
    );
    await expect(ledger.read((db) => getRule(db, 'P1'))).rejects.toThrow(new UnreadableRuleError(ruleId));
    await expect(listRules(ledger)).rejects.toThrow(UnreadableRuleError);
    expect(await ledger.read((db) => getRule(db, 'P2'))).toEqual(defaultMatchingRule);
  });

  it('concern the standing contacts of their property, page by page', async () => {
    const ledger = await open();
    await ledger.write(async (db) => {
      for (const id of ['c1', 'c2', 'c3', 'c5']) await insertContact(db, { id });
      await insertContact(db, { id: 'c4', property_id: 'P2' });
      await insertContact(db, { id: 'c6', property_id: null });
      await insertContact(db, { id: 'c7', status: 'erased' });
      await insertMerged(db, 'c0', 'c1');
    });
    const page = (propertyId: string | null, limit: number, after?: string) =>
      ledger.read((db) => affectedContacts(db, { propertyId, limit, ...(after !== undefined && { after }) }));
    expect(await page('P1', 3)).toEqual(['c1', 'c2', 'c3']);
    expect(await page('P1', 3, 'c3')).toEqual(['c5']);
    expect(await page(null, 10)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
  });
});

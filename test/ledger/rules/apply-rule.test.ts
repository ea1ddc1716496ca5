import { MatchingRuleSchema } from '../../../contacts/model/matching-rule';
import { applyRule, getContact, resolve, saveRule } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { said } from '../contacts/people';
import { testClock } from '../sample-records';

describeOnEachDatabase('applyRule', ({ open }) => {
  it('lets the contacts of a property follow its rule at once, and no others', async () => {
    const ledger = await open();
    const clock = testClock();
    const contacts: string[] = [];
    for (const propertyId of ['P1', 'P2']) {
      const wanda = {
        firstName: 'Wanda',
        lastName: 'Kessler',
        phone: propertyId === 'P1' ? '617-555-0142' : '512-555-0111',
        propertyId,
      };
      await resolve(
        ledger,
        said({ system: 'resman', externalId: `R${propertyId}`, ...wanda, status: 'Lost' }),
        clock,
      );
      const { contactId } = await resolve(
        ledger,
        said({ system: 'domiq', externalId: `d${propertyId}`, ...wanda, status: 'new' }),
        clock,
      );
      contacts.push(contactId);
    }
    const statuses = () =>
      Promise.all(contacts.map(async (id) => (await getContact(ledger, id)).contact.status));
    expect(await statuses()).toEqual(['Lost', 'Lost']);
    const rule = MatchingRuleSchema.parse({ propertyId: 'P1', mergeStrategy: 'domiq_wins' });
    await saveRule(ledger, rule, 'ann', clock);
    expect(await applyRule(ledger, 'P1', clock)).toEqual({ propertyId: 'P1', contacts: 1, changed: 1 });
    expect(await statuses()).toEqual(['new', 'Lost']);
    expect(await applyRule(ledger, null, clock)).toEqual({ propertyId: null, contacts: 2, changed: 0 });
    await ledger.close();
  });
});

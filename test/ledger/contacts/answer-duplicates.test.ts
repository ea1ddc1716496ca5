import {
  answerDuplicates,
  countOpenReviews,
  duplicatesPage,
  getContact,
  listPersonDecisions,
  resolve,
  type DuplicateAnswer,
  type Ledger,
} from '../../../ledger';
import type { NewContactPanel } from '../../../contacts/review';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { testClock } from '../sample-records';
import { said } from './people';

type Decision = DuplicateAnswer['decisions'][number]['decision'];
const answering = (panel: NewContactPanel | undefined, ...decisions: Decision[]): DuplicateAnswer => ({
  decisions: (panel?.questions ?? []).flatMap(({ reviewId, version }, index) => {
    const decision = decisions[index];
    return decision === undefined ? [] : [{ reviewId, version, decision }];
  }),
});

describeOnEachDatabase('the form about possible duplicates', ({ open }) => {
  let ledger: Ledger;
  const clock = testClock();
  const take = (fields: object) => resolve(ledger, said(fields), clock);
  const page = (limit = 10, after: string | null = null) => duplicatesPage(ledger, { limit, after });
  beforeEach(async () => {
    ledger = await open();
    // Two bare numbers beside two people who have one of them each are two questions.
    await take({ externalId: 'w', firstName: 'Wanda', lastName: 'Kessler', phone: '(617) 555-0142' });
    await take({ externalId: 'f', firstName: 'Fergus', lastName: 'Okonkwo', phone: '(303) 555-0177' });
    await take({ externalId: 'n', system: 'openphone', phones: ['(617) 555-0142', '(303) 555-0177'] });
  });

  it('shows a new contact once, beside everybody it may be', async () => {
    const { panels, ahead } = await page();
    expect(ahead).toBe(1);
    expect(panels[0]?.questions.map(({ candidate }) => candidate.contact.firstName).sort()).toEqual([
      'Fergus',
      'Wanda',
    ]);
    expect(panels[0]?.contact.origins.phones).toMatchObject([{ system: 'openphone' }]);
  });

  it('goes on behind the cursor', async () => {
    const { cursor } = await page(1);
    expect(await page(1, cursor)).toEqual({ panels: [], ahead: 0, cursor: null });
  });

  it('merges with one, keeps the other apart, and remembers who said so', async () => {
    const { panels } = await page();
    const [result] = await answerDuplicates(
      ledger,
      [answering(panels[0], 'merge', 'not_the_same')],
      'ann@example.com',
      clock,
    );
    expect(result?.outcome).toBe('recorded');
    expect(await countOpenReviews(ledger)).toBe(0);
    const said = await listPersonDecisions(ledger, 10);
    expect(said.map(({ decision }) => decision).sort()).toEqual(['merge', 'not_the_same']);
    expect(new Set(said.map(({ decidedBy }) => decidedBy))).toEqual(new Set(['ann@example.com']));
    const merged = result?.decided.find(({ decision }) => decision === 'merge');
    const [survivor] = merged?.contactIds ?? [];
    expect((await getContact(ledger, survivor ?? '')).merges[0]?.mergeId).toBe(merged?.mergeId);
  });

  it('makes one of all of them', async () => {
    const { panels } = await page();
    const results = await answerDuplicates(ledger, [answering(panels[0], 'merge', 'merge')], 'ann', clock);
    expect(results[0]?.outcome).toBe('recorded');
    expect(new Set(results[0]?.decided.flatMap(({ contactIds }) => contactIds)).size).toBe(1);
  });

  it('refuses what changed since it was shown, and takes the next answer all the same', async () => {
    await take({ externalId: 'x', firstName: 'Ximena', lastName: 'Tibbets', phone: '(512) 555-0171' });
    await take({ externalId: 'y', system: 'openphone', phone: '(512) 555-0171', company: 'Tibbets Movers' });
    const { panels } = await page();
    expect(panels).toHaveLength(2);
    await take({
      externalId: 'n',
      system: 'openphone',
      phone: '(617) 555-0142',
      email: 'n@example.com',
      version: '2099-01-01T00:00:00Z',
    });
    const answers = [answering(panels[0], 'not_the_same', 'not_the_same'), answering(panels[1], 'merge')];
    const results = await answerDuplicates(ledger, answers, 'ann', clock);
    expect(results.map(({ outcome }) => outcome)).toEqual(['changed_meanwhile', 'recorded']);
  });

  it('lets one of two reviewers decide who answer at the same instant', async () => {
    const { panels } = await page();
    const answer = (by: string, decision: Decision) =>
      answerDuplicates(ledger, [answering(panels[0], decision, 'not_the_same')], by, clock);
    const results = await Promise.all([
      answer('ann', 'merge'),
      answer('bob', 'not_the_same'),
      answer('cy', 'merge'),
      answer('dee', 'same_household'),
    ]);
    const outcomes = results.map(([result]) => result?.outcome);
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already_answered')).toHaveLength(3);
    expect(new Set((await listPersonDecisions(ledger, 10)).map(({ decidedBy }) => decidedBy)).size).toBe(1);
  });
});

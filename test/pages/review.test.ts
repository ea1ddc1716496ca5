import type { Page } from 'playwright-core';
import { PageTests, until } from './support/open-page';
import { phoneOf } from './support/sample-conflicts';

jest.setTimeout(120_000);

const tests = new PageTests();
beforeAll(() => tests.start());
afterEach(() => tests.closePages());
afterAll(() => tests.stop());

const number = (page: Page) => page.locator('.conflict-head h2 bdi');
const remaining = (page: Page) => page.locator('.remaining strong');
const FIRST = phoneOf(0);
const SECOND = phoneOf(1);
const SHOWN = ['(617) 555-0100', '(617) 555-0101', '(617) 555-0102', '(617) 555-0103'] as const;

/** Waits until the page shows this number; the page may be slow, but never shows another in between. */
const shows = (page: Page, phone: string) => number(page).filter({ hasText: phone }).waitFor();

describe('the review by keyboard alone', () => {
  it('uses a candidate, takes none, skips, goes back and forth, undoes', async () => {
    const { page, world, complaints } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    expect(await remaining(page).textContent()).toBe('353');
    await page.keyboard.press('2');
    await shows(page, SHOWN[1]);
    await page.keyboard.press('n');
    await shows(page, SHOWN[2]);
    await page.keyboard.press('s');
    await shows(page, SHOWN[3]);
    await until(
      () => world.skipped.size,
      (size) => size === 1,
    );
    expect(world.kept.get(FIRST)?.decision).toMatchObject({ decision: 'use_candidate', candidateNo: 2 });
    expect(world.kept.get(SECOND)?.decision).toMatchObject({ decision: 'none' });
    expect(await remaining(page).textContent()).toBe('350');

    await page.keyboard.press('ArrowLeft');
    await shows(page, SHOWN[2]);
    await page.keyboard.press('k');
    await shows(page, SHOWN[1]);
    expect(await page.locator('.standing').textContent()).toContain('You decided this: None of these');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowRight');
    await shows(page, SHOWN[3]);

    await page.keyboard.press('u');
    await shows(page, SHOWN[2]);
    await page.keyboard.press('Control+z');
    await shows(page, SHOWN[1]);
    await until(
      () => world.kept.size + world.skipped.size,
      (size) => size === 1,
    );
    await until(
      () => remaining(page).textContent(),
      (text) => text === '352',
    );
    expect(complaints).toEqual([]);
  });

  it('decides again what was undone, although the ledger has a newer version of it since', async () => {
    const { page, world } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    for (const key of ['1', 'u', '2']) await page.keyboard.press(key);
    await shows(page, SHOWN[1]);
    await until(
      () => world.kept.get(FIRST)?.decision,
      (decision) => decision?.decision === 'use_candidate',
    );
    await until(
      () => world.kept.get(FIRST)?.decision,
      (kept) => kept !== undefined && 'candidateNo' in kept && kept.candidateNo === 2,
    );
  });

  it('merges with a choice per field and keeps the jobs of QuickBooks without any of its fields', async () => {
    const { page, world } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    for (const key of ['j', 'j', 'm', '2', '3']) await page.keyboard.press(key);
    // Candidate 2 is out by its own box, 3 is in; the jobs of 2 stay.
    const third = page.locator('.candidate').nth(2);
    await third.getByRole('radio', { name: /Take this Name/ }).focus();
    await page.keyboard.press('Space');
    await page.locator('.conflict-head h2').focus();
    expect(await page.locator('.preview').textContent()).toContain('Maria and Sam Ruiz');
    await page.keyboard.press('Enter');
    await until(
      () => world.kept.size,
      (size) => size === 1,
    );
    expect(world.kept.get(phoneOf(2))?.decision).toMatchObject({
      decision: 'merge',
      candidateNos: [1, 2, 3],
      fields: { name: 3, address: 1 },
    });
  });

  it('merges without QuickBooks when its job history is not to be kept', async () => {
    const { page, world } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    for (const key of ['j', 'j', 'm', '2', '3']) await page.keyboard.press(key);
    await page.getByRole('checkbox', { name: /Keep QuickBooks job history/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await until(
      () => world.kept.size,
      (size) => size === 1,
    );
    expect(world.kept.get(phoneOf(2))?.decision).toMatchObject({ candidateNos: [1, 3] });
  });

  it('names a household and a new person', async () => {
    const { page, world } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    await page.keyboard.press('h');
    await page.keyboard.press('2');
    await shows(page, SHOWN[1]);
    await page.keyboard.press('e');
    await page.keyboard.press('Enter');
    await page.getByText('Enter a first name, a last name or a company.').waitFor();
    await page.keyboard.type('Nora 1 n s');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Diaz');
    await page.keyboard.press('Enter');
    await shows(page, SHOWN[2]);
    await until(
      () => world.entered.length,
      (length) => length === 1,
    );
    expect(world.kept.get(FIRST)?.decision).toMatchObject({ decision: 'same_household', candidateNo: 2 });
    expect(world.entered[0]).toMatchObject({
      phoneNumber: SECOND,
      version: 'v1-1',
      person: { firstName: 'Nora 1 n s', lastName: 'Diaz' },
    });
  });

  it('applies an answer to all similar as one batch and takes all of it back with one undo', async () => {
    const { page, world, server } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Apply to 118 numbers' }).waitFor();
    expect(world.kept.size).toBe(0);
    await page.locator('.changes input').first().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Apply to 117 numbers' }).waitFor();
    await page.keyboard.press('Enter');
    await until(
      () => world.kept.size,
      (size) => size === 117,
    );
    expect(world.kept.has(phoneOf(3))).toBe(false);
    expect(server.asked.filter(({ ask }) => ask === 'decide')).toHaveLength(1);
    await until(
      () => remaining(page).textContent(),
      (text) => text === '236',
    );
    await page.keyboard.press('u');
    await shows(page, SHOWN[0]);
    await until(
      () => world.kept.size,
      (size) => size === 0,
    );
    await until(
      () => remaining(page).textContent(),
      (text) => text === '353',
    );
    expect(server.asked.filter(({ ask }) => ask === 'undo')).toHaveLength(1);
  });

  it('keeps the list of what would change while it looks around for what others decided', async () => {
    const { page, server } = await tests.open('#/review', undefined, undefined, true);
    await shows(page, SHOWN[0]);
    const asks = (kind: string) => server.asked.filter(({ ask }) => ask === kind).length;
    await page.keyboard.press('a');
    await page.getByRole('button', { name: 'Apply to 118 numbers' }).waitFor();
    for (let turn = 0; turn < 2; turn += 1) {
      const before = asks('conflicts');
      await page.clock.runFor(15_000);
      await until(
        () => asks('conflicts'),
        (count) => count > before,
      );
    }
    await page.clock.runFor(1_000);
    expect(await page.getByRole('button', { name: 'Apply to 118 numbers' }).isEnabled()).toBe(true);
    expect(asks('alike')).toBe(1);
  });

  it('looks for similar ones when what was decided before is saved', async () => {
    const { page, server } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await shows(page, SHOWN[2]);
    server.delayMs = 500;
    await page.keyboard.press('n');
    await shows(page, SHOWN[3]);
    await page.keyboard.press('a');
    await page.getByText('Waiting until what was decided before is saved').waitFor();
    await page.getByRole('button', { name: /^Apply to 1\d\d numbers$/ }).waitFor();
    const order = server.asked.map(({ ask }) => ask).filter((ask) => ask === 'decide' || ask === 'alike');
    expect(order).toEqual(['decide', 'alike']);
  });

  it('leaves single letters to people who speak to their computer', async () => {
    const { page, world } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: /Single letters/ }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowRight');
    await shows(page, SHOWN[1]);
    expect(world.kept.size).toBe(0);
  });

  it('says that nothing is left, and leads to what was put off', async () => {
    const { page, world } = await tests.open('#/review', (made) => {
      made.conflicts = made.conflicts.slice(0, 2);
    });
    await shows(page, SHOWN[0]);
    await page.keyboard.press('s');
    await shows(page, SHOWN[1]);
    await page.keyboard.press('1');
    await page.getByRole('heading', { name: 'Nothing left to decide' }).waitFor();
    await until(
      () => world.kept.size,
      (size) => size === 1,
    );
    await page.getByRole('link', { name: 'Review what was put off' }).press('Enter');
    await shows(page, SHOWN[0]);
    await page.keyboard.press('2');
    await until(
      () => world.kept.size,
      (size) => size === 2,
    );
    await page.getByText('Every conflict is decided.').waitFor();
  });
});

describe('the review by mouse alone', () => {
  it('does all of it with buttons, and undoes in the message and in the history', async () => {
    const { page, world } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    await page.locator('.candidate').nth(1).getByRole('button').click();
    await shows(page, SHOWN[1]);
    await page.getByRole('button', { name: /^Merge/ }).click();
    await page.getByRole('button', { name: /^Save merge/ }).click();
    await shows(page, SHOWN[2]);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await shows(page, SHOWN[1]);
    await page.getByRole('button', { name: /^Skip/ }).click();
    await page.getByRole('button', { name: /^Previous/ }).click();
    await shows(page, SHOWN[1]);
    await page.getByRole('button', { name: /^Next/ }).click();
    await shows(page, SHOWN[2]);
    await until(
      () => world.kept.size,
      (size) => size === 1,
    );

    await page.getByRole('link', { name: 'History' }).click();
    const used = page.locator('.batches li').filter({ hasText: 'Used a candidate' });
    await used.getByRole('button', { name: /^Undo/ }).click();
    await until(
      () => world.kept.size,
      (size) => size === 0,
    );
    await used.filter({ hasText: 'not in force any more' }).waitFor();
    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await shows(page, SHOWN[0]);
  });
});

describe('two reviewers', () => {
  it('says who was first and goes on', async () => {
    const { page, world } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    world.decideAs('Tom Bell', FIRST);
    await page.keyboard.press('1');
    await shows(page, SHOWN[1]);
    await page.locator('.toast.bad').filter({ hasText: 'Tom Bell was first and decided it' }).waitFor();
    expect(world.kept.get(FIRST)?.by).toBe('Tom Bell');
    expect(await remaining(page).textContent()).toBe('352');
    await page.keyboard.press('ArrowLeft');
    await shows(page, SHOWN[1]);
  });

  it('carries nothing over to similar ones from a conflict that somebody else decided meanwhile', async () => {
    const { page, world, server } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    world.decideAs('Tom Bell', FIRST);
    await page.keyboard.press('a');
    await page.getByText('This conflict was decided meanwhile, or its sources changed.').waitFor();
    expect(await page.getByRole('button', { name: 'Apply to 1 number' }).isDisabled()).toBe(true);
    await page.keyboard.press('Enter');
    expect(server.asked.filter(({ ask }) => ask === 'decide')).toEqual([]);
  });

  it('leaves out what somebody else decided meanwhile, and says so', async () => {
    const { page, world } = await tests.open('#/review', undefined, undefined, true);
    await shows(page, SHOWN[0]);
    world.decideAs('Tom Bell', SECOND);
    await page.clock.fastForward(16_000);
    await page
      .locator('.toast')
      .filter({ hasText: `${SHOWN[1]} was decided by somebody else.` })
      .waitFor();
    await page.keyboard.press('ArrowRight');
    await shows(page, SHOWN[2]);
    expect(await remaining(page).textContent()).toBe('352');
  });

  it('looks for what was decided elsewhere as soon as the reviewer comes back', async () => {
    const { page, world, server } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    for (let turn = 0; turn < 12; turn += 1) await page.keyboard.press('j');
    await until(
      () => server.asked.filter(({ ask }) => ask === 'conflicts').length,
      (count) => count === 2,
    );
    for (let turn = 0; turn < 12; turn += 1) await page.keyboard.press('k');
    await shows(page, SHOWN[0]);
    await page.evaluate(() => void (location.hash = '#/history'));
    await number(page).waitFor({ state: 'detached' });
    // The last of them stands among those that were loaded ahead.
    for (const index of [0, 40, 60]) world.decideAs('Tom Bell', phoneOf(index));
    await page.evaluate(() => void (location.hash = '#/review'));
    await page
      .locator('.toast')
      .filter({ hasText: `${SHOWN[0]} and 2 more were decided by somebody else.` })
      .waitFor();
    expect(await remaining(page).textContent()).toBe('350');
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowRight');
    await shows(page, SHOWN[1]);
    expect(world.kept.get(FIRST)?.by).toBe('Tom Bell');
  });

  it('opens again what changed meanwhile, as it stands now', async () => {
    const { page, world } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    world.change(FIRST);
    await page.keyboard.press('1');
    await page.getByRole('button', { name: 'Show it' }).click();
    await shows(page, SHOWN[0]);
    await page.getByText('A new file came in since.').waitFor();
    await page.keyboard.press('1');
    await until(
      () => world.kept.size,
      (size) => size === 1,
    );
  });
});

describe('a lost network', () => {
  it('keeps what is not saved, names it, and saves it in order when it is back', async () => {
    const { page, world, server } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    server.isDown = true;
    for (const key of ['1', '2', 'n']) await page.keyboard.press(key);
    await shows(page, SHOWN[3]);
    const bar = page.getByRole('region', { name: 'Not saved yet' });
    await bar.getByText('3 decisions not saved yet.').waitFor();
    await bar.getByText('Which ones').click();
    expect(await bar.locator('li').allTextContents()).toEqual([
      `${SHOWN[0]}: Use PropertyRadar: Ana Ruiz`,
      `${SHOWN[1]}: Use QuickBooks: J. Ruiz`,
      `${SHOWN[2]}: None of these`,
    ]);
    expect(world.kept.size).toBe(0);
    const isHeld = await page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect(isHeld).toBe(true);
    server.isDown = false;
    await bar.getByRole('button', { name: 'Save now' }).click();
    await until(
      () => world.kept.size,
      (size) => size === 3,
    );
    await bar.waitFor({ state: 'detached' });
    expect([...world.kept.keys()]).toEqual([FIRST, SECOND, phoneOf(2)]);
  });

  it('takes an answer that was lost on the way as what it is: kept', async () => {
    const { page, world, server } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    server.losesAnswerTo = 'decide';
    await page.keyboard.press('1');
    await until(
      () => world.kept.size,
      (size) => size === 1,
    );
    const told = () => server.asked.filter(({ ask }) => ask === 'decide').length;
    await until(told, (times) => times === 2);
    await page.getByRole('region', { name: 'Not saved yet' }).waitFor({ state: 'detached' });
    await until(
      () => remaining(page).textContent(),
      (text) => text === '352',
    );
    expect(await page.locator('.toast.bad').count()).toBe(0);
    expect(world.kept.get(FIRST)?.by).toBe(world.reviewer);
  });

  it('says that the page has expired and keeps what is not saved', async () => {
    const { page, server } = await tests.open('#/review');
    await shows(page, SHOWN[0]);
    server.isExpired = true;
    await page.keyboard.press('1');
    await page.getByText('This page has expired. Open it again from n8n.').first().waitFor();
    await page.getByText('1 decision not saved yet.').waitFor();
  });
});

describe('a link to one number', () => {
  it('shows that one, wherever it stands in the list', async () => {
    const { page } = await tests.open(`#/review/${encodeURIComponent(phoneOf(300))}`);
    await shows(page, '(857) 555-0100');
    expect(await remaining(page).textContent()).toBe('353');
  });
});

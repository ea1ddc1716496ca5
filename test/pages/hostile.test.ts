import type { CandidateShown, ValueShown } from '../../contacts/review/page/page-answers';
import type { PageWorld } from './support/page-world';
import { hostileTexts } from './support/hostile-texts';
import { PageTests, until } from './support/open-page';
import { phoneOf } from './support/sample-conflicts';

jest.setTimeout(180_000);

const tests = new PageTests();
beforeAll(() => tests.start());
afterEach(() => tests.closePages());
afterAll(() => tests.stop());

const at = '2026-01-01T00:00:00Z';

/** Puts the hostile texts wherever a source can put a text: each is somebody's name, e-mail, address and note. */
function poison(world: PageWorld): void {
  const value = (text: string): readonly ValueShown[] => [
    { text, saidBy: [{ source: text.slice(0, 60), fileName: text.slice(0, 60), at, dated: 'read' }] },
  ];
  const candidate = (candidateNo: number, text: string): CandidateShown => ({
    candidateNo,
    title: text,
    isCompany: false,
    sources: [text.slice(0, 60)],
    records: 1,
    isWeak: false,
    values: { name: value(text), company: value(text), emails: value(text), address: value(text) },
    further: [{ label: text.slice(0, 60), value: value(text)[0] as ValueShown }],
    hasJobHistory: true,
  });
  world.conflicts = world.conflicts.slice(0, hostileTexts.length).map((conflict, index) => {
    const text = hostileTexts[index] ?? '';
    return { ...conflict, alike: 1, reasons: [text], candidates: [candidate(1, text), candidate(2, text)] };
  });
  world.messages = hostileTexts.map((text) => ({ at, direction: 'incoming', kind: 'text', text }));
  world.rows = hostileTexts.map((text, index) => ({
    key: `k${index}`,
    phoneNumber: phoneOf(400 + index),
    phone: null,
    name: text,
    emails: [text],
    isOpenConflict: index % 2 === 0,
    standing: text,
    from: text,
    lastActivityAt: text,
  }));
  world.jobs = hostileTexts.slice(0, 12).map((text, index) => ({
    id: `h${index}`,
    kind: 'import',
    subject: text,
    status: 'failed',
    by: text,
    startedAt: at,
    endedAt: at,
    problem: text,
  }));
}

it('has 100 of them, all different', () => {
  expect(new Set(hostileTexts).size).toBe(100);
});

describe.each([1440, 360])('100 hostile texts at %i pixels', (width) => {
  it('run nowhere and break no layout: in the review, merging, applied to all', async () => {
    const { page, world, complaints } = await tests.open('#/review', poison, {
      viewport: { width, height: 800 },
    });
    const state = () =>
      page.evaluate(() => ({
        hasRun: '__ran' in window,
        over: document.documentElement.scrollWidth - window.innerWidth,
        elements: document.querySelectorAll(
          '#app :is(script, iframe, img, object, embed, form, base, meta, style)',
        ).length,
      }));
    await page.locator('.candidate').first().waitFor();
    for (const [index] of hostileTexts.entries()) {
      if (index % 10 === 0) {
        await page.keyboard.press('m');
        await page.locator('.panel.mode').waitFor();
        expect(await state()).toEqual({ hasRun: false, over: 0, elements: 0 });
        await page.keyboard.press('Escape');
      }
      if (index === 12) {
        await page.keyboard.press('a');
        await page.locator('.changes').waitFor();
        expect(await state()).toEqual({ hasRun: false, over: 0, elements: 0 });
        await page.keyboard.press('Escape');
        await page.locator('dialog').waitFor({ state: 'detached' });
      }
      const before = await page.locator('.conflict-head h2').innerText();
      expect({ index, ...(await state()) }).toEqual({ index, hasRun: false, over: 0, elements: 0 });
      await page.keyboard.press('1');
      await until(
        () => page.evaluate(() => document.querySelector('.conflict-head h2, .finished h2')?.textContent),
        (now) => now !== before && !(now ?? '').endsWith(before),
      );
    }
    await until(
      () => world.kept.size,
      (size) => size === 100,
    );
    await page.getByRole('heading', { name: 'Nothing left to decide' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it.each(['#/', '#/rows/unmapped', '#/leftovers', '#/rows/rejectedRows'])(
    'run nowhere on %s',
    async (hash) => {
      const { page, complaints } = await tests.open(hash, poison, { viewport: { width, height: 800 } });
      await page.locator('.jobs li, tbody tr, .leftover').first().waitFor();
      for (;;) {
        const found = await page.evaluate(() => ({
          hasRun: '__ran' in window,
          over: document.documentElement.scrollWidth - window.innerWidth,
          elements: document.querySelectorAll(
            '#app :is(script, iframe, img, object, embed, form, base, meta, style)',
          ).length,
        }));
        expect(found).toEqual({ hasRun: false, over: 0, elements: 0 });
        const next = page.getByRole('button', { name: 'Next page' });
        if ((await next.count()) === 0 || (await next.isDisabled())) break;
        const was = await page.locator('.pager span').innerText();
        await next.click();
        await until(
          () => page.locator('.pager span').innerText(),
          (now) => now !== was,
        );
        await page.locator('[aria-busy=false]').waitFor();
      }
      expect(complaints).toEqual([]);
    },
  );
});

import { violationsOf } from '../support/accessibility';
import type { PageWorld } from './support/page-world';
import { PageTests, type OpenedPage } from './support/open-page';

jest.setTimeout(180_000);

const tests = new PageTests();
beforeAll(() => tests.start());
afterEach(() => tests.closePages());
afterAll(() => tests.stop());

type Screen = readonly [
  name: string,
  hash: string,
  shows: string,
  act?: (opened: OpenedPage) => Promise<void>,
  prepare?: (world: PageWorld) => void,
];

const press =
  (...keys: readonly string[]) =>
  async ({ page }: OpenedPage) => {
    await page.locator('.candidate').first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
  };

const screens: readonly Screen[] = [
  ['dashboard', '', '.targets'],
  ['dashboard with nothing imported', '', '.begin', undefined, (world) => void (world.isEmpty = true)],
  [
    'dashboard asking before the push',
    '',
    '.confirm',
    ({ page }) => page.getByRole('button', { name: 'Go on pushing' }).click(),
    (world) => void (world.previewAt = '2026-11-27T09:05:00Z'),
  ],
  [
    'dashboard without its server',
    '',
    '.problem',
    async ({ page, server }) => {
      await page.locator('.targets').waitFor();
      server.isDown = true;
      await page.evaluate(() => dispatchEvent(new Event('focus')));
    },
  ],
  ['review', '#/review', '.messages li'],
  ['review of three', '#/review', '.candidate:nth-child(3)', press('j', 'j')],
  ['merge', '#/review', '.preview', press('j', 'j', 'm')],
  ['household', '#/review', '.mode-note', press('h')],
  ['new person with a problem', '#/review', '.field-problem', press('e', 'Enter')],
  ['apply to all similar', '#/review', '.changes li', press('a')],
  ['keys', '#/review', '.keys', press('?')],
  [
    'review with decisions not saved',
    '#/review',
    '.not-saved',
    async (opened) => {
      opened.server.isDown = true;
      await press('1')(opened);
    },
  ],
  ['review of what was decided', '#/review', '.standing', press('1', 'ArrowLeft')],
  ['finished', '#/review', '.finished', undefined, (world) => void (world.conflicts = [])],
  ['rows', '#/rows/conflicts', 'tbody tr'],
  ['writes', '#/writes', 'tbody tr', undefined, (world) => void (world.previewAt = '2026-11-27T09:05:00Z')],
  [
    'leftovers',
    '#/leftovers',
    '.person-form',
    ({ page }) =>
      page
        .getByRole('button', { name: /^Enter name/ })
        .first()
        .click(),
  ],
  ['history', '#/history', '.batches li', undefined, (world) => world.decideAs('Tom Bell', '+16175550100')],
];

it('finds a violation where there is one, so that none is something', async () => {
  const { page } = await tests.open('', undefined, { bypassCSP: true });
  await page.locator('.targets').waitFor();
  await page.evaluate(() => {
    const pale = document.createElement('button');
    pale.setAttribute('style', 'color: #ccc; background: #fff');
    pale.textContent = 'Pale';
    document.querySelector('main')?.append(pale);
  });
  expect((await violationsOf(page)).map(({ id }) => id)).toEqual(['color-contrast']);
});

describe.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 360],
  ['dark', 360],
] as const)('in %s at %i pixels', (colorScheme, width) => {
  it.each(screens.map((screen) => [screen[0], screen] as const))(
    '%s has no violation and no overflow',
    async (_name, [, hash, shows, act, prepare]) => {
      const opened = await tests.open(hash, prepare, {
        colorScheme,
        viewport: { width, height: 900 },
        // The page's own policy lets no script of ours in.
        bypassCSP: true,
        reducedMotion: 'reduce',
      });
      await act?.(opened);
      await opened.page.locator(shows).first().waitFor();
      expect(await violationsOf(opened.page)).toEqual([]);
      expect(await opened.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(
        0,
      );
    },
  );
});

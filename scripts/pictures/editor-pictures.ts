import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** n8n names the parts of its pages for tests; a part within a part with several names. */
const testId = (...names: readonly string[]): string =>
  names.map((name) => `[data-test-id="${name}"]`).join(' ');

/** The side bar of n8n's editor, folded; the canvas begins beside it. */
const SIDE_BAR = 41;
const WIDTH = 1440;
/** More than any needs; the picture is cut to what stands there. */
const CANVAS_HEIGHT = 1500;
const PANEL_HEIGHTS = { least: 700, most: 1500 } as const;

/** What floats over a canvas or a panel and is no part of it. */
const HIDDEN = [
  '.vue-flow__panel',
  '[class*="executionButtons"]',
  testId('execute-workflow-button'),
  testId('node-creator-plus-button'),
  testId('command-bar-button'),
  testId('add-sticky-button'),
  testId('toggle-focus-panel-button'),
  testId('instance-ai-canvas-action-button'),
  testId('logs-panel'),
  '#cm-tooltip-container',
  '.el-notification',
];

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pictures of what a person sees in n8n's editor, written as PNG into one folder. The page is logged in. */
export class EditorPictures {
  constructor(
    private readonly page: Page,
    private readonly n8nUrl: string,
    private readonly folder: string,
  ) {}

  /** Saves a workflow as the editor does. @returns its id. @throws {Error} n8n's answer was another */
  async save(workflow: object): Promise<string> {
    const answer = await this.page.request.post(`${this.n8nUrl}/rest/workflows`, {
      headers: await this.headers(),
      data: workflow,
    });
    if (!answer.ok()) throw new Error(`n8n answered ${answer.status()} to a new workflow`);
    const { data } = (await answer.json()) as { data: { id: string } };
    return data.id;
  }

  /** Takes a saved workflow away again. */
  async remove(id: string): Promise<void> {
    const headers = await this.headers();
    const address = `${this.n8nUrl}/rest/workflows/${id}`;
    // n8n deletes only what is archived.
    await this.page.request.post(`${address}/archive`, { headers });
    await this.page.request.delete(address, { headers });
  }

  /** Opens a workflow's canvas, all of it in view. */
  async openCanvas(id: string): Promise<void> {
    await this.page.setViewportSize({ width: WIDTH + SIDE_BAR, height: CANVAS_HEIGHT });
    await this.page.goto(`${this.n8nUrl}/workflow/${id}`);
    await this.page.locator(testId('canvas-node')).first().waitFor();
    await this.page.addStyleTag({ content: `${HIDDEN.join(', ')} { display: none !important; }` });
    await this.settle();
    await this.page.keyboard.press('1');
    await this.settle();
  }

  /** The canvas that is open, as wide as it is, no higher than what stands on it. */
  async canvas(name: string): Promise<void> {
    const boxes = await boxesOf(this.page.locator('.vue-flow__node'));
    const top = Math.min(...boxes.map(({ y }) => y)) - 24;
    // Below a node stand its name and what it does, outside its box.
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + 96;
    await this.shoot(name, { x: SIDE_BAR, y: top, width: WIDTH, height: bottom - top });
  }

  /** Opens a node's panel on the canvas that was just opened. */
  async openPanel(node: string): Promise<void> {
    await this.page.setViewportSize({ width: WIDTH, height: PANEL_HEIGHTS.most });
    await this.page.locator(`${testId('canvas-node')}[data-node-name="${node}"]`).dblclick();
    await this.page.locator(testId('node-parameters')).first().waitFor();
    await this.settle();
  }

  /** Runs the node whose panel is open, and what feeds it. @throws {Error} it did not succeed */
  async run(): Promise<void> {
    await this.page.locator(testId('node-execute-button')).click();
    await this.page.locator(testId('node-run-status-success')).waitFor({ timeout: 60_000 });
    await this.settle();
    // Of several outputs the first is shown, also when it is empty.
    const filled = this.page.locator(testId('output-panel')).getByText(/\(\d+ items?\)/);
    if (await filled.first().isVisible()) await filled.first().click();
  }

  /** The panel that is open, high enough for its parameters. */
  async panel(name: string): Promise<void> {
    const boxes = await boxesOf(this.page.locator(testId('ndv', 'parameter-item')));
    const options = await boxesOf(this.page.locator(testId('collection-parameter-add')));
    const bottom = Math.max(...[...boxes, ...options].map(({ y, height }) => y + height));
    const height = Math.min(PANEL_HEIGHTS.most, Math.max(PANEL_HEIGHTS.least, Math.ceil(bottom) + 90));
    await this.page.setViewportSize({ width: WIDTH, height });
    await this.settle();
    await this.shoot(name, { x: 0, y: 0, width: WIDTH, height });
  }

  /** Takes a picture twice, as n8n draws it in light and dark: `name-light`, `name-dark`. */
  async inBothThemes(name: string, take: (name: string) => Promise<void>): Promise<void> {
    for (const theme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme: theme });
      await this.settle();
      await take(`${name}-${theme}`);
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
  }

  private async shoot(name: string, clip: Box): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.screenshot({ path: join(this.folder, `${name}.png`), clip, animations: 'disabled' });
  }

  /** n8n ties a login to the browser it was made in. */
  private async headers(): Promise<Record<string, string>> {
    const id = (await this.page.evaluate("localStorage.getItem('n8n-browserId')")) as string | null;
    return { 'browser-id': id ?? '' };
  }

  /** The editor slides and fades; there is nothing to wait for but time. */
  private async settle(): Promise<void> {
    await this.page.waitForTimeout(1_200);
  }
}

async function boxesOf(locator: Locator): Promise<Box[]> {
  const boxes = await Promise.all((await locator.all()).map((one) => one.boundingBox()));
  return boxes.filter((box) => box !== null);
}

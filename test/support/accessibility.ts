import type { Page } from 'playwright-core';

export interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

/**
 * Everything axe knows, best practices among it. The page's context has to be opened with `bypassCSP`.
 * @param within what is looked at, as a CSS selector; left out: the whole page
 */
export async function violationsOf(page: Page, within?: string): Promise<readonly Violation[]> {
  await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
  return page.evaluate(async (place) => {
    type Axe = { run(within: string | Document): Promise<{ violations: readonly Violation[] }> };
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(place ?? document);
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
    }));
  }, within);
}

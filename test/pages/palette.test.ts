import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_STYLE } from '../../contacts/analytics/page/page-style';

const ours = readFileSync(
  join(__dirname, '..', '..', 'pages', 'contact-review', 'style', 'base.css'),
  'utf8',
);

/** The colours of every `:root`, in order: light, then dark. */
const palettes = (css: string): Map<string, string>[] =>
  [...css.matchAll(/:root\s*\{([^}]*)\}/g)].map(
    ([, block = '']) =>
      new Map(
        [...block.matchAll(/(--[\w-]+):\s*([^;}]+)/g)].map(([, name = '', value = '']) => [
          name,
          value.trim(),
        ]),
      ),
  );

it('has every colour of the analytics page, light and dark, so that the pages look like one family', () => {
  const [theirs, mine] = [palettes(PAGE_STYLE), palettes(ours)];
  expect(theirs.map((palette) => palette.size)).toEqual([11, 11]);
  theirs.forEach((palette, index) => {
    for (const [name, value] of palette) expect([name, mine[index]?.get(name)]).toEqual([name, value]);
  });
});

it('has no style and no remote address in its markup', () => {
  const built = readFileSync(join(__dirname, '..', '..', 'dist', 'pages', 'contact-review.css'), 'utf8');
  expect(built).not.toMatch(/url\(|@import|https?:/);
});

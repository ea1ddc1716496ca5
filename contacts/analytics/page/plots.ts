import type { Drill } from '../analytics-request';
import { groupDays, groupingOf, roundScale, type DayGroup, type GroupedBy } from './group-days';
import { html, type Html } from './html';
import { drillLink, type Shown } from './links';
import { countWords, dayWords, numberWords, rangeWords } from './words';

const BAR = 10;
const HEIGHT = 100;

/** New contacts over time: a bar a day, week or month, each a link to its contacts, and the same as a table. */
export function timePlot(
  shown: Shown,
  days: readonly { readonly date: string; readonly count: number }[],
): Html {
  const by = groupingOf(days.length);
  const groups = groupDays(days, by);
  const most = Math.max(...groups.map(({ count }) => count), 0);
  const scale = roundScale(most);
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const chosen = shown.drill?.figure === 'new_contacts' ? shown.drill.day : null;
  const bars = groups.map((group, index) => {
    const height = (group.count / scale) * HEIGHT;
    const words = `${rangeWords(group.from, group.to)}: ${countWords(group.count, 'new contact')}`;
    return html`<a
      href="${linkOf(shown, group, by)}"
      tabindex="-1"
      class="${chosen === group.from ? 'chosen' : ''}"
      ><title>${words}</title
      ><rect class="hit" x="${index * BAR}" y="0" width="${BAR}" height="${HEIGHT}" /><rect
        class="bar"
        x="${index * BAR + 1.5}"
        y="${HEIGHT - height}"
        width="${BAR - 3}"
        height="${height}"
    /></a>`;
  });
  const [first, middle, last] = [groups[0], groups[Math.floor(groups.length / 2)], groups.at(-1)];
  const labels = [...new Set([first, ...(groups.length > 2 ? [middle] : []), last])].filter(
    (group) => group !== undefined,
  );
  return html`<figure class="card">
    <figcaption>
      <h2>New contacts by ${by}</h2>
      <span class="note">${countWords(total, 'contact')}, at most ${numberWords(most)} a ${by}</span>
    </figcaption>
    <div class="columns" aria-hidden="true">
      <div class="scale">
        <span>${numberWords(scale)}</span><span>${numberWords(scale / 2)}</span><span>0</span>
      </div>
      <svg viewBox="0 0 ${groups.length * BAR} ${HEIGHT}" preserveAspectRatio="none">
        ${[0, HEIGHT / 2, HEIGHT].map((y) => html`<line class="grid" x1="0" x2="${groups.length * BAR}" y1="${y}" y2="${y}" />`)}${bars}
      </svg>
      <div class="days">${labels.map(({ from }) => html`<span>${dayWords(from)}</span>`)}</div>
    </div>
    <details>
      <summary>Show as a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="New contacts by ${by}">
        <table>
          <thead>
            <tr>
              <th scope="col">${by === 'day' ? 'Day' : by === 'week' ? 'Week' : 'Month'}</th>
              <th scope="col" class="count">New contacts</th>
            </tr>
          </thead>
          <tbody>
            ${groups.map(
              (group) =>
                html`<tr>
                  <th scope="row">${rangeWords(group.from, group.to)}</th>
                  <td class="count"><a href="${linkOf(shown, group, by)}">${numberWords(group.count)}</a></td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}

/** The contacts of a bar: of a day within the range; of a week or month by making it the range. */
const linkOf = (shown: Shown, { from, to }: DayGroup, by: GroupedBy): string =>
  by === 'day'
    ? drillLink(shown, { figure: 'new_contacts', day: from })
    : drillLink({ ...shown, from, to }, { figure: 'new_contacts' });

/** A bar of a plot by kind. */
export interface KindBar {
  readonly title: string;
  readonly count: number;
  /** Narrows the new contacts; null when it counts something else than contacts. */
  readonly only: Partial<Drill> | null;
}

/** A table whose last column but one is a bar, so that it is read and seen alike. */
export function kindPlot(
  shown: Shown,
  {
    title,
    note,
    kind,
    counted,
    bars,
  }: { title: string; note: string; kind: string; counted: string; bars: readonly KindBar[] },
): Html {
  const most = Math.max(...bars.map(({ count }) => count), 1);
  return html`<figure class="card">
    <figcaption>
      <h2>${title}</h2>
      <span class="note">${note}</span>
    </figcaption>
    ${
      bars.length === 0
        ? html`<p class="empty">None within these days.</p>`
        : html`<table class="bars">
            <thead>
              <tr>
                <th scope="col">${kind}</th>
                <th scope="col" aria-hidden="true"></th>
                <th scope="col" class="count">${counted}</th>
              </tr>
            </thead>
            <tbody>
              ${bars.map(
                (bar) =>
                  html`<tr class="${isChosen(shown, bar) ? 'chosen' : ''}">
                    <th scope="row">${bar.title}</th>
                    <td aria-hidden="true">
                      <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                        <rect class="track" width="100" height="10" />
                        <rect class="bar" width="${(100 * bar.count) / most}" height="10" />
                      </svg>
                    </td>
                    <td class="count">
                      ${
                        bar.only === null
                          ? numberWords(bar.count)
                          : html`<a href="${drillLink(shown, { figure: 'new_contacts', ...bar.only })}"
                              >${numberWords(bar.count)}</a
                            >`
                      }
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
  </figure>`;
}

const isChosen = ({ drill }: Shown, { only }: KindBar): boolean =>
  only !== null &&
  drill?.figure === 'new_contacts' &&
  ((only.source !== undefined && only.source === drill.source) ||
    (only.leadScore !== undefined && only.leadScore === drill.leadScore));

import { oneLine } from '../../review/untrusted-text';
import { html, Html } from '../page/html';
import { dayWords } from '../page/words';
import { isQuiet, type DailyDigest, type DigestCounts, type DigestOfProperty } from './daily-digest';
import type { DigestLinks } from './digest-links';
import {
  comparisonWords,
  figuresOf,
  scoresOf,
  subjectOf,
  titleOf,
  toDosOf,
  type ShownFigure,
} from './digest-words';

/** Styles stand at each element: mail programs take style sheets away. Every text stands at 4.5:1 or more on its ground. */
const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const [TEXT, SOFT, LINE, BAR, LINK] = ['#17202b', '#536070', '#dde3ea', '#2f6fde', '#1a56c4'];
const style = (css: string): Html => new Html(` style="${css}"`);
const CARD = style(`background:#ffffff;border:1px solid ${LINE};border-radius:12px;padding:20px`);
const H2 = style(`margin:0 0 12px;font-size:17px;line-height:1.3;color:${TEXT}`);
const NOTE = style(`margin:0;font-size:14px;line-height:1.5;color:${SOFT}`);
const TABLE = new Html(' role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"');

/** The HTML of the mail. It is read in a column of at most 640 px, on a phone as on a desk. */
export function digestHtml(digest: DailyDigest, links: DigestLinks): string {
  const shown = digest.properties.filter((property) => !isQuiet(property));
  const quiet = digest.properties.filter(isQuiet).map((property) => oneLine(titleOf(property), 80));
  const ends = [
    ...(quiet.length === 0 ? [] : [`Nothing happened at ${quiet.join(', ')}.`]),
    ...(comparisonWords(digest) === null ? [] : [comparisonWords(digest)]),
    'What waits and what did not work is as of this mail; everything else is of the day.',
  ];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${subjectOf(digest)}</title>
      </head>
      <body${style(`margin:0;padding:0;background:#f4f6f8;color:${TEXT};${FONT}`)}>
        <table${TABLE}>
          <tr>
            <td align="center"${style('padding:24px 12px 40px')}>
              <table${TABLE}${style('max-width:640px;text-align:left')}>
                <tr>
                  <td${style('padding:0 4px 16px')}>
                    <h1${style(`margin:0 0 4px;font-size:26px;line-height:1.2;letter-spacing:-.01em;color:${TEXT}`)}>
                      ${dayWords(digest.date)}
                    </h1>
                    <p${NOTE}>What happened to your leasing contacts. The day is one of ${digest.timeZone}.</p>
                  </td>
                </tr>
                ${row(toDoList(digest, links))}
                ${row(section('All properties', links.newContacts(null), digest.total))}
                ${shown.map((property) => row(ofProperty(property, links)))}
                <tr>
                  <td${style('padding:4px 4px 0')}>
                    ${ends.map((sentence) => html`<p${NOTE}>${sentence}</p>`)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `.text;
}

/** A card, and a gap to the next one. */
const row = (content: Html): Html =>
  html`<tr>
      <td${CARD}>${content}</td>
    </tr>
    <tr>
      <td height="14"${style('font-size:0;line-height:14px')}>&nbsp;</td>
    </tr>`;

function toDoList(digest: DailyDigest, links: DigestLinks): Html {
  const toDos = toDosOf(digest);
  if (toDos.length === 0)
    return html`<h2${style(`margin:0;font-size:17px;color:${TEXT}`)}>Nothing waits for you</h2>`;
  return html`<h2${H2}>To do</h2>
    <ul${style('margin:0;padding:0 0 0 20px')}>
      ${toDos.map(({ sentence, page }) => {
        const address = page === null ? null : links[page];
        return html`<li${style('margin:0 0 8px;font-size:16px;line-height:1.5')}>
          ${sentence}${address === null ? null : html` ${link(address, page === 'duplicates' ? 'Decide' : 'Look at it')}`}
        </li>`;
      })}
    </ul>`;
}

const ofProperty = (property: DigestOfProperty, links: DigestLinks): Html =>
  section(
    oneLine(titleOf(property), 80),
    property.propertyId === null ? null : links.newContacts(property.propertyId),
    property,
  );

const link = (address: string, words: string): Html =>
  html`<a href="${address}" ${style(`color:${LINK};text-decoration:underline`)}>${words}</a>`;

/** The figures of a property: four in a line, two on a phone. */
function section(title: string, address: string | null, counts: DigestCounts): Html {
  return html`<h2${H2}>${title}</h2>
    <div${style('font-size:0')}>${figuresOf(counts).map(figureCell)}</div>
    ${leadScores(counts)}
    ${
      address === null || counts.newContacts === 0
        ? null
        : html`<p${style('margin:12px 0 0;font-size:14px')}>${link(address, 'Who the new contacts are')}</p>`
    }`;
}

const figureCell = ({ title, value }: ShownFigure): Html =>
  html`<div${style('display:inline-block;vertical-align:top;width:25%;min-width:132px;padding-bottom:12px')}>
    <div${style(`font-size:24px;line-height:1.25;font-weight:650;color:${TEXT};font-variant-numeric:tabular-nums`)}>${value}</div>
    <div${style(`font-size:13px;line-height:1.35;color:${SOFT}`)}>${title}</div>
  </div>`;

/** A bar a bucket, the longest as wide as there is room. */
function leadScores(counts: DigestCounts): Html | null {
  const scores = scoresOf(counts);
  if (scores.length === 0) return null;
  const most = Math.max(...scores.map(({ count }) => count));
  return html`<p${style(`margin:4px 0 6px;font-size:13px;color:${SOFT}`)}>New contacts by lead score</p>
    <table${TABLE}>
      ${scores.map(
        ({ title, value, count }) =>
          html`<tr>
            <td width="88"${style('padding:3px 8px 3px 0;font-size:14px;white-space:nowrap')}>${title}</td>
            <td${style('padding:3px 0')}>
              <div${style(`width:${Math.round((100 * count) / most)}%;height:12px;background:${BAR};border-radius:3px`)}></div>
            </td>
            <td width="48" align="right"${style('padding:3px 0 3px 8px;font-size:14px;font-variant-numeric:tabular-nums')}>
              ${value}
            </td>
          </tr>`,
      )}
    </table>`;
}

import { displayPhone } from '../../review/display-phone';
import { contactTitle, systemTitle } from '../../review/duplicate-table';
import { oneLine } from '../../review/untrusted-text';
import type { ContactsListed, CountedContact } from '../contact-analytics';
import type { Drill } from '../analytics-request';
import { dateIn } from '../date-range';
import { html, type Html } from './html';
import { linkTo, type Shown } from './links';
import { countWords, dayWords, drillWords, numberWords, scoreWords } from './words';

/** The contacts behind a figure, a page of them, with the way on. */
export function contactsList(shown: Shown, drill: Drill, { count, entries, next }: ContactsListed): Html {
  const part = entries.length < count ? `, ${numberWords(entries.length)} of them on this page` : '';
  const pageFrom = (after: Drill['after']) => `${linkTo({ ...shown, drill: { ...drill, after } })}#list`;
  return html`<section class="card list" id="list" aria-labelledby="list-title">
    <div class="head">
      <h2 id="list-title">${drillWords(drill)}</h2>
      <span class="note">${countWords(count, 'contact')}${part}</span>
    </div>
    ${
      entries.length === 0
        ? html`<p class="empty">Nobody.</p>`
        : html`<table class="contacts" role="table">
            <thead role="rowgroup">
              <tr role="row">
                ${['Contact', 'Phone', 'E-mail', 'Role', 'Lead score', 'Known since', 'Source', 'Last activity'].map((title) => html`<th scope="col" role="columnheader">${title}</th>`)}
              </tr>
            </thead>
            <tbody role="rowgroup">
              ${entries.map((entry) => contactRow(entry, shown.timeZone))}
            </tbody>
          </table>`
    }
    <p class="pager">
      ${drill.after === null ? null : html`<a href="${pageFrom(null)}">Back to the first page</a>`}${
        next === null ? null : html`<a href="${pageFrom(next)}" rel="next">Next page</a>`
      }<a href="${linkTo({ ...shown, drill: null })}">Close the list</a>
    </p>
  </section>`;
}

function contactRow(
  { contact, knownSince, firstSystem, lastActivityAt }: CountedContact,
  timeZone: string,
): Html {
  const [phone] = contact.phones;
  const day = (moment: string) => dayWords(dateIn(moment, timeZone));
  const cells: [string, string][] = [
    ['Phone', phone === undefined ? '–' : displayPhone(phone)],
    ['E-mail', oneLine(contact.emails[0] ?? '–')],
    ['Role', contact.role ?? '–'],
    ['Lead score', scoreWords(contact.leadScore, 0)],
    ['Known since', day(knownSince)],
    ['Source', systemTitle(firstSystem)],
    ['Last activity', lastActivityAt === null ? '–' : day(lastActivityAt)],
  ];
  return html`<tr role="row">
    <th scope="row" role="rowheader">${oneLine(contactTitle(contact))}</th>
    ${cells.map(([label, value]) => html`<td role="cell" data-label="${label}">${value}</td>`)}
  </tr>`;
}

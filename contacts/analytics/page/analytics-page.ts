import { systemTitle } from '../../review/duplicate-table';
import type { AnalyticsReading, AnalyticsRequest } from '../analytics-request';
import { parametersOf } from '../analytics-request';
import { scoreBuckets, type ContactAnalytics, type CountedFigure } from '../contact-analytics';
import { contactsList } from './contacts-list';
import { html, Html } from './html';
import { drillLink, linkTo, type Shown } from './links';
import { PAGE_POLICY, PAGE_STYLE } from './page-style';
import { kindPlot, timePlot } from './plots';
import { questionForm } from './question-form';
import { bucketWords, numberWords, percentWords, propertyWords, rangeWords, scoreWords } from './words';

/** One whole page that needs nothing else: no script, nothing remote, every text escaped. Pure. */
export function analyticsPage(request: AnalyticsRequest, analytics: ContactAnalytics): string {
  const { propertyId, from, to, timeZone, drill } = request;
  const { trends, enrichment, listed, propertyIds } = analytics;
  const sources = Object.entries(trends.contact_source_distribution);
  return page(
    html`<header>
        <h1>Contact analytics</h1>
        <p class="lead">${propertyWords(propertyId)}, ${rangeWords(from, to)}, days of ${timeZone}</p>
      </header>
      ${questionForm(Object.fromEntries(parametersOf(request)), propertyIds, null)}
      ${
        analytics.metrics.total_contacts === 0
          ? html`<section class="card">
              <h2>Nobody is known here yet</h2>
              <p class="note">
                Until the last of these days the ledger had no contact of this property. Choose another
                property or later days.
              </p>
            </section>`
          : html`${figuresOf(request, analytics)} ${timePlot(request, trends.daily_new_contacts)}
              <div class="plots">
                ${kindPlot(request, {
                  title: 'Where they came from',
                  note: 'New contacts',
                  kind: 'Source',
                  counted: 'Contacts',
                  bars: sources.map(([source, count]) => ({
                    title: systemTitle(source),
                    count,
                    only: { source },
                  })),
                })}${kindPlot(request, {
                  title: 'Lead scores',
                  note: 'New contacts',
                  kind: 'Score',
                  counted: 'Contacts',
                  bars: scoreBuckets.map((leadScore) => ({
                    title: bucketWords(leadScore),
                    count: trends.lead_score_distribution[leadScore],
                    only: { leadScore },
                  })),
                })}${kindPlot(request, {
                  title: 'Where things were learned',
                  note: 'Entries, not contacts',
                  kind: 'Source',
                  counted: 'Entries',
                  bars: enrichment.top_enrichment_sources.map(({ source, count }) => ({
                    title: systemTitle(source),
                    count,
                    only: null,
                  })),
                })}
              </div>`
      }
      ${drill === null || listed === null ? null : contactsList(request, drill, listed)}
      <footer>
        Merges, roles and lead scores are those of today.
        <a href="${linkTo(request, 'json')}">These numbers as JSON</a>
      </footer>`,
  );
}

/** The page that says which part of the address is wrong; the form keeps what was given. Pure. */
export const refusedPage = ({
  field,
  problem,
  given,
}: Extract<AnalyticsReading, { kind: 'refused' }>): string =>
  page(
    html`<header><h1>Contact analytics</h1></header>
      <section class="card problem" id="problem" role="alert">
        <h2>${fieldTitle(field)} cannot be used</h2>
        <p>${problem}</p>
      </section>
      ${questionForm(given, [], field)}`,
  );

/** Word for word what the policy lets count. */
const STYLE = new Html(`<style>${PAGE_STYLE}</style>`);

const fieldTitle = (field: string): string =>
  ({ from: 'First day', to: 'Last day', time_zone: 'Time zone', property_id: 'Property' })[field] ??
  `“${field}”`;

const page = (content: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(PAGE_POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Contact analytics</title>
        ${STYLE}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `.text;

function figuresOf(shown: Shown, { metrics, enrichment }: ContactAnalytics): Html {
  const before = metrics.total_contacts - metrics.new_contacts;
  const figures: [string, string, string, CountedFigure][] = [
    ['Total contacts', numberWords(metrics.total_contacts), 'known at the end', 'total_contacts'],
    ['New contacts', numberWords(metrics.new_contacts), 'became known within these days', 'new_contacts'],
    ['Active contacts', numberWords(metrics.active_contacts), 'said or heard something', 'active_contacts'],
    [
      'Growth',
      percentWords(metrics.contact_growth_rate),
      `on ${numberWords(before)} known before`,
      'new_contacts',
    ],
    [
      'Average lead score',
      scoreWords(metrics.average_lead_score, 1),
      'of 100, of those who have one',
      'total_contacts',
    ],
    [
      'Conversion',
      percentWords(metrics.conversion_rate),
      'of the new ones apply or live here',
      'converted_contacts',
    ],
    [
      'Enriched',
      percentWords(enrichment.enrichment_rate),
      'something was learned about them',
      'enriched_contacts',
    ],
    [
      'Enrichment score',
      scoreWords(enrichment.average_enrichment_score, 2),
      'of 1, on average',
      'enriched_contacts',
    ],
  ];
  return html`<nav class="figures" aria-label="Figures, each with its contacts">
    ${figures.map(
      ([title, value, note, figure]) =>
        html`<a class="card figure" href="${drillLink(shown, { figure })}"
          ><span class="name">${title}</span><span class="value">${value}</span
          ><span class="note">${note}</span></a
        >`,
    )}
  </nav>`;
}

import { parametersOf, type AnalyticsRequest, type Drill } from '../analytics-request';

/** What a page is of: everything but the format. */
export type Shown = Omit<AnalyticsRequest, 'format'>;

const NO_FILTER = { day: null, source: null, leadScore: null, after: null } as const;

/** The address, from this very page, of the contacts behind a figure. */
export const drillLink = (shown: Shown, drill: Pick<Drill, 'figure'> & Partial<Drill>): string =>
  `${linkTo({ ...shown, drill: { ...NO_FILTER, ...drill } })}#list`;

/** The address of a page or of its numbers as JSON. */
export function linkTo(shown: Shown, format?: 'json'): string {
  const parameters = new URLSearchParams(parametersOf(shown));
  if (format !== undefined) parameters.set('format', format);
  return `?${parameters.toString()}`;
}

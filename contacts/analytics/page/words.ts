import { oneLine } from '../../review/untrusted-text';
import type { CountedFigure } from '../contact-analytics';
import type { Drill } from '../analytics-request';
import { systemTitle } from '../../review/duplicate-table';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as Americans write it: "Nov 20, 2026". @param date YYYY-MM-DD */
export const dayWords = (date: string): string =>
  `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${Number(date.slice(8, 10))}, ${date.slice(0, 4)}`;

/** One day, or the first and the last. */
export const rangeWords = (from: string, to: string): string =>
  from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;

/** "1 contact", "1,204 contacts" */
export const countWords = (count: number, what: string): string =>
  `${numberWords(count)} ${what}${count === 1 ? '' : 's'}`;

export const numberWords = (count: number): string => count.toLocaleString('en-US');

const NOTHING = '–';
/** A share as per cent with one decimal; a dash when there is nothing to be a part of. */
export const percentWords = (share: number | null): string =>
  share === null
    ? NOTHING
    : `${(share * 100).toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;
/** A score with so many decimals. */
export const scoreWords = (score: number | null, decimals: number): string =>
  score === null ? NOTHING : score.toFixed(decimals);

export const figureTitles: Readonly<Record<CountedFigure, string>> = {
  total_contacts: 'Total contacts',
  new_contacts: 'New contacts',
  active_contacts: 'Active contacts',
  converted_contacts: 'Converted contacts',
  enriched_contacts: 'Enriched contacts',
};

export const bucketWords = (bucket: string): string =>
  bucket === 'none' ? 'No score' : bucket.replace('-', ' to ');

/** Which contacts a list is of: "New contacts of Nov 20, 2026 from DomIQ". */
export const drillWords = ({ figure, day, source, leadScore }: Drill): string =>
  [
    figureTitles[figure],
    ...(day === null ? [] : [`of ${dayWords(day)}`]),
    ...(source === null ? [] : [`from ${systemTitle(source)}`]),
    ...(leadScore === null
      ? []
      : [leadScore === 'none' ? 'without a lead score' : `with a lead score of ${bucketWords(leadScore)}`]),
  ].join(' ');

export const propertyWords = (propertyId: string | null): string =>
  propertyId === null ? 'All properties' : oneLine(propertyId, 80);

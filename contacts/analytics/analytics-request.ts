import { countedFigures, scoreBuckets, type CountedFigure, type ScoreBucket } from './contact-analytics';
import { dateIn, firstOfDays, daysOf, UnreadableDateRangeError } from './date-range';

/** Which contacts a figure counted. */
export interface Drill {
  readonly figure: CountedFigure;
  /** YYYY-MM-DD, one of the range. */
  readonly day: string | null;
  readonly source: string | null;
  readonly leadScore: ScoreBucket | null;
  /** The last contact of the page before. */
  readonly after: { readonly at: string; readonly id: string } | null;
}

/** What the address of the analytics asks for. */
export interface AnalyticsRequest {
  /** null for every property. */
  readonly propertyId: string | null;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly format: 'html' | 'json';
  /** The figure whose contacts are listed; null for none. */
  readonly drill: Drill | null;
}

/** The parameters of the address. */
export const analyticsFields = [
  'property_id',
  'from',
  'to',
  'time_zone',
  'format',
  'figure',
  'day',
  'source',
  'lead_score',
  'after',
] as const;
export type AnalyticsField = (typeof analyticsFields)[number];

export type AnalyticsReading =
  | { readonly kind: 'asked'; readonly request: AnalyticsRequest }
  | {
      readonly kind: 'refused';
      readonly field: AnalyticsField;
      readonly problem: string;
      readonly format: 'html' | 'json';
      /** What the form shows again. */
      readonly given: Readonly<Partial<Record<AnalyticsField, string>>>;
    };

/** So many days when none are named, today among them. */
const USUAL_DAYS = 30;
const LONGEST = 200;

/**
 * Reads the parameters of the address; those that are unknown play no part. Without days the last 30 are meant. Pure; never throws.
 * @param query    as n8n gives it; untrusted
 * @param moment   ISO 8601 UTC: now
 * @param timeZone whose days are meant when none is named; an IANA name
 */
export function readAnalyticsRequest(query: unknown, moment: string, timeZone: string): AnalyticsReading {
  const raw = typeof query === 'object' && query !== null ? (query as Record<string, unknown>) : {};
  const given: Partial<Record<AnalyticsField, string>> = {};
  const twisted: AnalyticsField[] = [];
  for (const field of analyticsFields) {
    const value = Object.hasOwn(raw, field) ? raw[field] : undefined;
    if (typeof value === 'string' && value.length <= LONGEST) {
      if (value.trim() !== '') given[field] = value.trim();
    } else if (value !== undefined) twisted.push(field);
  }
  const format = given.format === 'json' ? 'json' : 'html';
  const refuse = (field: AnalyticsField, problem: string): AnalyticsReading => ({
    kind: 'refused',
    field,
    problem,
    format,
    given,
  });
  const [field] = twisted;
  if (field !== undefined) return refuse(field, `Give it once, with at most ${LONGEST} characters.`);
  if (given.format !== undefined && given.format !== 'json' && given.format !== 'html')
    return refuse('format', 'It is "html" or "json".');
  try {
    const zone = given.time_zone ?? timeZone;
    const to = given.to ?? dateIn(moment, zone);
    const range = { from: given.from ?? firstOfDays(to, USUAL_DAYS), to, timeZone: zone };
    const days = daysOf(range);
    if (given.day !== undefined && !days.some(({ date }) => date === given.day))
      throw new UnreadableDateRangeError('day', 'day');
    const drill = readDrill(given);
    if (drill !== null && 'field' in drill) return refuse(drill.field, drill.problem);
    return { kind: 'asked', request: { ...range, propertyId: given.property_id ?? null, format, drill } };
  } catch (error) {
    const { field: wrong, message, remedy } = rangeErrorOf(error);
    return refuse(wrong, `${message} ${remedy}`);
  }
}

/** @throws whatever is no fault of the range */
function rangeErrorOf(error: unknown): UnreadableDateRangeError {
  if (error instanceof UnreadableDateRangeError) return error;
  throw error;
}

function readDrill(
  given: Partial<Record<AnalyticsField, string>>,
): Drill | { readonly field: AnalyticsField; readonly problem: string } | null {
  if (given.figure === undefined) return null;
  const figure = countedFigures.find((name) => name === given.figure);
  if (figure === undefined) return { field: 'figure', problem: `It is one of ${countedFigures.join(', ')}.` };
  const leadScore = scoreBuckets.find((bucket) => bucket === given.lead_score) ?? null;
  if (given.lead_score !== undefined && leadScore === null)
    return { field: 'lead_score', problem: `It is one of ${scoreBuckets.join(', ')}.` };
  const mark = given.after === undefined ? null : /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)~(.+)$/.exec(given.after);
  if (given.after !== undefined && mark === null)
    return { field: 'after', problem: 'Take it from the page before.' };
  return {
    figure,
    day: given.day ?? null,
    source: given.source ?? null,
    leadScore,
    after: mark === null ? null : { at: mark[1] ?? '', id: mark[2] ?? '' },
  };
}

/** The parameters that ask for this again; the format is left to the caller. Pure. */
export function parametersOf({
  propertyId,
  from,
  to,
  timeZone,
  drill,
}: Omit<AnalyticsRequest, 'format'>): [AnalyticsField, string][] {
  const parameters: [AnalyticsField, string | null][] = [
    ['property_id', propertyId],
    ['from', from],
    ['to', to],
    ['time_zone', timeZone],
    ['figure', drill?.figure ?? null],
    ['day', drill?.day ?? null],
    ['source', drill?.source ?? null],
    ['lead_score', drill?.leadScore ?? null],
    ['after', drill?.after ? `${drill.after.at}~${drill.after.id}` : null],
  ];
  return parameters.filter((parameter): parameter is [AnalyticsField, string] => parameter[1] !== null);
}

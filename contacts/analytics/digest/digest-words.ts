import { scoreBuckets } from '../contact-analytics';
import { dateIn } from '../date-range';
import { bucketWords, countWords, dayWords, numberWords } from '../page/words';
import type { DailyDigest, DigestCounts, DigestOfProperty } from './daily-digest';

/** A figure as it is read: its name and its number or numbers. */
export interface ShownFigure {
  readonly title: string;
  readonly value: string;
}

/** What is told of a property, in the order in which it is read. */
export const figuresOf = (counts: DigestCounts): readonly ShownFigure[] => [
  { title: 'New contacts', value: numberWords(counts.newContacts) },
  { title: 'Texts in / out', value: `${numberWords(counts.textsIn)} / ${numberWords(counts.textsOut)}` },
  { title: 'Calls', value: numberWords(counts.calls) },
  { title: 'Chat messages', value: numberWords(counts.chatMessages) },
  {
    title: 'Joined / merged',
    value: `${numberWords(counts.recognized)} / ${numberWords(counts.merges)}`,
  },
  { title: 'Possible duplicates', value: numberWords(counts.openQuestions) },
  { title: 'Opt-outs', value: numberWords(counts.optOuts) },
  { title: 'Changes that failed', value: numberWords(counts.failedChanges) },
];

/** The new contacts by lead score, the best first, without empty ones. */
export const scoresOf = ({ newByLeadScore }: DigestCounts): readonly (ShownFigure & { count: number })[] =>
  [...scoreBuckets.filter((name) => name !== 'none').reverse(), 'none' as const]
    .map((bucket) => ({ bucket, count: newByLeadScore[bucket] }))
    .filter(({ count }) => count > 0)
    .map(({ bucket, count }) => ({ title: bucketWords(bucket), value: numberWords(count), count }));

/** Something a person should do, and the page on which it is done. */
export interface ToDo {
  readonly sentence: string;
  readonly page: 'duplicates' | 'failures' | null;
}

/** What waits for a person; empty when nothing does. */
export function toDosOf({
  total,
  failedEvents,
  drifted,
  comparedAt,
  timeZone,
}: DailyDigest): readonly ToDo[] {
  const toDos: ToDo[] = [];
  const open = total.openQuestions;
  if (open > 0)
    toDos.push({
      sentence: `${countWords(open, 'possible duplicate')} ${open === 1 ? 'waits' : 'wait'} for a decision.`,
      page: 'duplicates',
    });
  const { optOutsWaiting, optOutsFailed } = total;
  if (optOutsFailed > 0)
    toDos.push({
      sentence: `${countWords(optOutsFailed, 'opt-out')} could not be told to a system, and will not be without you.`,
      page: 'failures',
    });
  if (optOutsWaiting > 0)
    toDos.push({
      sentence: `${countWords(optOutsWaiting, 'opt-out')} ${optOutsWaiting === 1 ? 'has' : 'have'} not been told to a system yet.`,
      page: null,
    });
  const failed = [
    ...(failedEvents > 0 ? [countWords(failedEvents, 'event')] : []),
    ...(total.failedChanges > 0 ? [countWords(total.failedChanges, 'change')] : []),
  ];
  if (failed.length > 0) toDos.push({ sentence: `${failed.join(' and ')} did not work.`, page: 'failures' });
  if (drifted > 0 && comparedAt !== null)
    toDos.push({
      sentence: `${countWords(drifted, 'contact')} had drifted apart from ResMan at the last comparison (${dayWords(dateIn(comparedAt, timeZone))}).`,
      page: null,
    });
  return toDos;
}

/** How a property is called at the head of its figures. */
export const titleOf = ({ propertyId }: DigestOfProperty): string => propertyId ?? 'Without a property';

/** The subject of the mail: what a person decides by whether to open it. */
export function subjectOf(digest: DailyDigest): string {
  const toDos = toDosOf(digest).length;
  const waits = toDos === 0 ? 'nothing waits for you' : `${countWords(toDos, 'thing')} to do`;
  return `Leasing contacts, ${dayWords(digest.date)}: ${numberWords(digest.total.newContacts)} new, ${waits}`;
}

/** What the comparison came to, when there is nothing to do about it. */
export const comparisonWords = ({ drifted, comparedAt, timeZone }: DailyDigest): string | null =>
  comparedAt === null
    ? 'Nothing has been compared with ResMan yet.'
    : drifted === 0
      ? `The last comparison with ResMan (${dayWords(dateIn(comparedAt, timeZone))}) found no drift.`
      : null;

import { oneLine } from '../../review/untrusted-text';
import { dayWords } from '../page/words';
import { isQuiet, type DailyDigest, type DigestCounts } from './daily-digest';
import { digestHtml } from './digest-html';
import { digestLinks, type DigestLinks } from './digest-links';
import { comparisonWords, figuresOf, scoresOf, subjectOf, titleOf, toDosOf } from './digest-words';

/** A digest as it is sent: counts and links, no name, number or address of a person. */
export interface DigestMessage {
  readonly subject: string;
  /** A whole page for an e-mail: no script, no style sheet, nothing remote. */
  readonly html: string;
  readonly text: string;
}

/**
 * The digest as a mail. Pure.
 * @param pagesAddress where n8n answers, e.g. "https://n8n.example.com"; null for a mail without links
 */
export function composeDigest(digest: DailyDigest, pagesAddress: string | null): DigestMessage {
  const links = digestLinks(digest, pagesAddress);
  return { subject: subjectOf(digest), html: digestHtml(digest, links), text: digestText(digest, links) };
}

function digestText(digest: DailyDigest, links: DigestLinks): string {
  const toDos = toDosOf(digest);
  const shown = digest.properties.filter((property) => !isQuiet(property));
  const quiet = digest.properties.filter(isQuiet);
  const nameOf = (property: (typeof shown)[number]) => oneLine(titleOf(property), 80);
  const blocks = [
    [`Leasing contacts, ${dayWords(digest.date)}`, `The day is one of ${digest.timeZone}.`],
    toDos.length === 0
      ? ['Nothing waits for you.']
      : [
          'TO DO',
          ...toDos.flatMap(({ sentence, page }) => [
            `- ${sentence}`,
            ...linkLine(page === null ? null : links[page]),
          ]),
        ],
    ['ALL PROPERTIES', ...countLines(digest.total), ...linkLine(links.newContacts(null))],
    ...shown.map((property) => [
      nameOf(property).toUpperCase(),
      ...countLines(property),
      ...(property.propertyId === null ? [] : linkLine(links.newContacts(property.propertyId))),
    ]),
    quiet.length === 0 ? [] : [`Nothing happened at ${quiet.map(nameOf).join(', ')}.`],
    [comparisonWords(digest) ?? ''],
  ];
  return `${blocks
    .map((lines) => lines.filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

function countLines(counts: DigestCounts): string[] {
  const scores = scoresOf(counts).map(({ title, value }) => `${title}: ${value}`);
  return [
    ...figuresOf(counts).map(({ title, value }) => `${title}: ${value}`),
    ...(scores.length === 0 ? [] : [`New contacts by lead score: ${scores.join(', ')}`]),
  ];
}

const linkLine = (link: string | null): string[] => (link === null ? [] : [`  ${link}`]);

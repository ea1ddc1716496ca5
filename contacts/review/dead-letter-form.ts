import type { Json } from '../model/person-record';
import type { PendingLetter, ShownCause, ShownGroup, ShownLetter, ShownLetters } from './dead-letter';
import { remedyOf, workflowOf } from './dead-letter-words';
import { systemTitle } from './duplicate-table';
import type { FormField } from './review-form';
import { answerText, escapeHtml, oneLine } from './untrusted-text';

/** How the answers begin; what follows is for the reader. */
export const LETTER_ANSWERS = {
  replay: 'Replay as it is',
  look_again: 'Look again whether it arrived, then replay',
  correct: 'Correct it, then replay',
  give_up: 'Give it up',
} as const;
export const REPLAY_ALL = 'Replay all';
const LEAVE = 'Leave it for now';

export const groupField = (place: number): string => `group_${place + 1}`;
export const letterField = (place: number): string => `letter_${place + 1}`;
export const reasonField = (place: number): string => `reason_${place + 1}`;
export const payloadField = (place: number): string => `payload_${place + 1}`;

const MOST_ROWS = 40;
const VALUE_LETTERS = 300;

/** A long name of a field breaks between its words, by spaces of no width. */
const breakable = (path: string): string => path.replace(/[._]/g, '$&\u200b');

/** "contact_data.email" and what stands there, for every value of a payload. */
function valuesOf(value: Json, path: readonly string[] = []): { path: string; value: string }[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => valuesOf(inner as Json, [...path, name]));
  return [{ path: path.join('.') || 'value', value: String(value) }];
}

function payloadHtml({ letter, payload, contactId }: ShownLetter): string {
  if (letter === 'effect') {
    const whom = contactId === null ? '' : ` Contact: ${escapeHtml(oneLine(contactId))}`;
    return `<p>What is sent is read from the contact at that moment.${whom}</p>`;
  }
  if (payload === null) return '<p>What it said was erased.</p>';
  const values = valuesOf(payload);
  const rows = values
    .slice(0, MOST_ROWS)
    .map(
      (one) =>
        `<tr><th scope="row">${escapeHtml(breakable(oneLine(one.path)))}</th><td>${escapeHtml(oneLine(one.value, VALUE_LETTERS))}</td></tr>`,
    );
  const more = values.length > MOST_ROWS ? `<p>${values.length - MOST_ROWS} more values.</p>` : '';
  return `<table><tbody>${rows.join('')}</tbody></table>${more}`;
}

/** "2026-11-22 10:15 UTC" */
const minute = (moment: string): string => escapeHtml(`${moment.slice(0, 16).replace('T', ' ')} UTC`);
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const titleOf = ({ letter, system, type }: Pick<ShownCause, 'letter' | 'system' | 'type'>): string =>
  letter === 'event' ? `${systemTitle(system)} told: ${type}` : `${systemTitle(system)} is owed: ${type}`;

function causeHtml({ cause, count, letters }: ShownGroup): string {
  const rest = count > letters.length ? `; ${letters.length} on this page` : '';
  return [
    `<h2>${escapeHtml(oneLine(titleOf(cause)))} (${count}${rest})</h2>`,
    `<p><strong>${escapeHtml(oneLine(cause.error ?? 'No error was told.', 500))}</strong></p>`,
    `<p>Code: ${escapeHtml(oneLine(cause.code ?? '(none)'))}. Workflow: ${escapeHtml(workflowOf(cause))}.</p>`,
    `<p>${escapeHtml(remedyOf(cause))}</p>`,
  ].join('');
}

function letterHtml(letter: ShownLetter, place: number): string {
  const state = letter.isDead ? 'dead' : `tried again at ${minute(letter.dueAt)}`;
  return `<h3>No. ${place + 1}: ${minute(letter.at)}, tried ${times(letter.attempts)}, ${state}</h3>${payloadHtml(letter)}`;
}

function answersFor({ letter, payload }: ShownLetter): string[] {
  const { replay, look_again: look, correct, give_up: giveUp } = LETTER_ANSWERS;
  if (letter === 'effect') return [replay, look, giveUp, LEAVE];
  return payload === null ? [giveUp, LEAVE] : [replay, correct, giveUp, LEAVE];
}

const html = (fieldName: string, text: string): FormField => ({
  fieldType: 'html',
  fieldName,
  fieldLabel: fieldName,
  html: text,
});

const radio = (fieldName: string, fieldLabel: string, options: readonly string[]): FormField => ({
  fieldType: 'radio',
  fieldName,
  fieldLabel,
  requiredField: false,
  fieldOptions: { values: options.map((option) => ({ option })) },
});

/**
 * A page of events and effects that did not work, by cause. Nothing is preset; what is left open stays as it is. Every value is
 * untrusted and escaped. Read the answers with `parseLetterAnswers`.
 */
export function buildLetterForm(groups: readonly ShownGroup[]): FormField[] {
  let place = -1;
  return groups.flatMap((group, groupPlace): FormField[] => {
    const dead = group.letters.some(({ isDead }) => isDead);
    const all =
      group.count > 1 && dead
        ? [
            radio(groupField(groupPlace), 'All of this cause', [
              `${REPLAY_ALL} of this cause`,
              'Decide below',
            ]),
          ]
        : [];
    const letters = group.letters.flatMap((letter): FormField[] => {
      place += 1;
      const field = letterField(place);
      return [
        html(`shown_${field}`, letterHtml(letter, place)),
        radio(field, `What becomes of no. ${place + 1}?`, answersFor(letter)),
      ];
    });
    return [html(`shown_${groupField(groupPlace)}`, causeHtml(group)), ...all, ...letters];
  });
}

/** The letters of a page without anything of a person: what the answers are read with. */
export const shownLetters = (groups: readonly ShownGroup[]): ShownLetters => ({
  groups: groups.map(({ cause, letters }) => ({
    cause,
    letters: letters.map(({ letter, id, version }) => ({ letter, id, version })),
  })),
  pending: [],
});

/**
 * JSON as text that n8n puts into a form unchanged. `$` would be a command there and two braces an expression, so within
 * texts they are written as JSON allows, and braces elsewhere are kept apart.
 */
export function editableJson(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"/gs, (quoted) =>
      quoted.replace(/[${}]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
    )
    .replace(/\$/g, '＄')
    .replace(/([{}])(?=[{}])/g, '$1 ');
}

/** A page that asks why, and for corrections what is right. @param payloads what the events say now, by id */
export function buildReasonForm(
  pending: readonly PendingLetter[],
  payloads: ReadonlyMap<string, Json>,
): FormField[] {
  return pending.flatMap((one, place): FormField[] => {
    const isCorrection = one.action === 'correct';
    const findings = one.findings.map(
      (finding) => `<li><strong>${escapeHtml(oneLine(finding, 300))}</strong></li>`,
    );
    const refused =
      findings.length === 0
        ? ''
        : `<p>It was not accepted, and nothing was changed:</p><ul>${findings.join('')}</ul>`;
    const heading = `${isCorrection ? 'Correct' : 'Give up'} no. ${place + 1}: ${titleOf(one)}`;
    const fields: FormField[] = [
      html(`shown_${reasonField(place)}`, `<h2>${escapeHtml(oneLine(heading))}</h2>${refused}`),
    ];
    if (isCorrection)
      fields.push({
        fieldType: 'textarea',
        fieldName: payloadField(place),
        fieldLabel: `What no. ${place + 1} should have said (JSON)`,
        requiredField: false,
        defaultValue: editableJson(one.text ?? JSON.stringify(payloads.get(one.id) ?? {}, null, 2)),
      });
    fields.push({
      fieldType: 'text',
      fieldName: reasonField(place),
      fieldLabel: `Why? ${answerText(isCorrection ? 'Kept with the correction.' : 'Kept for good.')} Leave it empty to change nothing.`,
      requiredField: false,
    });
    return fields;
  });
}

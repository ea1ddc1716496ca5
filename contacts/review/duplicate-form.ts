import type { CountryCode } from '../normalize/libphonenumber';
import type { DuplicateQuestion, NewContactPanel } from './duplicate-panel';
import { contactTitle, duplicateTable, systemTitle } from './duplicate-table';
import { duplicateFieldName } from './parse-duplicates';
import type { FormField } from './review-form';
import { answerText, escapeHtml, oneLine } from './untrusted-text';

const evidenceList = (title: string, lines: readonly string[]): string =>
  lines.length === 0
    ? ''
    : `<p><strong>${title}</strong></p><ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;

function questionHtml(
  panel: NewContactPanel,
  question: DuplicateQuestion,
  index: number,
  country: CountryCode,
) {
  const { confidence, sentence, counterfactual, evidence } = question;
  const says = (wanted: 'for' | 'against'): string[] =>
    evidence
      .filter(({ says: said }) => said === wanted)
      .map(({ field, comparison }) => escapeHtml(oneLine(`${field}: ${comparison}`)));
  return [
    `<h3>Is it contact ${index + 1}? ${Math.round(confidence * 100)} % sure</h3>`,
    `<p>${escapeHtml(oneLine(sentence))}</p>`,
    duplicateTable(panel.contact, question, index + 1, country),
    evidenceList('For one person', says('for')),
    evidenceList('Against it', says('against')),
    counterfactual === null ? '' : `<p>${escapeHtml(oneLine(counterfactual))}</p>`,
  ].join('');
}

function panelHtml(panel: NewContactPanel, country: CountryCode): string {
  const more =
    panel.moreCandidates === 0
      ? ''
      : `<p><em>${panel.moreCandidates} more, less likely, are asked about when you open the form again.</em></p>`;
  const heading = escapeHtml(oneLine(contactTitle(panel.contact.contact)));
  const questions = panel.questions.map((question, index) => questionHtml(panel, question, index, country));
  return `<h2>${heading}</h2>${questions.join('')}${more}`;
}

const others = (count: number): string =>
  count === 0 ? '' : count === 1 ? '; not the other' : '; not the others';

function answers({ questions }: NewContactPanel): string[] {
  const who = questions.map(({ candidate }, index) => {
    const systems = [...new Set(candidate.contact.references.map(({ system }) => systemTitle(system)))];
    return `${index + 1}: ${answerText(`${contactTitle(candidate.contact)}${systems.length > 0 ? ` (${systems.join(', ')})` : ''}`)}`;
  });
  const rest = questions.length - 1;
  return [
    ...who.map((name) => `Merge with ${name}${others(rest)}`),
    ...(rest > 0 ? ['Merge all of them into one contact'] : []),
    ...who.map((name) => `Same household as ${name}`),
    rest > 0 ? 'Not the same person as any of them' : 'Not the same person',
    'Skip for now',
  ];
}

/**
 * A page of new contacts as fields for n8n's Form page: for each the contacts it may be, then one choice. Nothing is preset;
 * what is left open is a skip. Values are untrusted and escaped for the place they go to. Read with `parseDuplicateAnswers`.
 */
export function buildDuplicateForm(
  panels: readonly NewContactPanel[],
  country: CountryCode = 'US',
): FormField[] {
  return panels.flatMap((panel): FormField[] => {
    const fieldName = duplicateFieldName(panel.contact.contactId);
    const shown = `shown_${fieldName}`;
    return [
      { fieldType: 'html', fieldName: shown, fieldLabel: shown, html: panelHtml(panel, country) },
      {
        fieldType: 'radio',
        fieldName,
        fieldLabel: `Who is ${answerText(contactTitle(panel.contact.contact))}?`,
        requiredField: false,
        fieldOptions: { values: answers(panel).map((option) => ({ option })) },
      },
    ];
  });
}

/** What a page of answers came to, or a whole review, as lines of plain text for the end of a form. */
export function duplicatesText({ remaining }: { readonly remaining: number }): string {
  return [
    remaining === 0
      ? 'Nothing is left to decide.'
      : `${remaining} ${remaining === 1 ? 'question is' : 'questions are'} still open. Open the form again to go on with what you skipped.`,
    '',
    'A merge can be taken back: Contact Ledger > Contact > Get lists the merges of a contact, Contact Ledger > Merge > Undo takes the merge ID.',
  ].join('\n');
}

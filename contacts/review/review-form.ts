import type { LinkedNumber } from '../model/linked-number';
import type { CountryCode } from '../normalize/libphonenumber';
import { comparisonTable, displayName, displaySources } from './comparison-table';
import { displayPhone } from './display-phone';
import { answerText, escapeHtml, oneLine } from './untrusted-text';

/** One conflict of a review page; a linked number as Contact Match puts it out is one. */
export type ReviewConflict = Pick<LinkedNumber, 'phoneNumber' | 'candidates' | 'differs' | 'reasons'> & {
  readonly conversationIds?: readonly string[];
  /** Candidates that exist but are not in `candidates`. */
  readonly moreCandidates?: number;
};

/** A field of n8n's Form page, "Define Form: Using JSON". */
export type FormField =
  | {
      readonly fieldType: 'html';
      readonly fieldName: string;
      readonly fieldLabel: string;
      readonly html: string;
    }
  | {
      readonly fieldType: 'radio';
      readonly fieldName: string;
      readonly fieldLabel: string;
      readonly requiredField: false;
      readonly fieldOptions: { readonly values: readonly { readonly option: string }[] };
    }
  | {
      readonly fieldType: 'text' | 'textarea';
      readonly fieldName: string;
      readonly fieldLabel: string;
      readonly requiredField: false;
      readonly defaultValue?: string;
    };

export interface ReviewFormOptions {
  /** How many candidates stand side by side; three fit a phone. */
  readonly candidatesToShow: number;
  /** Numbers of this country are shown without country code. */
  readonly country: CountryCode;
}

export const defaultReviewFormOptions: ReviewFormOptions = { candidatesToShow: 3, country: 'US' };

/** Answers as they begin; what follows is for the reader and never decides. */
export const USE_PREFIX = 'Use ';
export const MERGE_ANSWER = 'Merge into one contact';
export const HOUSEHOLD_PREFIX = 'Same household, show ';
export const NONE_ANSWER = 'None of these';
export const SKIP_ANSWER = 'Skip for now';

/** The name of a number's answer in the submitted form: "decision_16175550123". Stable over pages and runs. */
export function decisionFieldName(phoneNumber: string): string {
  return `decision_${phoneNumber.replace(/[^0-9A-Za-z]/g, '')}`;
}

const plural = (amount: number, one: string, many: string): string =>
  `${amount} ${amount === 1 ? one : many}`;

/** The candidates a page shows of a conflict, and how many it does not. */
function split(conflict: ReviewConflict, candidatesToShow: number) {
  const shown = conflict.candidates.slice(0, candidatesToShow);
  const hidden = conflict.candidates.length - shown.length + (conflict.moreCandidates ?? 0);
  return { shown, hidden, total: shown.length + hidden };
}

function conflictHtml(conflict: ReviewConflict, { candidatesToShow, country }: ReviewFormOptions): string {
  const { shown, hidden } = split(conflict, candidatesToShow);
  const conversations = conflict.conversationIds?.length ?? 0;
  const heading = escapeHtml(displayPhone(conflict.phoneNumber, country));
  const count = conversations > 0 ? `<p>${plural(conversations, 'conversation', 'conversations')}</p>` : '';
  const reasons = conflict.reasons.map((reason) => `<li>${escapeHtml(oneLine(reason))}</li>`).join('');
  const more =
    hidden > 0
      ? `<p><em>${plural(hidden, 'more candidate is', 'more candidates are')} not shown.</em></p>`
      : '';
  return `<h2>${heading}</h2>${count}${comparisonTable(shown, conflict.differs)}${more}${reasons ? `<ul>${reasons}</ul>` : ''}`;
}

function answers(conflict: ReviewConflict, { candidatesToShow }: ReviewFormOptions): string[] {
  const { shown, total } = split(conflict, candidatesToShow);
  const use = shown.map(({ candidateNo, contact, sources }) => {
    const isAtCompany = contact.company !== null && displayName(contact) !== contact.company;
    const who = isAtCompany ? `${displayName(contact)}, ${contact.company}` : displayName(contact);
    return `${USE_PREFIX}${candidateNo}: ${answerText(who)} (${displaySources(sources)})`;
  });
  const all = total > shown.length ? ` (all ${total})` : '';
  const household = shown.map(
    ({ candidateNo, contact }) => `${HOUSEHOLD_PREFIX}${candidateNo}: ${answerText(displayName(contact))}`,
  );
  return [
    ...use,
    ...(total > 1 ? [`${MERGE_ANSWER}${all}`, ...household] : []),
    `${NONE_ANSWER}${all}: leave the number without a name`,
    SKIP_ANSWER,
  ];
}

/**
 * A page of conflicts as fields for n8n's Form page, "Define Form: Using JSON": for each conflict a table with the
 * candidates side by side, then one choice: use one, merge them, name one of a household, none of them, or skip.
 * Nothing is preset and no answer is required; what is left open is a skip. Values are untrusted and escaped for the place they go to; the JSON is safe
 * in n8n's expression `={{ JSON.stringify($json.fields) }}`. Read the answers with `parseDecisions`.
 */
export function buildReviewForm(
  conflicts: readonly ReviewConflict[],
  options: Partial<ReviewFormOptions> = {},
): FormField[] {
  const settings = { ...defaultReviewFormOptions, ...options };
  return conflicts.flatMap((conflict): FormField[] => {
    const fieldName = decisionFieldName(conflict.phoneNumber);
    return [
      {
        fieldType: 'html',
        fieldName: `shown_${fieldName}`,
        fieldLabel: `shown_${fieldName}`,
        html: conflictHtml(conflict, settings),
      },
      {
        fieldType: 'radio',
        fieldName,
        fieldLabel: `What is right for ${answerText(displayPhone(conflict.phoneNumber, settings.country))}?`,
        requiredField: false,
        fieldOptions: { values: answers(conflict, settings).map((option) => ({ option })) },
      },
    ];
  });
}

import { z } from '../model/zod';
import type { NewContactPanel } from './duplicate-panel';

/** What a page had: by contact, the questions in the order in which they were shown. */
export const ShownDuplicatesSchema = z.record(
  z.string().min(1),
  z.array(z.object({ reviewId: z.string().min(1), version: z.string().min(1) })).min(1),
);
export type ShownDuplicates = z.infer<typeof ShownDuplicatesSchema>;

/** What a person said about one contact of a page; no decisions when it was skipped. */
export interface PanelAnswer {
  readonly contactId: string;
  readonly decisions: readonly {
    readonly reviewId: string;
    readonly version: string;
    readonly decision: 'merge' | 'same_household' | 'not_the_same';
  }[];
}

/** The name of a contact's answer in the submitted form; stable over pages and runs. */
export const duplicateFieldName = (contactId: string): string =>
  `decision_${contactId.replace(/[^0-9A-Za-z]/g, '')}`;

/** The questions of a page without anything of a person: what the answers are read with. */
export const shownDuplicates = (panels: readonly NewContactPanel[]): ShownDuplicates =>
  Object.fromEntries(
    panels.map(({ contact, questions }) => [
      contact.contactId,
      questions.map(({ reviewId, version }) => ({ reviewId, version })),
    ]),
  );

/**
 * Reads the answers of a submitted page, one an asked contact. Only how an answer begins counts, so odd names cannot mislead
 * it. "Merge with 2" says that the others are somebody else; "Same household as 2" says nothing about the others, which
 * stay open. What is missing or unknown is a skip. Never throws, whatever was submitted.
 */
export function parseDuplicateAnswers(submitted: unknown, shown: ShownDuplicates): PanelAnswer[] {
  return Object.entries(shown).map(([contactId, questions]) => {
    const answer = answerOf(submitted, duplicateFieldName(contactId));
    return {
      contactId,
      decisions: questions.flatMap((question, index) => {
        const decision = decisionFor(answer, index + 1, questions.length);
        return decision === null ? [] : [{ ...question, decision }];
      }),
    };
  });
}

function decisionFor(
  answer: string,
  number: number,
  count: number,
): PanelAnswer['decisions'][number]['decision'] | null {
  if (answer.startsWith('Merge all of them')) return 'merge';
  if (answer.startsWith('Not the same person')) return 'not_the_same';
  const [, kind, digits] = /^(Merge with|Same household as) (\d):/.exec(answer) ?? [];
  const chosen = Number(digits);
  if (kind === undefined || chosen < 1 || chosen > count) return null;
  if (kind === 'Merge with') return chosen === number ? 'merge' : 'not_the_same';
  return chosen === number ? 'same_household' : null;
}

/** n8n gives a radio's answer as text, an unanswered one as null or undefined; older versions give a list. */
export function answerOf(submitted: unknown, fieldName: string): string {
  if (typeof submitted !== 'object' || submitted === null || !Object.hasOwn(submitted, fieldName)) return '';
  const value: unknown = Reflect.get(submitted, fieldName);
  const answer: unknown = Array.isArray(value) ? value[0] : value;
  return typeof answer === 'string' ? answer : '';
}

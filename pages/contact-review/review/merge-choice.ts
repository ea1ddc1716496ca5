import {
  chosenFields,
  type CandidateShown,
  type ChosenField,
  type ConflictShown,
  type ReviewDecision,
} from '../contract';

/** What a reviewer has put together so far in a merge. */
export interface MergeChoice {
  readonly included: readonly number[];
  /** A field without an entry is left to the rules: of the e-mails all are kept, of others the best supported. */
  readonly fields: Readonly<Partial<Record<ChosenField, number>>>;
  /** QuickBooks candidates with jobs are part of the merge although they are not included, so that the jobs stay. */
  readonly keepsJobHistory: boolean;
}

const has = (candidate: CandidateShown, field: ChosenField) => candidate.values[field].length > 0;

export const jobCandidates = (conflict: ConflictShown): readonly CandidateShown[] =>
  conflict.candidates.filter(({ hasJobHistory }) => hasJobHistory);

/** Those whose records the merged contact would have, in the order shown. */
export function mergedCandidates(conflict: ConflictShown, choice: MergeChoice): readonly CandidateShown[] {
  return conflict.candidates.filter(
    ({ candidateNo, hasJobHistory }) =>
      choice.included.includes(candidateNo) || (choice.keepsJobHistory && hasJobHistory),
  );
}

/** Where a merge begins: everybody who is not weak, each field from the recommended one or the first that has it, all e-mails. */
export function firstChoice(conflict: ConflictShown): MergeChoice {
  const strong = conflict.candidates.filter(({ isWeak }) => !isWeak);
  const included = strong.length >= 2 ? strong : conflict.candidates;
  const inOrder = [...included].sort(
    (one, other) =>
      Number(other.candidateNo === conflict.recommended) - Number(one.candidateNo === conflict.recommended),
  );
  const fields: Partial<Record<ChosenField, number>> = {};
  for (const field of chosenFields) {
    const from = inOrder.find((candidate) => has(candidate, field));
    if (from !== undefined && field !== 'emails') fields[field] = from.candidateNo;
  }
  return { included: included.map(({ candidateNo }) => candidateNo), fields, keepsJobHistory: true };
}

/** Takes a candidate in or out; fields that came from one who is out come from the first who is in and has them. */
export function toggleIncluded(
  conflict: ConflictShown,
  choice: MergeChoice,
  candidateNo: number,
): MergeChoice {
  const isOut = !choice.included.includes(candidateNo);
  const included = isOut
    ? [...choice.included, candidateNo]
    : choice.included.filter((other) => other !== candidateNo);
  const fields: Partial<Record<ChosenField, number>> = {};
  for (const field of chosenFields) {
    const from = choice.fields[field];
    const isOpen = from === undefined && (field === 'emails' || !isOut);
    if (isOpen) continue;
    const isStill = from !== undefined && included.includes(from);
    const first = conflict.candidates.find(
      (candidate) => included.includes(candidate.candidateNo) && has(candidate, field),
    );
    const next = isStill ? from : first?.candidateNo;
    if (next !== undefined) fields[field] = next;
  }
  return { ...choice, included, fields };
}

/** Takes a field from one candidate; null leaves it to the rules. */
export function chooseField(
  choice: MergeChoice,
  field: ChosenField,
  candidateNo: number | null,
): MergeChoice {
  const fields = { ...choice.fields };
  if (candidateNo === null) delete fields[field];
  else fields[field] = candidateNo;
  return { ...choice, fields };
}

export interface PreviewLine {
  readonly field: ChosenField;
  readonly texts: readonly string[];
  /** Whom it comes from; null: from all of them. */
  readonly from: CandidateShown | null;
}

/** What the contact would say. Only the e-mails can be everybody's. */
export function previewOf(conflict: ConflictShown, choice: MergeChoice): readonly PreviewLine[] {
  const merged = mergedCandidates(conflict, choice);
  return chosenFields.map((field): PreviewLine => {
    const from = merged.find(({ candidateNo }) => candidateNo === choice.fields[field]) ?? null;
    const said =
      from === null
        ? merged.flatMap(({ values }) => values[field])
        : field === 'emails'
          ? from.values.emails
          : from.values[field].slice(0, 1);
    return { field, texts: [...new Set(said.map(({ text }) => text))], from };
  });
}

/** The decision; null when fewer than two would be merged, which is no merge. */
export function mergeDecision(conflict: ConflictShown, choice: MergeChoice): ReviewDecision | null {
  const candidateNos = mergedCandidates(conflict, choice).map(({ candidateNo }) => candidateNo);
  if (candidateNos.length < 2) return null;
  const fields: Partial<Record<ChosenField, number>> = {};
  for (const field of chosenFields) {
    const from = choice.fields[field];
    if (from !== undefined && candidateNos.includes(from)) fields[field] = from;
  }
  return { phoneNumber: conflict.phoneNumber, decision: 'merge', candidateNos, fields };
}

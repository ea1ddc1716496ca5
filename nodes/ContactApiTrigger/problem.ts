import type { z } from '../../contacts/model/zod';

/** A field of a request, and what was expected there; never what stands in it. */
export interface Finding {
  readonly field: string;
  readonly expected: string;
}

/** Why a request is not done: the whole answer. Nothing was stored. */
export interface Problem {
  readonly kind: 'problem';
  readonly status: 400 | 404 | 410 | 413 | 422 | 503;
  /** Stable, to be read by programs. */
  readonly error: string;
  readonly message: string;
  readonly fields?: readonly Finding[];
}

/** A request that is not of the shape agreed on. */
export function wrongRequest(fields: readonly Finding[]): Problem {
  return {
    kind: 'problem',
    status: 400,
    error: 'invalid_request',
    message: 'Fields are missing or not of the type agreed on. Nothing was stored.',
    fields,
  };
}

/** Values of the right shape that nothing can be done with. */
export function unusable(fields: readonly Finding[]): Problem {
  return {
    kind: 'problem',
    status: 422,
    error: 'unusable_values',
    message: 'The fields are well formed, but nothing can be done with what they say. Nothing was stored.',
    fields,
  };
}

/** So many are told at once, each field once. */
const MOST_FINDINGS = 20;
/** Below them the caller chooses the names of fields, which may say something about a person. */
const FREE_NAMES = ['updated_fields'];

/** What a schema found, in words that repeat nothing of what was sent. */
export function findingsOf(error: z.ZodError): Finding[] {
  const found = new Map<string, string>();
  for (const issue of error.issues) {
    const free = issue.path.findIndex((part) => FREE_NAMES.includes(String(part)));
    const path = free === -1 ? issue.path : issue.path.slice(0, free + 1);
    const field = path.map(String).join('.') || 'body';
    if (!found.has(field)) found.set(field, expectedBy(issue));
  }
  return [...found].slice(0, MOST_FINDINGS).map(([field, expected]) => ({ field, expected }));
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `a value of type ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `"${String(issue.values[0])}"`
        : `one of ${issue.values.map((value) => `"${String(value)}"`).join(', ')}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `a text of at least ${String(issue.minimum)} character`
        : `at least ${String(issue.minimum)}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `a text of at most ${String(issue.maximum)} characters`
        : `at most ${String(issue.maximum)}`;
    case 'custom':
      return issue.message === 'cannot be read' ? 'a value of the type agreed on' : issue.message;
    default:
      return 'a value of the type agreed on';
  }
}

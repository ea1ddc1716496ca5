import { LeasingContactsError } from '../../contacts/model/errors';

/** What a log may say of an error: the stable code, or the kind; never its text, which may be about a person. */
export const codeOf = (error: unknown): string =>
  error instanceof LeasingContactsError ? error.code : error instanceof Error ? error.name : 'unknown';

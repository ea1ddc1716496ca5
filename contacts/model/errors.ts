/**
 * The base of every error this package raises on purpose. Three parts, always: what happened (`message`), what
 * was not changed (`unchanged`), what to do (`remedy`). None of them ever holds a name, number, address, message
 * or key: only ids, row numbers and counts.
 */
export abstract class LeasingContactsError extends Error {
  /** Stable, for workflows and callers that branch on it; never changes after a release. */
  abstract readonly code: string;

  constructor(
    message: string,
    readonly unchanged: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

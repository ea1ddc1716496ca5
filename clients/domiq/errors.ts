import { LeasingContactsError } from '../../contacts/model/errors';
import type { LostReason } from '../http/exchange';

const NOTHING_CHANGED = 'Nothing was changed in DomIQ.';
const UNKNOWN = 'It is not known whether DomIQ made the change.';
const REPEATABLE =
  'run it again; repeating does no harm, DomIQ never lets an older write replace a newer one.';

/** Everything that can go wrong between us and DomIQ. */
export abstract class DomIqError extends LeasingContactsError {
  /** The HTTP status; null when there was no answer, or none that could be read. */
  readonly status: number | null = null;
}

export interface RefusedAnswer {
  /** e.g. "GET /conversations" */
  readonly request: string;
  readonly status: number;
  /** DomIQ's own code; null when something else answered. */
  readonly reason: string | null;
  /** What DomIQ says, without personal data; may be ''. */
  readonly says: string;
  /** How often the request was sent before it was given up. */
  readonly attempts: number;
}

/** An answer with a status that is not 2xx. */
export abstract class RefusedError extends DomIqError {
  override readonly status: number;
  readonly attempts: number;

  constructor(answer: RefusedAnswer, happened: string, remedy: string, unchanged = NOTHING_CHANGED) {
    const { request, status, says } = answer;
    super(`${happened} (${request}, ${status}).${says ? ` DomIQ says: ${says}` : ''}`, unchanged, remedy);
    this.status = status;
    this.attempts = answer.attempts;
  }
}

export class InvalidRequestError extends RefusedError {
  readonly code = 'domiq.invalid_request';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'DomIQ could not accept what was sent',
      'Correct the named fields. Phones must be E.164, times carry an offset and are not in the future.',
    );
  }
}

export class UnauthorizedError extends RefusedError {
  readonly code = 'domiq.unauthorized';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'DomIQ does not accept the API key',
      'Enter a current API key of this DomIQ account in the credential, without "Bearer" in front.',
    );
  }
}

export class ForbiddenError extends RefusedError {
  readonly code = 'domiq.forbidden';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'DomIQ does not allow this for the API key',
      'Use a key of this DomIQ account that may read conversations and write contacts.',
    );
  }
}

export class ContactNotFoundError extends RefusedError {
  readonly code = 'domiq.contact_not_found';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'DomIQ does not know the contact',
      'Send the contact first with "Create or Update" of Contact Context, or check the contact ID.',
    );
  }
}

export class ConversationNotFoundError extends RefusedError {
  readonly code = 'domiq.conversation_not_found';
  constructor(answer: RefusedAnswer) {
    super(answer, 'DomIQ does not have the conversation', 'Check the conversation ID.');
  }
}

/** 404 without DomIQ's words: the path is unknown there, or DomIQ is not what answers. */
export class UnknownAddressError extends RefusedError {
  readonly code = 'domiq.unknown_address';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'Nothing of DomIQ answers under this address',
      'Check the base URL in the credential: it ends where the paths begin, e.g. https://domiq.example.com/v1.',
    );
  }
}

/** 409 that is not about an older write. */
export class ConflictError extends RefusedError {
  readonly code = 'domiq.conflict';
  constructor(answer: RefusedAnswer) {
    super(answer, 'DomIQ says that this contradicts what it has', 'Read it again, then repeat the change.');
  }
}

export class IdempotencyKeyReusedError extends RefusedError {
  readonly code = 'domiq.idempotency_key_reused';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'DomIQ had another change under the same idempotency key',
      'Run it again with another moment of change ("Updated At").',
    );
  }
}

export class RateLimitedError extends RefusedError {
  readonly code = 'domiq.rate_limited';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      `DomIQ had too many requests, ${answer.attempts} times in a row`,
      'Run it again later, with fewer items at once, or give other programs an API key of their own.',
    );
  }
}

/** 5xx. A write may have happened all the same. */
export class ServerError extends RefusedError {
  readonly code = 'domiq.server_error';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      `DomIQ had a fault of its own, ${answer.attempts} times in a row`,
      `Wait a little, then ${REPEATABLE}`,
      answer.request.startsWith('GET') ? NOTHING_CHANGED : UNKNOWN,
    );
  }
}

/** No answer at all: the connection was refused, cut, or too slow. */
export class NoAnswerError extends DomIqError {
  readonly code = 'domiq.no_answer';
  constructor(
    readonly request: string,
    /** `not_sent`: no connection was made, so nothing can have happened. */
    readonly reason: LostReason,
  ) {
    const happened = {
      not_sent: 'DomIQ could not be reached',
      timeout: 'DomIQ did not answer in time',
      connection_lost: 'The connection to DomIQ was cut before the answer',
    }[reason];
    super(
      `${happened} (${request}).`,
      reason === 'not_sent' || request.startsWith('GET') ? NOTHING_CHANGED : UNKNOWN,
      `Check the base URL in the credential and the network, then ${REPEATABLE}`,
    );
  }
}

/** A 2xx answer that is not what the API document promises. */
export class UnexpectedAnswerError extends DomIqError {
  readonly code = 'domiq.unexpected_answer';
  constructor(request: string, findings: readonly string[]) {
    super(
      `DomIQ's answer is not of the documented shape (${request}): ${findings.slice(0, 5).join('; ')}.`,
      request.startsWith('GET') ? NOTHING_CHANGED : UNKNOWN,
      'Check the base URL in the credential; a proxy or a login page may be answering in place of DomIQ.',
    );
  }
}

/** What was asked for cannot be sent; found before anything was. */
export class InvalidInputError extends DomIqError {
  readonly code = 'domiq.invalid_input';
  constructor(readonly findings: readonly string[]) {
    super(
      `This cannot be sent to DomIQ: ${findings.join('; ')}.`,
      NOTHING_CHANGED,
      'Correct the named fields of this item.',
    );
  }
}

/** The workflow was stopped while requests were waiting. */
export class CancelledError extends DomIqError {
  readonly code = 'domiq.cancelled';
  constructor(request: string) {
    super(
      `The workflow was stopped before the request was sent (${request}).`,
      NOTHING_CHANGED,
      'Run it again; it goes on where it stopped.',
    );
  }
}

type RefusedErrorClass = new (answer: RefusedAnswer) => RefusedError;

const BY_REASON: Readonly<Record<string, RefusedErrorClass>> = {
  contact_not_found: ContactNotFoundError,
  conversation_not_found: ConversationNotFoundError,
  idempotency_key_reused: IdempotencyKeyReusedError,
};

const BY_STATUS: Readonly<Record<number, RefusedErrorClass>> = {
  401: UnauthorizedError,
  403: ForbiddenError,
  404: UnknownAddressError,
  409: ConflictError,
  429: RateLimitedError,
};

/** The error for a refused request; DomIQ's own code says more than the status. */
export function refusedError(answer: RefusedAnswer): RefusedError {
  const byReason = Object.hasOwn(BY_REASON, answer.reason ?? '') ? BY_REASON[answer.reason ?? ''] : undefined;
  const byStatus = BY_STATUS[answer.status] ?? (answer.status >= 500 ? ServerError : InvalidRequestError);
  return new (byReason ?? byStatus)(answer);
}

/** True for errors after which every further request would end in the same way. */
export function endsAll(error: unknown): boolean {
  return (
    (error instanceof NoAnswerError && error.reason === 'not_sent') ||
    error instanceof UnauthorizedError ||
    error instanceof UnknownAddressError ||
    error instanceof CancelledError
  );
}

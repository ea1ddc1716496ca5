import { LeasingContactsError } from '../../contacts/model/errors';
import type { LostReason } from '../http/exchange';

const NOTHING_CHANGED = 'Nothing was changed in OpenPhone.';
const UNKNOWN = 'It is not known whether OpenPhone made the change.';

/** What a request without a usable answer has changed, as far as that is known. */
const unchangedBy = (request: string): string => (request.startsWith('GET') ? NOTHING_CHANGED : UNKNOWN);

/** Everything that can go wrong between us and OpenPhone. */
export abstract class OpenPhoneError extends LeasingContactsError {
  /** The HTTP status; null when there was no answer, or none that could be read. */
  readonly status: number | null = null;
}

export interface RefusedAnswer {
  /** e.g. "GET /v1/contacts" */
  readonly request: string;
  readonly status: number;
  /** What the vendor says, without personal data; may be ''. */
  readonly says: string;
  readonly trace: string | null;
  /** How often the request was sent before it was given up. */
  readonly attempts: number;
}

/** An answer with a status that is not 2xx. */
export abstract class RefusedError extends OpenPhoneError {
  override readonly status: number;
  readonly trace: string | null;
  readonly attempts: number;

  constructor(answer: RefusedAnswer, happened: string, remedy: string, unchanged = NOTHING_CHANGED) {
    const { request, status, says, trace } = answer;
    const details = [says && `OpenPhone says: ${says}`, trace && `trace ${trace}`]
      .filter(Boolean)
      .join(' | ');
    super(`${happened} (${request}, ${status})${details ? `. ${details}` : ''}`, unchanged, remedy);
    this.status = status;
    this.trace = trace;
    this.attempts = answer.attempts;
  }
}

export class InvalidRequestError extends RefusedError {
  readonly code = 'openphone.invalid_request';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'OpenPhone could not accept what was sent',
      'Compare the named fields with the OpenPhone reference; phones must be E.164, custom values of the type of their field.',
    );
  }
}

export class UnauthorizedError extends RefusedError {
  readonly code = 'openphone.unauthorized';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'OpenPhone does not accept the API key',
      'Enter the key in the credential exactly as OpenPhone shows it under Settings > API, without "Bearer" in front. A deleted key ends access at once.',
    );
  }
}

export class PaymentRequiredError extends RefusedError {
  readonly code = 'openphone.payment_required';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'The OpenPhone subscription does not allow this',
      'Check the plan and the credit of the OpenPhone workspace.',
    );
  }
}

export class ForbiddenError extends RefusedError {
  readonly code = 'openphone.forbidden';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'OpenPhone does not allow this for the API key',
      'Contacts of a CRM integration can be changed only in that CRM; for conversations, messages and calls the owner of the key must be a user of the phone number.',
    );
  }
}

export class NotFoundError extends RefusedError {
  readonly code = 'openphone.not_found';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'OpenPhone does not have what was asked for',
      'Check the ID. An ID of another workspace is answered in the same way.',
    );
  }
}

export class ConflictError extends RefusedError {
  readonly code = 'openphone.conflict';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'OpenPhone says that this exists already',
      'Use "Create or Update" with the same external ID, or choose another external ID.',
    );
  }
}

export class RateLimitedError extends RefusedError {
  readonly code = 'openphone.rate_limited';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      `OpenPhone had too many requests, ${answer.attempts} times in a row`,
      'Lower "Requests per Second", or give other programs an API key of their own: the limit is 10 a second for a key.',
    );
  }
}

/** 5xx. A create may have happened all the same. */
export class ServerError extends RefusedError {
  readonly code = 'openphone.server_error';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'OpenPhone could not answer',
      'Run it again later. "Create or Update" looks first and does not make a second contact.',
      unchangedBy(answer.request),
    );
  }
}

/** No answer at all: the connection was refused, cut, or too slow. */
export class NoAnswerError extends OpenPhoneError {
  readonly code = 'openphone.no_answer';
  constructor(
    readonly request: string,
    /** `not_sent`: no connection was made, so nothing can have happened. */
    readonly reason: LostReason,
    options?: ErrorOptions,
  ) {
    const happened = {
      not_sent: 'OpenPhone could not be reached',
      timeout: 'OpenPhone did not answer in time',
      connection_lost: 'The connection to OpenPhone was cut before the answer',
    }[reason];
    super(
      `${happened} (${request}).`,
      reason === 'not_sent' ? NOTHING_CHANGED : unchangedBy(request),
      'Check the base URL in the credential and the network, then run it again. "Create or Update" looks first and does not make a second contact.',
      options,
    );
  }
}

/** A 2xx answer that is not what the documentation promises: something else may have answered, or only half of it came. */
export class UnexpectedAnswerError extends OpenPhoneError {
  readonly code = 'openphone.unexpected_answer';
  constructor(request: string, findings: readonly string[]) {
    super(
      `OpenPhone's answer is not of the documented shape (${request}): ${findings.slice(0, 5).join('; ')}.`,
      unchangedBy(request),
      'Check that the base URL is https://api.quo.com, without "/v1" behind it; a proxy may be answering in its place.',
    );
  }
}

/** What was asked for cannot be sent; found before anything was. */
export class InvalidContactError extends OpenPhoneError {
  readonly code = 'openphone.invalid_contact';
  constructor(readonly findings: readonly string[]) {
    super(
      `The contact cannot be sent: ${findings.join('; ')}.`,
      NOTHING_CHANGED,
      'Correct the named fields of this item.',
    );
  }
}

/** The workflow was stopped while requests were waiting. */
export class CancelledError extends OpenPhoneError {
  readonly code = 'openphone.cancelled';
  constructor(request: string) {
    super(
      `The workflow was stopped before the request was sent (${request}).`,
      NOTHING_CHANGED,
      'Run it again; it goes on where it stopped.',
    );
  }
}

/** The time within which the request was permitted to begin is over. */
export class TooLateError extends OpenPhoneError {
  readonly code = 'openphone.too_late';
  constructor(request: string) {
    super(
      `The request was not sent: the time within which it was permitted to begin was over (${request}).`,
      NOTHING_CHANGED,
      'Ask for a new permit (Contact Ledger > Preference > Begin Send) right before each send, one item at a time.',
    );
  }
}

/** A text of which no answer tells whether it was sent, and which is not listed either. */
export class UnknownSendError extends OpenPhoneError {
  readonly code = 'openphone.unknown_send';
  constructor(options?: ErrorOptions) {
    super(
      'OpenPhone did not say whether it sent the text, and does not list it.',
      'It is not known whether the text was sent; it was not sent again.',
      'Look into the conversation in OpenPhone. To try again, set "Not Sent Since" to the moment of this try: the text is looked for first.',
      options,
    );
  }
}

/** Other writers kept changing the contact while it was being updated. */
export class UnstableContactError extends OpenPhoneError {
  readonly code = 'openphone.unstable_contact';
  constructor() {
    super(
      'The contact was changed or deleted by somebody else while it was being updated, several times in a row.',
      NOTHING_CHANGED,
      'Run it again.',
    );
  }
}

type RefusedErrorClass = new (answer: RefusedAnswer) => RefusedError;

const BY_STATUS: Readonly<Record<number, RefusedErrorClass>> = {
  401: UnauthorizedError,
  402: PaymentRequiredError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  429: RateLimitedError,
};

/** The error for a status that is not 2xx. Source: the vendor's list of status codes. */
export function refusedError(answer: RefusedAnswer): RefusedError {
  const known = BY_STATUS[answer.status] ?? (answer.status >= 500 ? ServerError : InvalidRequestError);
  return new known(answer);
}

/** True for errors after which every further request would end in the same way. */
export function endsAll(error: unknown): boolean {
  const isUnreachable = error instanceof NoAnswerError && error.reason === 'not_sent';
  return isUnreachable || error instanceof UnauthorizedError || error instanceof CancelledError;
}

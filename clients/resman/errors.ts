import { LeasingContactsError } from '../../contacts/model/errors';
import type { LostReason } from '../http/exchange';

const NOTHING_CHANGED = 'Nothing was changed in ResMan.';
const UNKNOWN_WHETHER = 'It is not known whether ResMan made the change.';
const LOOKS_FIRST = 'Run it again. "Create or Update" looks first and does not make a second prospect.';

/** Everything that can go wrong between us and ResMan. */
export abstract class ResManError extends LeasingContactsError {
  /** The HTTP status; null when there was no answer, or none that could be read. */
  readonly status: number | null = null;
}

export interface RefusedAnswer {
  /** e.g. "MITS/SearchProspects" */
  readonly method: string;
  readonly status: number;
  /** What ResMan says, without personal data and secrets; may be ''. */
  readonly says: string;
}

/** ResMan answered, but did not do what was asked. */
export abstract class RefusedError extends ResManError {
  override readonly status: number;

  constructor(
    readonly answer: RefusedAnswer,
    happened: string,
    remedy: string,
    unchanged = NOTHING_CHANGED,
  ) {
    const { method, status, says } = answer;
    super(`${happened} (${method}, ${status})${says ? `. ResMan says: ${says}` : ''}`, unchanged, remedy);
    this.status = status;
  }
}

/** A `Status` that is not "Success", with HTTP 200. Source: resman reference, 1.1, Errors. */
export class FailedError extends RefusedError {
  readonly code = 'resman.failed';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'ResMan did not accept the request',
      'Compare what ResMan says with the fields of this item: the property, the agent and the source have to exist in that property.',
    );
  }
}

export class UnknownSourceError extends RefusedError {
  readonly code = 'resman.unknown_source';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'ResMan does not know the prospect source in this property',
      'Choose a source of the same property from the list; every property has sources of its own.',
    );
  }
}

/** ResMan takes the lost reason in the element of the source, and says the same of it. */
export class UnknownLostReasonError extends RefusedError {
  readonly code = 'resman.unknown_lost_reason';
  constructor(answer: RefusedAnswer) {
    super(answer, 'ResMan does not know the lost reason', 'Choose a lost reason from the list.');
  }
}

export class UnauthorizedError extends RefusedError {
  readonly code = 'resman.unauthorized';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'ResMan does not accept the partner ID and key',
      'Compare them with Admin > Users > API Users in ResMan, and check that the partner may use this account.',
    );
  }
}

/** v2 gives every endpoint a permission of its own. Source: resman reference, 1.2, "Not entitled". */
export class NotEntitledError extends RefusedError {
  readonly code = 'resman.not_entitled';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'ResMan does not license this reading to the integration partner',
      'The partner ID and key are right, but this endpoint is licensed separately: ask ResMan to add it, or use another operation.',
    );
  }
}

/** More matches than ResMan can put into one answer: HTTP 502 with "buffer overflow". */
export class ResultTooLargeError extends RefusedError {
  readonly code = 'resman.result_too_large';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'ResMan found more than fits into one answer',
      'Ask for a shorter period. "Get Changed" shortens it by itself, down to a minute.',
    );
  }
}

export class RateLimitedError extends RefusedError {
  readonly code = 'resman.rate_limited';
  constructor(answer: RefusedAnswer) {
    super(answer, 'ResMan had too many requests', 'Run it again later, or in smaller batches.');
  }
}

/** 5xx. A change may have happened all the same. */
export class ServerError extends RefusedError {
  readonly code = 'resman.server_error';
  constructor(answer: RefusedAnswer, isReading: boolean) {
    super(answer, 'ResMan could not answer', LOOKS_FIRST, isReading ? NOTHING_CHANGED : UNKNOWN_WHETHER);
  }
}

/** Any other status that is not 2xx. */
export class InvalidRequestError extends RefusedError {
  readonly code = 'resman.invalid_request';
  constructor(answer: RefusedAnswer) {
    super(
      answer,
      'ResMan could not accept what was sent',
      'Check the base URLs and the account ID in the credential, and the fields of this item.',
    );
  }
}

/** No answer at all: the connection was refused, cut, or too slow. */
export class NoAnswerError extends ResManError {
  readonly code = 'resman.no_answer';
  constructor(
    method: string,
    readonly reason: LostReason,
    isReading: boolean,
  ) {
    const happened = {
      not_sent: 'ResMan could not be reached',
      timeout: 'ResMan did not answer in time',
      connection_lost: 'The connection to ResMan was cut before the answer',
    }[reason];
    super(
      `${happened} (${method}).`,
      reason === 'not_sent' || isReading ? NOTHING_CHANGED : UNKNOWN_WHETHER,
      `Check the base URL in the credential and the network. ${LOOKS_FIRST}`,
    );
  }
}

/** An answer that is neither ResMan's XML nor its JSON: an error page, a cut document, nothing. */
export class UnexpectedAnswerError extends ResManError {
  readonly code = 'resman.unexpected_answer';
  constructor(method: string, why: string, isReading: boolean) {
    super(
      `ResMan's answer cannot be read (${method}): ${why}.`,
      isReading ? NOTHING_CHANGED : UNKNOWN_WHETHER,
      `Check the base URLs in the credential; a proxy may be answering in ResMan's place. ${isReading ? 'Run it again.' : LOOKS_FIRST}`,
    );
  }
}

/** What was asked for cannot be sent; found before anything was. */
export class InvalidContactError extends ResManError {
  readonly code = 'resman.invalid_contact';
  constructor(readonly findings: readonly string[]) {
    super(
      `The contact cannot be sent: ${findings.join('; ')}.`,
      NOTHING_CHANGED,
      'Correct the named fields of this item.',
    );
  }
}

export class NotFoundError extends ResManError {
  readonly code = 'resman.not_found';
  constructor() {
    super(
      'ResMan has no such contact in this property.',
      NOTHING_CHANGED,
      'Check the contact ID: property, prospect and person, separated by colons. Former residents cannot be read.',
    );
  }
}

/** The workflow was stopped while requests were waiting. */
export class CancelledError extends ResManError {
  readonly code = 'resman.cancelled';
  constructor(method: string) {
    super(
      `The workflow was stopped before the request was sent (${method}).`,
      NOTHING_CHANGED,
      'Run it again.',
    );
  }
}

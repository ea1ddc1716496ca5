import { z } from '../../contacts/model/zod';
import { requestLabel, type HttpRequest } from '../http/exchange';
import { API_VERSION } from './dated-schemas';
import { NotFoundError, UnexpectedAnswerError } from './errors';
import type { SendRequest } from './request';
import {
  CreatedWebhookSchema,
  WebhookSchema,
  type CreatedWebhook,
  type OpenPhoneWebhook,
} from './webhooks-schemas';

/** What can be said about a webhook; what is left out stays as it is. */
export interface WebhookChanges {
  /** https. */
  readonly url?: string;
  /** The whole set. */
  readonly events?: readonly string[];
  /** Ids of numbers of the workspace, or "*" for all; contact events do not look at them. */
  readonly resourceIds?: readonly string[];
  readonly status?: 'enabled' | 'disabled';
  readonly label?: string;
}

export interface WebhookToCreate extends WebhookChanges {
  readonly url: string;
  readonly events: readonly string[];
}

/**
 * The webhooks of a workspace, on the dated surface; webhooks that were made in the app's old settings are invisible here.
 * Every answer is parsed. The key a webhook signs with is told only when it is created or rotated.
 * Source: openphone reference, section 4.2.
 * @throws {OpenPhoneError} from every method; the class says what happened
 */
export class OpenPhoneWebhooks {
  constructor(private readonly send: SendRequest) {}

  /** All of them; the vendor allows 50 and does not page. */
  list(): Promise<OpenPhoneWebhook[]> {
    return this.ask({ method: 'GET', path: '/webhooks' }, z.array(WebhookSchema));
  }

  /** One of them; null when there is none of this id. */
  async get(id: string): Promise<OpenPhoneWebhook | null> {
    return orGone(this.ask({ method: 'GET', path: pathOf(id) }, WebhookSchema), null);
  }

  /** Makes one. Not safe to repeat: a lost answer may have made one whose key nobody knows. */
  create(webhook: WebhookToCreate): Promise<CreatedWebhook> {
    return this.ask({ method: 'POST', path: '/webhooks', body: webhook }, CreatedWebhookSchema);
  }

  /** Changes what is named. Safe to repeat. */
  update(id: string, changes: WebhookChanges): Promise<OpenPhoneWebhook> {
    return this.ask({ method: 'PATCH', path: pathOf(id), body: changes }, WebhookSchema);
  }

  /** Gives it another key; how long the old one still signs is not documented. */
  rotate(id: string): Promise<CreatedWebhook> {
    return this.ask({ method: 'POST', path: `${pathOf(id)}/rotate`, body: {} }, CreatedWebhookSchema);
  }

  /** Deletes one. @returns false when there was none of this id */
  async remove(id: string): Promise<boolean> {
    const request: HttpRequest = { method: 'DELETE', path: pathOf(id), headers: HEADERS };
    return orGone(
      this.send(request).then(() => true),
      false,
    );
  }

  private async ask<T extends z.ZodType>(request: HttpRequest, schema: T): Promise<z.output<T>> {
    const body = Envelope.safeParse(await this.send({ ...request, headers: HEADERS }));
    const answer = schema.safeParse(body.data?.data);
    if (answer.success) return answer.data;
    const findings = answer.error.issues.map(({ path: at, code }) => `/${['data', ...at].join('/')} ${code}`);
    throw new UnexpectedAnswerError(requestLabel(request), findings);
  }
}

/** Also pins the version of the payloads of a webhook that is created under it. */
const HEADERS = { 'Quo-Api-Version': API_VERSION };

const Envelope = z.looseObject({ data: z.unknown() });

const pathOf = (id: string): string => `/webhooks/${encodeURIComponent(id)}`;

function orGone<T, Gone>(work: Promise<T>, gone: Gone): Promise<T | Gone> {
  return work.catch((error: unknown) => {
    if (error instanceof NotFoundError) return gone;
    throw error;
  });
}

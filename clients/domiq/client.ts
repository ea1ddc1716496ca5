import type { z } from '../../contacts/model/zod';
import type { Json } from '../../contacts/model/person-record';
import { requestLabel, type HttpRequest, type QueryValue } from '../http/exchange';
import { checkContactId, checkConversationId } from './contact-write';
import type { ContextChange, PreferencesChange, Write } from './contact-write';
import { UnexpectedAnswerError } from './errors';
import { IDEMPOTENCY_KEY, idempotencyKeyOf } from './idempotency-key';
import type { SendRequest } from './request';
import {
  AccountSchema,
  ContactContextSchema,
  ContactPreferencesSchema,
  ConversationSchema,
  MessageSchema,
  page,
  StaleSchema,
} from './schemas';
import type { Account, ContactContext, ContactPreferences, Conversation, Message } from './schemas';

/** Page sizes are the largest the document allows. */
const CONVERSATIONS_A_PAGE = 100;
const MESSAGES_A_PAGE = 200;

export interface ConversationFilter {
  readonly propertyId?: string;
  readonly contactId?: string;
  /** ISO 8601, inclusive. */
  readonly updatedSince?: string;
  /** Part of an id, a visitor's name, e-mail or phone, or a property's name. */
  readonly search?: string;
  /** By the moment of the last change. A resync needs oldest first. */
  readonly order?: 'oldest_first' | 'newest_first';
}

/** A page of something, and the cursor of the next one. */
export interface Page<T> {
  readonly data: T[];
  readonly nextCursor: string | null;
}

/** How a write ended. `stale`: DomIQ has something newer, which is `current`; nothing was changed. */
export interface Written<T> {
  readonly outcome: 'created' | 'updated' | 'stale';
  readonly current: T;
}

/**
 * DomIQ as docs/domiq.openapi.yaml describes it. Every answer is parsed; lists come page by page, so that the caller can
 * stop or save a checkpoint after each. All writes may be repeated.
 * @throws {DomIqError} from every method; the class says what happened
 */
export class DomIqClient {
  constructor(private readonly send: SendRequest) {}

  /** The account of the key. */
  async me(): Promise<Account> {
    return await this.get(AccountSchema, { method: 'GET', path: '/me' });
  }

  /** @throws {ContactNotFoundError} no context was ever sent */
  async contactContext(contactId: string): Promise<ContactContext> {
    return await this.get(ContactContextSchema, { method: 'GET', path: contactPath(contactId, 'context') });
  }

  /** Creates the context of a contact or updates it; what `write` leaves out stays as it is. */
  async putContactContext(contactId: string, write: Write<ContextChange>): Promise<Written<ContactContext>> {
    const path = contactPath(contactId, 'context');
    return await this.write(ContactContextSchema, { method: 'PUT', path, body: write });
  }

  /** Changes the named preferences. @throws {ContactNotFoundError} no context was ever sent */
  async updatePreferences(
    contactId: string,
    change: Write<PreferencesChange>,
  ): Promise<Written<ContactPreferences>> {
    const path = contactPath(contactId, 'preferences');
    const headers = { [IDEMPOTENCY_KEY]: idempotencyKeyOf(contactId, toJson(change)) };
    return await this.write(ContactPreferencesSchema, { method: 'PATCH', path, headers, body: change });
  }

  /** Conversations by the moment of their last change, at most 100 a page. */
  conversations(filter: ConversationFilter = {}): AsyncGenerator<Conversation[]> {
    return this.pages(ConversationSchema, '/conversations', {
      ...queryOf(filter),
      limit: CONVERSATIONS_A_PAGE,
    });
  }

  /** One page of conversations, for lists that a person scrolls through. */
  async conversationPage(
    filter: ConversationFilter,
    limit: number,
    cursor?: string,
  ): Promise<Page<Conversation>> {
    return await this.page(ConversationSchema, '/conversations', { ...queryOf(filter), limit, cursor });
  }

  /** @throws {ConversationNotFoundError} unknown, or of another account */
  async conversation(conversationId: string): Promise<Conversation> {
    return await this.get(ConversationSchema, { method: 'GET', path: conversationPath(conversationId) });
  }

  /** What was said, oldest first, at most 200 a page. @throws {ConversationNotFoundError} */
  messages(conversationId: string): AsyncGenerator<Message[]> {
    return this.pages(MessageSchema, conversationPath(conversationId, 'messages'), {
      limit: MESSAGES_A_PAGE,
    });
  }

  /**
   * Says which contact a conversation belongs to, as of `updatedAt` (ISO 8601).
   * @throws {ConversationNotFoundError | ContactNotFoundError} one of the two is unknown; nothing was linked
   */
  async linkContact(
    conversationId: string,
    contactId: string,
    updatedAt: string,
  ): Promise<Written<Conversation>> {
    const path = conversationPath(conversationId, 'contact');
    const body = { contact_id: checkContactId(contactId), updated_at: updatedAt };
    return await this.write(ConversationSchema, { method: 'PUT', path, body });
  }

  private async *pages<T extends z.ZodType>(
    thing: T,
    path: string,
    query: Readonly<Record<string, QueryValue>>,
  ): AsyncGenerator<z.output<T>[]> {
    let cursor: string | undefined;
    do {
      const next: Page<z.output<T>> = await this.page(thing, path, { ...query, cursor });
      yield next.data;
      if (next.nextCursor !== null && next.nextCursor === cursor)
        throw new UnexpectedAnswerError(`GET ${path}`, ['next_cursor is the cursor of the same page']);
      cursor = next.nextCursor ?? undefined;
    } while (cursor);
  }

  private async page<T extends z.ZodType>(
    thing: T,
    path: string,
    query: Readonly<Record<string, QueryValue>>,
  ): Promise<Page<z.output<T>>> {
    const { data, next_cursor: nextCursor } = await this.get(page(thing), { method: 'GET', path, query });
    return { data, nextCursor };
  }

  private async get<T extends z.ZodType>(thing: T, request: HttpRequest): Promise<z.output<T>> {
    return read(thing, (await this.send(request)).body, request);
  }

  private async write<T extends z.ZodType>(thing: T, request: HttpRequest): Promise<Written<z.output<T>>> {
    const { kind, status, body } = await this.send(request);
    if (kind === 'stale')
      return { outcome: 'stale', current: read(thing, read(StaleSchema, body, request).current, request) };
    return { outcome: status === 201 ? 'created' : 'updated', current: read(thing, body, request) };
  }
}

function read<T extends z.ZodType>(shape: T, answer: unknown, request: HttpRequest): z.output<T> {
  const result = shape.safeParse(answer);
  if (result.success) return result.data;
  throw new UnexpectedAnswerError(
    requestLabel(request),
    result.error.issues.map(({ path, code }) => `/${path.join('/')} ${code}`),
  );
}

const queryOf = ({ propertyId, contactId, updatedSince, search, order }: ConversationFilter) => ({
  property_id: propertyId,
  contact_id: contactId,
  updated_since: updatedSince,
  search,
  order,
});

const contactPath = (contactId: string, part: string): string =>
  `/contacts/${encodeURIComponent(checkContactId(contactId))}/${part}`;

const conversationPath = (conversationId: string, part?: string): string =>
  `/conversations/${encodeURIComponent(checkConversationId(conversationId))}${part ? `/${part}` : ''}`;

/** Without what is undefined, which is not sent. */
const toJson = (change: object): Json => JSON.parse(JSON.stringify(change)) as Json;

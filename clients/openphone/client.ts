import type { z } from '../../contacts/model/zod';
import type { CreateContactBody, UpdateContactBody } from './contact-body';
import { NotFoundError, UnexpectedAnswerError } from './errors';
import { requestLabel, type HttpRequest, type QueryValue } from '../http/exchange';
import { settle } from '../http/settle';
import type { SendRequest } from './request';
import {
  CallSchema,
  ConversationSchema,
  CustomFieldDefinitionSchema,
  MessageSchema,
  OpenPhoneContactSchema,
  page,
  PhoneNumberSchema,
  SingleSchema,
} from './schemas';
import type {
  Call,
  Conversation,
  CustomFieldDefinition,
  Message,
  OpenPhoneContact,
  PhoneNumber,
} from './schemas';

/** Page sizes are the largest the vendor allows. */
const CONTACTS_A_PAGE = 50;
const HISTORY_A_PAGE = 100;

export interface ContactFilter {
  readonly externalIds?: readonly string[];
  readonly sources?: readonly string[];
}

/** Source: the vendor's reference of POST /v1/messages. */
export interface MessageBody {
  /** 1 to 1,600 characters. */
  readonly content: string;
  /** The workspace's own number, "PN..." or E.164. */
  readonly from: string;
  /** E.164. */
  readonly to: readonly string[];
}

/** Times are ISO 8601; both ends are exclusive. */
export interface ConversationFilter {
  /** Ids ("PN...") or E.164, at most 100. */
  readonly phoneNumbers?: readonly string[];
  readonly createdAfter?: string;
  readonly createdBefore?: string;
  readonly updatedAfter?: string;
  readonly updatedBefore?: string;
  readonly excludeInactive?: boolean;
}

export interface HistoryFilter {
  /** The workspace's own number, "PN...". */
  readonly phoneNumberId: string;
  /** Everybody on the other side, E.164. Calls take exactly one. */
  readonly participants: readonly string[];
  readonly createdAfter?: string;
  readonly createdBefore?: string;
}

/** A page of something, and the token of the next one. */
export interface Page<T> {
  readonly data: T[];
  readonly nextPageToken: string | null;
}

/**
 * OpenPhone's v1 surface, which is the one that carries phones, e-mails and custom fields inline. Every answer is
 * parsed; lists come page by page, so that the caller can stop or save a checkpoint after each.
 * @throws {OpenPhoneError} from every method; the class says what happened
 */
export class OpenPhoneClient {
  constructor(private readonly send: SendRequest) {}

  /** All listed contacts in the vendor's order, at most 50 a page. No filter means every contact of the workspace. */
  contacts(filter: ContactFilter = {}): AsyncGenerator<OpenPhoneContact[]> {
    return this.pages(OpenPhoneContactSchema, '/v1/contacts', CONTACTS_A_PAGE, { ...filter });
  }

  /** One page of contacts, for lists that a person scrolls through. */
  contactPage(pageToken?: string): Promise<Page<OpenPhoneContact>> {
    return this.page(OpenPhoneContactSchema, '/v1/contacts', { maxResults: CONTACTS_A_PAGE, pageToken });
  }

  /** The contacts that carry an external id; several are possible, OpenPhone does not keep them unique. */
  async contactsByExternalId(externalId: string): Promise<OpenPhoneContact[]> {
    const found: OpenPhoneContact[] = [];
    for await (const contacts of this.contacts({ externalIds: [externalId] })) found.push(...contacts);
    return found.filter((contact) => contact.externalId === externalId);
  }

  /** @throws {NotFoundError} unknown, or of another workspace */
  contact(id: string): Promise<OpenPhoneContact> {
    return this.one(OpenPhoneContactSchema, { method: 'GET', path: contactPath(id) });
  }

  /**
   * Makes a new contact. Sent at most once unless OpenPhone provably did nothing, so the answer may get lost:
   * @throws {NoAnswerError | ServerError | UnexpectedAnswerError} it is not known whether the contact exists now; read it back
   */
  createContact(body: CreateContactBody): Promise<OpenPhoneContact> {
    return this.one(OpenPhoneContactSchema, { method: 'POST', path: '/v1/contacts', body });
  }

  /** Replaces the contact by the body, which must be complete: a list that it leaves out is emptied. */
  replaceContact(id: string, body: UpdateContactBody): Promise<OpenPhoneContact> {
    return this.one(OpenPhoneContactSchema, { method: 'PATCH', path: contactPath(id), body });
  }

  /** Removes the contact for ever. Safe to repeat: when a lost answer was repeated, "not found" is success. */
  async deleteContact(id: string): Promise<void> {
    const done = await settle(this.send({ method: 'DELETE', path: contactPath(id) }));
    if (done.ok) return;
    const wasRepeated = done.error instanceof NotFoundError && done.error.attempts > 1;
    if (!wasRepeated) throw done.error;
  }

  /** Definitions are made in the app only; the options of a multi-select are not told. */
  async customFields(): Promise<CustomFieldDefinition[]> {
    const list = page(CustomFieldDefinitionSchema);
    return (await this.parsed(list, { method: 'GET', path: '/v1/contact-custom-fields' })).data;
  }

  /** The numbers of the workspace; not paged. */
  async phoneNumbers(): Promise<PhoneNumber[]> {
    const list = page(PhoneNumberSchema);
    return (await this.parsed(list, { method: 'GET', path: '/v1/phone-numbers' })).data;
  }

  /** Conversations, newest first, at most 100 a page. They name no contact and carry no text. */
  conversations(filter: ConversationFilter = {}): AsyncGenerator<Conversation[]> {
    return this.pages(ConversationSchema, '/v1/conversations', HISTORY_A_PAGE, { ...filter });
  }

  /** One thread, newest first, at most 100 a page. Several participants mean their group thread. */
  messages(filter: HistoryFilter): AsyncGenerator<Message[]> {
    return this.pages(MessageSchema, '/v1/messages', HISTORY_A_PAGE, { ...filter });
  }

  /** One-to-one calls, newest first, at most 100 a page. */
  calls(filter: HistoryFilter): AsyncGenerator<Call[]> {
    return this.pages(CallSchema, '/v1/calls', HISTORY_A_PAGE, { ...filter });
  }

  /**
   * Sends one text; costs money. Sent at most once unless OpenPhone provably did nothing, so the answer may get lost:
   * @param notAfter ISO 8601; from this moment on the request is not begun
   * @throws {TooLateError} nothing was sent
   * @throws {NoAnswerError | ServerError | UnexpectedAnswerError} it is not known whether it was sent; see `sendText`
   */
  sendMessage(body: MessageBody, notAfter?: string): Promise<Message> {
    return this.one(MessageSchema, { method: 'POST', path: '/v1/messages', body, notAfter });
  }

  private async *pages<T extends z.ZodType>(
    thing: T,
    path: string,
    maxResults: number,
    filter: Readonly<Record<string, QueryValue>>,
  ): AsyncGenerator<z.output<T>[]> {
    let pageToken: string | undefined;
    do {
      const next: Page<z.output<T>> = await this.page(thing, path, { ...filter, maxResults, pageToken });
      yield next.data;
      if (next.nextPageToken !== null && next.nextPageToken === pageToken)
        throw new UnexpectedAnswerError(`GET ${path}`, ['nextPageToken is the token of the same page']);
      pageToken = next.nextPageToken ?? undefined;
    } while (pageToken);
  }

  private page<T extends z.ZodType>(
    thing: T,
    path: string,
    query: Readonly<Record<string, QueryValue>>,
  ): Promise<Page<z.output<T>>> {
    return this.parsed(page(thing), { method: 'GET', path, query });
  }

  private async one<T extends z.ZodType>(thing: T, request: HttpRequest): Promise<z.output<T>> {
    const { data } = await this.parsed(SingleSchema, request);
    return read(thing, data, request);
  }

  private async parsed<T extends z.ZodType>(shape: T, request: HttpRequest): Promise<z.output<T>> {
    return read(shape, await this.send(request), request);
  }
}

function read<T extends z.ZodType>(shape: T, answer: unknown, request: HttpRequest): z.output<T> {
  const result = shape.safeParse(answer);
  if (result.success) return result.data;
  throw new UnexpectedAnswerError(
    requestLabel(request),
    result.error.issues.map((issue) => `/${issue.path.join('/')} ${issue.code}`),
  );
}

const contactPath = (id: string): string => `/v1/contacts/${encodeURIComponent(id)}`;

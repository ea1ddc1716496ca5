import type { z } from '../../contacts/model/zod';
import { requestLabel, type HttpRequest, type QueryValue } from '../http/exchange';
import { UnexpectedAnswerError } from './errors';
import type { SendRequest } from './request';
import {
  API_VERSION,
  DatedCallSchema,
  DatedConversationSchema,
  datedPage,
  DatedMessageSchema,
  type DatedCall,
  type DatedConversation,
  type DatedMessage,
} from './dated-schemas';

/** The largest page that the dated surface allows. */
export const DATED_PAGE = 50;

/** A page, and the cursor of the next one; cursors are short-lived. */
export interface DatedPage<Row> {
  readonly data: readonly Row[];
  readonly nextCursor: string | null;
}

export interface DatedPaging {
  /** 1 to 50. */
  readonly limit?: number;
  readonly after?: string;
}

/** Bounds are inclusive, ISO 8601. */
export interface DatedConversationFilter {
  readonly phoneNumberId?: string;
  readonly updatedFrom?: string;
  readonly updatedTo?: string;
}

/** Bounds are exclusive, ISO 8601: the vendor offers no others here. */
export interface DatedMessageFilter {
  readonly phoneNumberId?: string;
  readonly createdAfter?: string;
  readonly createdBefore?: string;
}

/** Bounds are inclusive, ISO 8601. */
export interface DatedCallFilter {
  readonly phoneNumberId?: string;
  readonly createdFrom?: string;
  readonly createdTo?: string;
}

/**
 * What OpenPhone's dated surface offers for history: lists over the whole workspace, 50 a page. Every answer is parsed.
 * Source: openphone reference, sections 1.3 and 3.
 * @throws {OpenPhoneError} from every method; the class says what happened
 */
export class DatedOpenPhoneClient {
  constructor(private readonly send: SendRequest) {}

  /** Conversations, the one that changed longest ago first. */
  conversationPage(
    { phoneNumberId, updatedFrom, updatedTo }: DatedConversationFilter,
    paging: DatedPaging = {},
  ): Promise<DatedPage<DatedConversation>> {
    return this.page(DatedConversationSchema, '/conversations', {
      phoneNumberId,
      'updatedAt[gte]': updatedFrom,
      'updatedAt[lte]': updatedTo,
      sort: 'updatedAt:asc',
      ...paging,
    });
  }

  /** Messages of all conversations, newest first. */
  messagePage(
    { phoneNumberId, createdAfter, createdBefore }: DatedMessageFilter,
    paging: DatedPaging = {},
  ): Promise<DatedPage<DatedMessage>> {
    return this.page(DatedMessageSchema, '/messages', {
      phoneNumberId,
      'createdAt[gt]': createdAfter,
      'createdAt[lt]': createdBefore,
      ...paging,
    });
  }

  /** Calls of all numbers with their summaries and voicemails, newest first. */
  callPage(
    { phoneNumberId, createdFrom, createdTo }: DatedCallFilter,
    paging: DatedPaging = {},
  ): Promise<DatedPage<DatedCall>> {
    return this.page(DatedCallSchema, '/calls', {
      phoneNumberId,
      'createdAt[gte]': createdFrom,
      'createdAt[lte]': createdTo,
      include: 'summary,voicemail',
      ...paging,
    });
  }

  private async page<T extends z.ZodType>(
    thing: T,
    path: string,
    { limit = DATED_PAGE, ...query }: Readonly<Record<string, QueryValue>>,
  ): Promise<DatedPage<z.output<T>>> {
    const request: HttpRequest = {
      method: 'GET',
      path,
      query: { ...query, limit },
      headers: { 'Quo-Api-Version': API_VERSION },
    };
    const answer = datedPage(thing).safeParse(await this.send(request));
    if (answer.success) return answer.data;
    const findings = answer.error.issues.map(({ path: at, code }) => `/${at.join('/')} ${code}`);
    throw new UnexpectedAnswerError(requestLabel(request), findings);
  }
}

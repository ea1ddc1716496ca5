import type { DeliveryDocument } from '../server/delivery';
import type { Stamped } from '../server/store';

/* What the sandbox keeps, one interface a kind of document. */

export interface UserDocument extends Stamped {
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly pictureUrl: string | null;
  readonly role: 'owner' | 'admin' | 'member';
}

export interface PhoneNumberDocument extends Stamped {
  readonly name: string;
  /** E.164 */
  readonly number: string;
  readonly userIds: readonly string[];
}

export const customFieldTypes = [
  'address',
  'boolean',
  'date',
  'multi-select',
  'number',
  'string',
  'url',
] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];

/** `id` repeats `key`, so that a seed is idempotent. */
export interface CustomFieldDocument extends Stamped {
  readonly key: string;
  readonly name: string;
  readonly type: CustomFieldType;
}

/** One e-mail or phone of a contact; `name` is its label. */
export interface ContactItem extends Stamped {
  readonly name: string | null;
  readonly value: string;
}

/** One custom value. `key` is null for a dated property that is bound to no definition; v1 does not show those. */
export interface CustomItem extends Stamped {
  readonly key: string | null;
  readonly name: string | null;
  readonly type: string;
  readonly value: unknown;
}

export interface ContactDocument extends Stamped {
  readonly externalId: string | null;
  readonly source: string | null;
  readonly sourceUrl: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly role: string | null;
  readonly emails: readonly ContactItem[];
  readonly phoneNumbers: readonly ContactItem[];
  readonly customItems: readonly CustomItem[];
  readonly createdByUserId: string;
  /** Who made it: this API, somebody in the app, or a native integration (read-only for everybody else). */
  readonly origin: 'api' | 'app' | 'native';
}

export interface NoteDocument extends Stamped {
  readonly contactId: string;
  readonly text: string;
  readonly actorId: string;
}

export interface ConversationDocument extends Stamped {
  readonly phoneNumberId: string;
  /** Without the workspace's own number. Usually E.164; may be a short code or the word "anonymous". */
  readonly participants: readonly string[];
  readonly name: string | null;
  readonly lastActivityAt: string | null;
  readonly lastActivityId: string | null;
  readonly assignedTo: string | null;
  readonly deletedAt: string | null;
  readonly mutedUntil: string | null;
  readonly snoozedUntil: string | null;
}

export interface MessageDocument extends Stamped {
  readonly conversationId: string;
  readonly phoneNumberId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly status: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'received' | 'failed';
  readonly userId: string | null;
  readonly media: readonly { readonly url: string; readonly type: string }[];
}

export interface CallDocument extends Stamped {
  readonly phoneNumberId: string;
  /** The other side only. */
  readonly participants: readonly string[];
  readonly direction: 'incoming' | 'outgoing';
  readonly status: string;
  readonly userId: string | null;
  readonly answeredAt: string | null;
  readonly completedAt: string | null;
  /** Seconds */
  readonly duration: number;
  readonly summary: {
    readonly status: string;
    readonly summary: readonly string[];
    readonly nextSteps: readonly string[];
  } | null;
  readonly voicemail: {
    readonly id: string;
    readonly status: string;
    readonly duration: number;
    readonly recordingUrl: string | null;
    readonly transcript: string | null;
  } | null;
}

export interface WebhookDocument extends Stamped {
  readonly surface: 'v1' | 'dated';
  readonly url: string;
  readonly events: readonly string[];
  /** `PN…` ids, or `['*']`. Contact events ignore it. */
  readonly resourceIds: readonly string[];
  readonly status: 'enabled' | 'disabled';
  readonly label: string | null;
  /** `whsec_` + base64 on the dated surface, bare base64 on v1. */
  readonly key: string;
  /** The key before the last rotation and the time (ms) until which deliveries are signed with it as well. */
  readonly previousKey: { readonly key: string; readonly until: number } | null;
  readonly userId: string;
}

export interface Documents {
  user: UserDocument;
  phoneNumber: PhoneNumberDocument;
  customField: CustomFieldDocument;
  contact: ContactDocument;
  note: NoteDocument;
  conversation: ConversationDocument;
  message: MessageDocument;
  call: CallDocument;
  webhook: WebhookDocument;
  delivery: DeliveryDocument;
}
export type Kind = keyof Documents;

/** The participants of a thread on one workspace number, in an order-free form. */
export function threadKey(phoneNumberId: string, participants: readonly string[]): string {
  return `${phoneNumberId}|${[...participants].sort().join(',')}`;
}

/** The one value besides id and times that a kind is looked up by; null when it has none. */
export function lookupOf<K extends Kind>(kind: K, document: Documents[K]): string | null {
  switch (kind) {
    case 'contact':
      return (document as ContactDocument).externalId;
    case 'note':
      return (document as NoteDocument).contactId;
    case 'delivery':
      return (document as DeliveryDocument).webhookId;
    case 'conversation':
    case 'call': {
      const thread = document as ConversationDocument | CallDocument;
      return threadKey(thread.phoneNumberId, thread.participants);
    }
    case 'message': {
      const message = document as MessageDocument;
      return threadKey(message.phoneNumberId, message.direction === 'incoming' ? [message.from] : message.to);
    }
    default:
      return null;
  }
}

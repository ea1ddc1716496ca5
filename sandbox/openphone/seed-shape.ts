import { customFieldTypes, type CustomFieldType } from './documents';
import { E164, type Schema } from '../server/json-schema';

export interface SeedTimes {
  /** ISO 8601; the moment of seeding without it. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
}
export interface SeedItem {
  readonly id?: string;
  readonly name?: string | null;
  readonly value: string;
}

/** What a sandbox can start with. Every thing has the id it is known by: seeding twice changes nothing. */
export interface Seed {
  readonly users?: readonly (SeedTimes & {
    readonly id: string;
    readonly email: string;
    readonly firstName?: string | null;
    readonly lastName?: string | null;
    readonly role?: 'owner' | 'admin' | 'member';
  })[];
  readonly phoneNumbers?: readonly (SeedTimes & {
    readonly id: string;
    /** E.164 */
    readonly number: string;
    readonly name?: string;
    readonly userIds?: readonly string[];
  })[];
  readonly customFields?: readonly (SeedTimes & {
    readonly key: string;
    readonly name: string;
    readonly type: CustomFieldType;
  })[];
  /** In the shape of the v1 contact. `origin` says who made it; by default a null source is the app and a native source its integration. */
  readonly contacts?: readonly (SeedTimes & {
    readonly id: string;
    readonly externalId?: string | null;
    readonly source?: string | null;
    readonly sourceUrl?: string | null;
    readonly defaultFields?: {
      readonly firstName?: string | null;
      readonly lastName?: string | null;
      readonly company?: string | null;
      readonly role?: string | null;
      readonly emails?: readonly SeedItem[];
      readonly phoneNumbers?: readonly SeedItem[];
    };
    readonly customFields?: readonly {
      readonly id?: string;
      readonly key: string;
      readonly value: unknown;
    }[];
    readonly createdByUserId?: string;
    readonly origin?: 'api' | 'app' | 'native';
  })[];
  readonly conversations?: readonly (SeedTimes & {
    readonly id: string;
    readonly phoneNumberId: string;
    readonly participants: readonly string[];
    readonly name?: string | null;
    readonly lastActivityAt?: string | null;
    readonly lastActivityId?: string | null;
    readonly deletedAt?: string | null;
  })[];
  readonly messages?: readonly (SeedTimes & {
    readonly id: string;
    readonly conversationId: string;
    readonly phoneNumberId: string;
    readonly from: string;
    readonly to: readonly string[];
    readonly text: string;
    readonly direction: 'incoming' | 'outgoing';
    readonly status?: 'queued' | 'sent' | 'delivered' | 'undelivered' | 'received' | 'failed';
    readonly userId?: string | null;
  })[];
  readonly calls?: readonly (SeedTimes & {
    readonly id: string;
    readonly phoneNumberId: string;
    readonly participants: readonly string[];
    readonly direction: 'incoming' | 'outgoing';
    readonly status?: string;
    readonly userId?: string | null;
    readonly answeredAt?: string | null;
    readonly completedAt?: string | null;
    readonly duration?: number;
    readonly summary?: {
      readonly status: string;
      readonly summary: readonly string[];
      readonly nextSteps: readonly string[];
    } | null;
    readonly voicemail?: {
      readonly id: string;
      readonly status: string;
      readonly duration: number;
      readonly recordingUrl: string | null;
      readonly transcript: string | null;
    } | null;
  })[];
}

const text: Schema = { type: 'string', minLength: 1 };
const texts: Schema = { type: 'array', items: text };
const time: Schema = { type: 'string', format: 'date-time' };
const list = (required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'array',
  items: { type: 'object', required, properties: { createdAt: time, updatedAt: time, ...properties } },
});
const idOf = (prefix: string): Schema => ({ type: 'string', pattern: `^${prefix}.+$` });
const direction: Schema = { type: 'string', enum: ['incoming', 'outgoing'] };

/** The shape of a seed, as far as it must hold for the store to make sense. */
export const SEED: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    users: list(['id', 'email'], {
      id: idOf('US'),
      email: text,
      role: { type: 'string', enum: ['owner', 'admin', 'member'] },
    }),
    phoneNumbers: list(['id', 'number'], {
      id: idOf('PN'),
      number: { type: 'string', pattern: E164 },
      userIds: texts,
    }),
    customFields: list(['key', 'name', 'type'], {
      key: text,
      name: text,
      type: { type: 'string', enum: customFieldTypes },
    }),
    contacts: list(['id'], {
      id: text,
      defaultFields: { type: 'object' },
      customFields: list(['key', 'value'], { key: text }),
    }),
    conversations: list(['id', 'phoneNumberId', 'participants'], {
      id: idOf('CN'),
      phoneNumberId: idOf('PN'),
      participants: texts,
    }),
    messages: list(['id', 'conversationId', 'phoneNumberId', 'from', 'to', 'text', 'direction'], {
      id: idOf('AC'),
      conversationId: idOf('CN'),
      phoneNumberId: idOf('PN'),
      from: text,
      to: texts,
      text: { type: 'string' },
      direction,
    }),
    calls: list(['id', 'phoneNumberId', 'participants', 'direction'], {
      id: idOf('AC'),
      phoneNumberId: idOf('PN'),
      participants: texts,
      direction,
    }),
  },
};

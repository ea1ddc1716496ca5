import type { DeliveryDocument } from '../server/delivery';
import type { Stamped } from '../server/store';

/** How a contact wants to be contacted, as docs/domiq.openapi.yaml shows it. */
export interface ContactPreferences {
  readonly communication_method: 'email' | 'phone' | 'text' | null;
  readonly contact_frequency: 'immediate' | 'daily' | 'weekly' | null;
  readonly opt_out: boolean;
  readonly email_opt_out: boolean;
  readonly phone_opt_out: boolean;
  readonly updated_at: string;
}

export interface ContactContext {
  readonly contact_id: string;
  readonly full_name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly status: string | null;
  readonly lead_score: number | null;
  readonly last_interaction: string | null;
  readonly preferences: ContactPreferences | null;
  readonly notes: string | null;
  readonly enrichment_data: Readonly<Record<string, unknown>> | null;
  readonly updated_at: string;
}

export interface ContactData {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly property_id: string | null;
  readonly property_name: string | null;
  readonly source: 'chatbot';
  readonly initial_interaction: {
    readonly type: 'chat' | 'email' | 'phone';
    readonly timestamp: string;
    readonly message: string | null;
  } | null;
  readonly preferences: ContactPreferences | null;
  readonly lead_score: number | null;
  readonly updated_at: string;
}

export interface Conversation {
  readonly id: string;
  readonly user_id: string;
  readonly contact_id: string | null;
  readonly contact_linked_at: string | null;
  readonly property_id: string | null;
  readonly property_name: string | null;
  readonly contact_data: ContactData | null;
  readonly lead_score: number | null;
  readonly message_count: number;
  readonly start_time: string;
  readonly end_time: string | null;
  readonly updated_at: string;
}

export interface Message {
  readonly id: string;
  readonly conversation_id: string;
  readonly sender: 'user' | 'assistant' | 'agent';
  readonly content: string;
  readonly sent_at: string;
}

/** A thing of the API, as it is answered, with what the store needs beside it. */
export interface Kept<T> extends Stamped {
  readonly value: T;
}

/** The answer that a repeated PATCH gets again. */
export interface KeptAnswer extends Stamped {
  /** SHA-256 of path and body, so that a key that stands for another change is found out. */
  readonly requestHash: string;
  readonly body: unknown;
}

/** Where events are sent to, and what they are signed with. */
export interface WebhookDocument extends Stamped {
  readonly url: string;
  /** `whsec_` + base64 */
  readonly secret: string;
  /** null: all of them */
  readonly events: readonly string[] | null;
}

export interface Documents {
  context: Kept<ContactContext>;
  conversation: Kept<Conversation>;
  message: Kept<Message>;
  answer: KeptAnswer;
  webhook: WebhookDocument;
  delivery: DeliveryDocument;
  /** Deliveries that wait for `/_sandbox/deliver`. */
  heldDelivery: DeliveryDocument;
}

/** Messages are looked up by their conversation. */
export function lookupOf<K extends keyof Documents>(kind: K, document: Documents[K]): string | null {
  return kind === 'message' ? (document as Documents['message']).value.conversation_id : null;
}

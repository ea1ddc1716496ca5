/** What is said about somebody: in a chat, or on a guest card. */
export interface Person {
  readonly first: string;
  readonly last: string;
  readonly email: string | null;
  /** E.164 */
  readonly phone: string | null;
}

/** What the words of a message forbid: texts; every use of the number. */
export type Refusal = 'texts' | 'number';

/** What the leasing office types over on a guest card, or the lease it signs. */
export type OfficeChange =
  | { readonly email: string }
  | { readonly phone: string }
  | { readonly last: string }
  | { readonly lease: 'Pending' | 'Current' };

/** One thing that one system is told, or tells, about one person. */
export type Delivery = {
  readonly id: string;
  /** Deliveries of one wave may be played in any order, and at once. */
  readonly wave: number;
  /** Who it is in truth; the model does not read it. */
  readonly who: string;
} & (
  | {
      /** The chatbot hands a contact to the contact API. */
      readonly kind: 'chat';
      readonly person: Person;
      readonly message: string;
      /** ISO 8601 UTC */
      readonly at: string;
      /** The message asks for no more texts. */
      readonly refusesTexts: boolean;
      /** The chatbot's settings say no e-mails. */
      readonly refusesEmail: boolean;
    }
  /** A visitor tells DomIQ who they are, and DomIQ tells of it by its webhook. */
  | { readonly kind: 'visit'; readonly person: Person; readonly leadScore: number }
  | {
      /** The office makes a guest card; the relay tells of it, or does not. */
      readonly kind: 'guestCard';
      readonly prospectId: string;
      readonly propertyId: string;
      readonly person: Person;
      readonly isTold: boolean;
    }
  /** The office changes a guest card, found by the name that is on it, and the relay tells of it. */
  | {
      readonly kind: 'officeChange';
      readonly first: string;
      readonly last: string;
      readonly change: OfficeChange;
    }
  | { readonly kind: 'text'; readonly from: string; readonly text: string; readonly refuses: Refusal | null }
  /** The very same delivery once more, under its own id. */
  | { readonly kind: 'again'; readonly of: string }
);

export type DeliveryOf<Kind extends Delivery['kind']> = Extract<Delivery, { readonly kind: Kind }>;

/** The property that the chatbot serves. */
export const CHAT_PROPERTY = 'harbor-lofts';
/** Nobody chats about it; its guest cards come from the office. */
export const OTHER_PROPERTY = 'garden-court';

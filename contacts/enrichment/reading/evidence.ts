import { shortened } from '../../mapping/contact-notes';
import { oneLine } from '../../normalize/visible-text';
import { withoutContactData } from './contact-data';
import type { Readable, Span } from './readable';

/** Where a finding comes from: a message, and the words in it. */
export interface Evidence {
  readonly message_id: string;
  /** The phrase as it was written, not the message around it; numbers and addresses of people are left out. */
  readonly quote: string;
}

const LONGEST_QUOTE = 120;

/** The words at a place of a message, as evidence. */
export function evidenceAt(message: { readonly id: string } & Readable, { start, end }: Span): Evidence {
  const quote = withoutContactData(oneLine(message.said.slice(start, end)));
  return { message_id: message.id, quote: shortened(quote, LONGEST_QUOTE) };
}

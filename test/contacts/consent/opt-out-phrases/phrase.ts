/**
 * One message as a renter writes it to a leasing office, and how a careful compliance officer reads it.
 *
 * How the labels were given (47 CFR 64.1200(a)(10): any reasonable means of revoking consent counts):
 * - `opt_out`: the writer wants us to stop writing, calling or mailing, in whatever words, for good, on at least one channel.
 * - `opt_in`: the writer asks or allows us, expressly, to write, call or mail.
 * - `neither`: all else. A limit on the hour ("not before 5"), a wish about somebody else ("don't call my employer"), a
 *   question of what STOP does, and the end of the lead ("we found another place") do not revoke.
 * - A do-not-call list is about texts too (47 CFR 64.1200(e)); a wrong number refuses every way, whatever else is named.
 * The labels were written before and apart from the code that reads them.
 */
export interface Phrase {
  readonly text: string;
  /** The channel the message came in by. */
  readonly over: 'text' | 'chat' | 'email';
  /** The language most of it is in. */
  readonly language: 'en' | 'es';
  readonly label: 'opt_out' | 'opt_in' | 'neither';
  /** What it refuses (or allows), only where the writer names it; absent where the words are general. */
  readonly channels?: readonly ('text' | 'call' | 'email')[];
}

/** The texts, each with the same labels. */
export function labelled(labels: Omit<Phrase, 'text'>, texts: readonly string[]): readonly Phrase[] {
  return texts.map((text) => ({ text, ...labels }));
}

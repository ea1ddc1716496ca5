/** What a sentence is about: the ways it names, if it names any; by telephone; or every way, whatever it names. */
export type SentenceAbout = 'named' | 'phone' | 'every';

/** A way of saying it in plain words, tried on each folded clause of a message. */
export interface Sentence {
  /** Global: a clause may say it more than once, "don't text me and don't call me". */
  readonly says: RegExp;
  readonly about: SentenceAbout;
  /** Not said when this is found anywhere in the folded message. */
  readonly unless?: RegExp;
}

const sentence =
  (about: SentenceAbout) =>
  (says: string, unless?: string): Sentence => ({
    says: new RegExp(says, 'g'),
    about,
    ...(unless === undefined ? {} : { unless: new RegExp(unless) }),
  });

/** Speaks of the ways that its words name, or of all when they name none. */
export const named = sentence('named');
/** Speaks of every way. */
export const every = sentence('every');
/** Speaks of texts and calls. */
export const phone = sentence('phone');

import { z } from '../../contacts/model/zod';

/* Fields of answers, read tolerantly: what is missing or null becomes one value, so that nothing behind has to ask twice. */

/** The thing, or null. */
export const orNull = <T extends z.ZodType>(thing: T) => thing.nullish().transform((value) => value ?? null);

export const text = orNull(z.string());

export const number = orNull(z.number());

/** A list of texts; an empty one when there is none. */
export const texts = z
  .array(z.string())
  .nullish()
  .transform((values) => values ?? []);

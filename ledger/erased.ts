/** In place of hashes, from which a short text could be guessed. */
export const ERASED = 'erased';

/** In place of an id or a number of somebody who was erased, where rows have to be told apart still. */
export const erasedAs = (id: string): string => `${ERASED}:${id}`;

/** How the ids and numbers begin that `erasedAs` gave, for SQL. */
export const ERASED_IDS = `${ERASED}:%`;

/** In place of the reason of an imported row that was emptied. */
export const ERASED_EXPLANATION = 'The person was erased.';

/** In place of the copy of an imported row that was erased: JSON that says nothing. */
export const ERASED_COPY = 'null';

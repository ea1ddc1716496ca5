/*
 * Ways to reach somebody, as they stand in messages. They are no amounts and no dates, and no quote or summary repeats them.
 * Every pattern is bounded, so that its time grows with the text alone.
 */

const ADDRESS = String.raw`[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}`;
const LINK = String.raw`(?:https?:\/\/|www\.)[^\s<>"]{1,500}`;
/** Ten digits of the American plan however they are grouped, seven with a dash, or eleven and more in one. */
const PHONE = String.raw`(?<![\d$])(?:\+?1[-. ]{0,2})?\(?\d{3}\)?[-. /]{0,2}\d{3}[-. ]{0,2}\d{4}(?!\d)|(?<![\d$-])\d{3}[-.]\d{4}(?![\d-])|(?<!\d)\+?\d{11,15}(?!\d)`;

/** A new pattern each time, as a global one remembers where it stood. */
export const contactData = (): RegExp => new RegExp(`${ADDRESS}|${LINK}|${PHONE}`, 'gi');

/** A telephone number or an e-mail address, not a link. */
export const reachableAt = (): RegExp => new RegExp(`${ADDRESS}|${PHONE}`, 'i');

/** The text with every number, address and link named by its kind. */
export function withoutContactData(text: string): string {
  return text
    .replace(new RegExp(ADDRESS, 'gi'), '[email]')
    .replace(new RegExp(LINK, 'gi'), '[link]')
    .replace(new RegExp(PHONE, 'gi'), '[phone]');
}

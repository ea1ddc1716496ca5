/** A number as an identifier: `phone:` and E.164. Consent, interactions and blocking keys name it alike. */
export const phoneIdentifier = (e164: string): string => `phone:${e164}`;

/** An address as an identifier: `email:` and the address in lower case. */
export const emailIdentifier = (address: string): string => `email:${address}`;

/** Every number and address of somebody as identifiers, numbers first. */
export const identifiersOf = ({
  phones,
  emails,
}: {
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}): string[] => [...phones.map(phoneIdentifier), ...emails.map(emailIdentifier)];

/** The number or address of an identifier. */
export const identifierValue = (identifier: string): string => identifier.slice(identifier.indexOf(':') + 1);

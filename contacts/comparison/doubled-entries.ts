/** A ResMan id taken apart; null for one of another form. Source: resman reference, section 5, rule 7. */
function partsOf(externalId: string): { propertyId: string; prospectId: string; personId: string } | null {
  const [propertyId = '', prospectId = '', personId = '', ...rest] = externalId.split(':');
  return propertyId === '' || rest.length > 0 || `${prospectId}${personId}` === ''
    ? null
    : { propertyId, prospectId, personId };
}

/** The property of an entry of ResMan; null when its id does not say it. Pure. */
export const propertyOfEntry = (externalId: string): string | null => partsOf(externalId)?.propertyId ?? null;

/**
 * Which of a contact's entries in ResMan are one too many: two or more of one property that are not the same person there. A
 * prospect record and a lease with one person id are one person; entries in two properties are an enquiry each. Sorted. Pure.
 * @param externalIds `propertyId:prospectId:personId`; others are passed over
 */
export function doubledEntries(externalIds: readonly string[]): string[] {
  const entries = [...new Set(externalIds)].flatMap((externalId) => {
    const parts = partsOf(externalId);
    return parts === null ? [] : [{ externalId, ...parts }];
  });
  // The lease of somebody who is listed as a prospect too says nothing more.
  const own = entries.filter(
    ({ propertyId, prospectId, personId }) =>
      prospectId !== '' ||
      !entries.some(
        (other) => other.prospectId !== '' && other.propertyId === propertyId && other.personId === personId,
      ),
  );
  return own
    .filter(({ propertyId }) => own.filter((other) => other.propertyId === propertyId).length > 1)
    .map(({ externalId }) => externalId)
    .sort();
}

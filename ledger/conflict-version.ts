import { createHash } from 'node:crypto';

/**
 * Tells whether a conflict is still the one a reviewer saw: a hash of its named records and how they are grouped.
 * The order of the records does not matter.
 */
export function conflictVersion(
  links: readonly { readonly recordKey: string; readonly candidateNo: number | null }[],
): string {
  const named = links
    .filter((link) => link.candidateNo !== null)
    .map((link) => `${link.candidateNo} ${link.recordKey}`)
    .sort();
  return createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 16);
}

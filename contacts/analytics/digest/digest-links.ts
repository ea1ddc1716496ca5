import { drillLink } from '../page/links';
import type { DailyDigest } from './daily-digest';

/** Where the pages are that a digest leads to; null for one that it cannot lead to. */
export interface DigestLinks {
  readonly duplicates: string | null;
  readonly failures: string | null;
  /** The new contacts of the day. @param propertyId null for those of every property */
  readonly newContacts: (propertyId: string | null) => string | null;
}

/**
 * The pages of workflows 22, 26 and 28.
 * @param pagesAddress where n8n answers, e.g. "https://n8n.example.com"; null for a digest without links
 */
export function digestLinks({ date, timeZone }: DailyDigest, pagesAddress: string | null): DigestLinks {
  if (pagesAddress === null) return { duplicates: null, failures: null, newContacts: () => null };
  const base = pagesAddress.replace(/\/+$/, '');
  return {
    duplicates: `${base}/form/leasing-contacts-duplicates`,
    failures: `${base}/form/leasing-contacts-failures`,
    newContacts: (propertyId) => {
      const shown = { propertyId, from: date, to: date, timeZone, drill: null };
      return `${base}/webhook/leasing-contacts-analytics${drillLink(shown, { figure: 'new_contacts' })}`;
    },
  };
}

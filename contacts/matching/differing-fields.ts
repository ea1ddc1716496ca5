import type { LinkedNumber, SurvivingContact } from '../model/linked-number';
import { foldName } from '../normalize/fold-name';
import { companiesAgree, companyTokens } from './company-agreement';

type Field = LinkedNumber['differs'][number];

/** Whether two contacts differ in a field. What one of them lacks is no difference, save the name itself. */
const DIFFERENCES: Readonly<Record<Field, (a: SurvivingContact, b: SurvivingContact) => boolean>> = {
  name: (a, b) =>
    foldName(`${a.firstName ?? ''} ${a.lastName ?? ''}`) !==
    foldName(`${b.firstName ?? ''} ${b.lastName ?? ''}`),
  company: (a, b) =>
    a.company !== null &&
    b.company !== null &&
    !companiesAgree(companyTokens(a.company), companyTokens(b.company)),
  emails: (a, b) =>
    a.emails.length > 0 && b.emails.length > 0 && !a.emails.some((email) => b.emails.includes(email)),
  address: (a, b) => a.address !== null && b.address !== null && foldName(a.address) !== foldName(b.address),
};

/** Above this many candidates only the first are compared; a reviewer is shown three. */
const MAX_COMPARED = 20;

/** The fields in which at least two of the contacts differ, in a fixed order. */
export function differingFields(contacts: readonly SurvivingContact[]): Field[] {
  const compared = contacts.slice(0, MAX_COMPARED);
  const fields: readonly Field[] = ['name', 'company', 'emails', 'address'];
  return fields.filter((field) =>
    compared.some((a, index) => compared.slice(index + 1).some((b) => DIFFERENCES[field](a, b))),
  );
}

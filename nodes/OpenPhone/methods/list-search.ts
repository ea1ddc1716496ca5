import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { OpenPhoneContact } from '../../../clients/openphone';
import { connectWaiting } from '../transport';

/** OpenPhone finds external ids only; for the rest a search reads on for a few pages until something fits. */
const PAGES_A_SEARCH = 6;

/** Contacts by external id, name, company, number or e-mail. An error shows; it never looks like an empty list. */
export async function searchContacts(
  this: ILoadOptionsFunctions,
  filter?: string,
  paginationToken?: string,
): Promise<INodeListSearchResult> {
  const client = await connectWaiting(this);
  const exact = filter && !paginationToken ? await client.contactsByExternalId(filter.trim()) : [];
  if (exact.length > 0) return { results: exact.map(listed) };
  let token = paginationToken;
  for (let pages = 1; ; pages += 1) {
    const { data, nextPageToken } = await client.contactPage(token);
    const results = data.filter((contact) => fits(contact, filter)).map(listed);
    token = nextPageToken ?? undefined;
    if (results.length > 0 || token === undefined || pages >= PAGES_A_SEARCH)
      return { results, paginationToken: token };
  }
}

/** The numbers of the workspace. */
export async function searchPhoneNumbers(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  const client = await connectWaiting(this);
  const numbers = (await client.phoneNumbers()).map(({ id, name, number, formattedNumber }) => ({
    name: [name, formattedNumber ?? number].filter(Boolean).join(' ') || id,
    value: id,
    searched: [name, number, formattedNumber].join(' ').toLowerCase(),
  }));
  return {
    results: numbers
      .filter(({ searched }) => searched.includes((filter ?? '').trim().toLowerCase()))
      .map(({ name, value }) => ({ name, value })),
  };
}

const listed = (contact: OpenPhoneContact) => ({ name: labelOf(contact), value: contact.id });

function labelOf({ id, defaultFields }: OpenPhoneContact): string {
  const { firstName, lastName, company, phoneNumbers } = defaultFields;
  const name = [firstName, lastName].filter(Boolean).join(' ') || company;
  const number = phoneNumbers.find(({ value }) => value !== null)?.value;
  return [name, number && (name ? `(${number})` : number)].filter(Boolean).join(' ') || id;
}

function fits({ externalId, defaultFields }: OpenPhoneContact, filter = ''): boolean {
  const wanted = filter.trim().toLowerCase();
  const { firstName, lastName, company, phoneNumbers, emails } = defaultFields;
  const values = [...phoneNumbers, ...emails].map(({ value }) => value);
  const text = [[firstName, lastName].filter(Boolean).join(' '), company, externalId, ...values]
    .join('\n')
    .toLowerCase();
  const digits = wanted.replace(/[\s().-]/g, '');
  return text.includes(wanted) || (/^\+?\d{3,}$/.test(digits) && text.includes(digits));
}

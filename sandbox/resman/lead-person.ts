import type { Person, PersonType } from './documents';
import { readPerson, type SentPerson } from './lead-elements';
import type { LeadPost } from './post-lead';
import type { Settings } from './settings';
import { timestamp } from './workspace';
import type { Element } from './xml';

/**
 * The people of a prospect after one customer was sent: changed, or added as a household member. Somebody who is on a lease is
 * the same person there, so their lease shows the new name and addresses too, as ResMan does it.
 * @throws {Failure} an unknown PersonID, a missing name, a type that lead management does not set
 */
export function withPerson(post: LeadPost, people: readonly Person[], customer: Element): readonly Person[] {
  const sent = readPerson(customer);
  const known = people.find(({ personId }) => personId === sent.personId) ?? null;
  if (sent.personId !== null && known === null) throw post.failure('Person could not be found');
  const { firstName, lastName } = sent;
  if (!firstName || !lastName) throw post.failure('FirstName and LastName are required');
  const settings = post.workspace.settings();
  const person: Person = {
    personId: known?.personId ?? post.workspace.newId(),
    type: typeAfter(post, sent, known),
    firstName,
    lastName,
    middleName: textAfter(settings, sent.middleName, known?.middleName ?? null),
    email: textAfter(settings, sent.email, known?.email ?? null),
    phones: phonesAfter(settings, sent.phones, known?.phones ?? []),
    address: addressAfter(settings, sent.address, known?.address ?? {}),
  };
  if (known === null) return [...people, person];
  changeOnLease(post, person);
  return people.map((present) => (present.personId === person.personId ? person : present));
}

/** Applicants and residents stay what they are. */
function typeAfter({ failure }: LeadPost, { type }: SentPerson, known: Person | null): PersonType {
  if (known?.type === 'applicant' || known?.type === 'current_resident') return known.type;
  if (type === undefined) return known?.type ?? 'prospect';
  if (type !== 'prospect' && type !== 'lost') throw failure('Customer Type is not valid');
  return type;
}

function textAfter(settings: Settings, sent: string | undefined, former: string | null): string | null {
  if (sent === undefined) return settings.omittedElements === 'keep' ? former : null;
  if (sent === '') return settings.emptyElements === 'keep' ? former : null;
  return sent;
}

function phonesAfter(settings: Settings, sent: SentPerson['phones'], former: Person['phones']) {
  if (sent === undefined) return settings.omittedElements === 'keep' ? former : [];
  if (sent.length === 0) return settings.emptyElements === 'keep' ? former : [];
  if (settings.sentPhones === 'replace') return sent;
  const added = sent.filter(({ number }) => !former.some((present) => present.number === number));
  return [...former, ...added];
}

function addressAfter(settings: Settings, sent: SentPerson['address'], former: Person['address']) {
  if (sent === undefined) return settings.omittedElements === 'keep' ? former : {};
  const isEmpty = Object.entries(sent).every(([name, text]) => name.startsWith('@') || text === '');
  if (isEmpty) return settings.emptyElements === 'keep' ? former : {};
  return sent;
}

function changeOnLease({ workspace }: LeadPost, person: Person): void {
  const onLease = workspace.store.get('leasePerson', person.personId);
  if (onLease === null) return;
  const { firstName, lastName, email, phones } = person;
  workspace.store.put('leasePerson', {
    ...onLease,
    firstName,
    lastName,
    email,
    mobilePhone: phones[0]?.number ?? null,
    updatedAt: timestamp(workspace),
  });
}

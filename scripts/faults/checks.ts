import type { InventedPerson } from './people';
import type { Picture, PicturedEffect, PicturedPerson, PicturedWorkflow } from './picture';
import type { PlannedDelivery } from './plan';

/** What the plan says has to be there. */
export interface Expected {
  readonly people: readonly InventedPerson[];
  readonly deliveries: readonly PlannedDelivery[];
  readonly eventIdOf: (delivery: PlannedDelivery) => string;
  readonly activityOf: (delivery: PlannedDelivery) => string;
  /** Active when the traffic began. */
  readonly workflows: readonly PicturedWorkflow[];
  readonly acknowledged: ReadonlySet<string>;
}

export type Check = (expected: Expected, picture: Picture) => string[];

/** The three systems, and whom each must know. */
export const SYSTEMS = ['resMan', 'domIq', 'openPhone'] as const;
export type System = (typeof SYSTEMS)[number];
/** A number of whom nobody knows a name is told to nobody: docs/sync.md, "What each system is owed". */
const isOwed = ({ acquaintance }: InventedPerson): boolean => acquaintance !== 'stranger';

const tenDigits = (phone: string): string => phone.replace(/\D/g, '').slice(-10);
const nameOf = ({ firstName, lastName }: InventedPerson): string => `${firstName} ${lastName}`;

/** The entries of a system that are this person: by address, or by number and name. */
export function entriesOf(person: InventedPerson, entries: readonly PicturedPerson[]): PicturedPerson[] {
  return entries.filter(
    ({ emails, phones, name }) =>
      emails.includes(person.email) || (phones.includes(tenDigits(person.phone)) && name === nameOf(person)),
  );
}

/** How many events one delivery became. The key of an event holds the sender's id, behind how it was made. */
const eventsOf = (eventId: string, { events }: Picture): number =>
  events.filter(({ key }) => key.includes(eventId)).length;

const contactsOf = (person: InventedPerson, { contactsByKey }: Picture): string[] => [
  ...(contactsByKey.get(isOwed(person) ? `email:${person.email}` : `phone:${person.phone}`) ?? []),
];

/** Every acknowledged delivery is an event, every text and call is kept, every person is known where they have to be. */
export const lost: Check = ({ people, deliveries, eventIdOf, activityOf, acknowledged }, picture) => {
  const activities = new Set(picture.activities);
  const found: string[] = [];
  for (const delivery of deliveries) {
    if (!acknowledged.has(delivery.id)) continue;
    if (eventsOf(eventIdOf(delivery), picture) === 0) found.push(`${delivery.id}: no event`);
    const isActivity = delivery.told.kind === 'text' || delivery.told.kind === 'call';
    if (isActivity && !activities.has(activityOf(delivery))) found.push(`${delivery.id}: not in the history`);
  }
  for (const person of people) {
    if (contactsOf(person, picture).length === 0) found.push(`${person.id}: no contact`);
    for (const system of isOwed(person) ? SYSTEMS : [])
      if (entriesOf(person, picture[system]).length === 0) found.push(`${person.id}: not in ${system}`);
  }
  return found;
};

/** Nobody is there twice, in the ledger or any system, and nothing that was said. */
export const duplicates: Check = ({ people, deliveries, eventIdOf }, picture) => {
  const found = people.flatMap((person) => [
    ...twice(person.id, 'contacts', contactsOf(person, picture).length),
    ...SYSTEMS.flatMap((system) => twice(person.id, system, entriesOf(person, picture[system]).length)),
  ]);
  const seen = new Set<string>();
  for (const activity of picture.activities) {
    if (seen.has(activity)) found.push(`${activity}: twice in the history`);
    seen.add(activity);
  }
  for (const delivery of deliveries) {
    const count = eventsOf(eventIdOf(delivery), picture);
    if (count > 1) found.push(`${delivery.id}: ${count} events`);
  }
  return found;
};

const twice = (id: string, where: string, count: number): string[] =>
  count > 1 ? [`${id}: ${count} in ${where}`] : [];

/**
 * No system was told the same twice in a row about one subject, and when all was told, nothing was written any more.
 * @param writesLater how many writes there had been when the picture was taken again after a rest
 */
export function echoes(picture: Picture, writesLater: number): string[] {
  const last = new Map<string, PicturedEffect>();
  const found: string[] = [];
  const told = picture.effects.filter(({ status }) => status === 'done');
  for (const effect of [...told].sort((one, other) => compare(one.version, other.version))) {
    const about = [effect.target, effect.operation, effect.subject].join(' ');
    const before = last.get(about);
    if (before?.payloadHash === effect.payloadHash)
      found.push(`${effect.id}: tells ${effect.target} again what ${before.id} told`);
    last.set(about, effect);
  }
  if (writesLater !== picture.writes)
    found.push(`${writesLater - picture.writes} writes after everything was told`);
  return found;
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Every event is done, every effect done or superseded. Nothing may be given up under these faults: dead is red. */
export const notFinal: Check = (_, { events, effects }) => [
  ...events.filter(({ status }) => status !== 'done').map(({ id, status }) => `event ${id}: ${status}`),
  ...effects
    .filter(({ status }) => status !== 'done' && status !== 'superseded')
    .map(({ id, target, operation, status, errorCode }) =>
      [`effect ${id}: ${status}`, target, operation, errorCode ?? ''].join(' ').trimEnd(),
    ),
];

/** Name, number and address are the person's in every system that must know them. */
export const diverged: Check = ({ people }, picture) =>
  people.filter(isOwed).flatMap((person) =>
    SYSTEMS.flatMap((system) =>
      entriesOf(person, picture[system])
        .slice(0, 1)
        .flatMap((entry) =>
          [
            ...(entry.name === nameOf(person) ? [] : ['name']),
            ...(entry.phones.includes(tenDigits(person.phone)) ? [] : ['number']),
            ...(entry.emails.includes(person.email) ? [] : ['e-mail']),
          ].map((field) => `${person.id}: ${field} in ${system}`),
        ),
    ),
  );

/** Who asked not to be texted is not to be, and every system that has a place for it says so; of nobody else anybody does. */
export const optOuts: Check = ({ people }, picture) =>
  people.flatMap((person) => {
    const found: string[] = [];
    if (picture.deniedTexts.has(`phone:${person.phone}`) !== person.optsOut)
      found.push(`${person.id}: ${person.optsOut ? 'not denied' : 'denied'} in the ledger`);
    for (const system of isOwed(person) ? SYSTEMS : [])
      for (const { refusesTexts } of entriesOf(person, picture[system]).slice(0, 1))
        if (refusesTexts !== null && refusesTexts !== person.optsOut)
          found.push(`${person.id}: ${person.optsOut ? 'not told' : 'told falsely'} in ${system}`);
    return found;
  });

/** What was active when the traffic began is active. */
export const inactive: Check = ({ workflows }, picture) => {
  const active = new Set(picture.workflows.filter(({ active }) => active).map(({ id }) => id));
  return workflows.filter((one) => one.active && !active.has(one.id)).map(({ id }) => id);
};

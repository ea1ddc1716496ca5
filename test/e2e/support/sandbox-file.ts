import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox } from '../../../sandbox/openphone';
import { packageFolder } from './start-command';

export interface SandboxContact {
  readonly id: string;
  readonly externalId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly defaultFields: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly company: string | null;
    readonly emails: readonly { readonly value: string | null }[];
    readonly phoneNumbers: readonly { readonly value: string | null }[];
  };
}

export interface SandboxRequest {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** What a running sandbox holds. */
export async function sandboxContacts(url: string): Promise<SandboxContact[]> {
  const answer = (await (await fetch(`${url}/_sandbox/contacts`)).json()) as { data: SandboxContact[] };
  return answer.data;
}

interface OfficePerson {
  readonly firstName: string;
  readonly lastName: string;
}
interface OfficeSample {
  readonly prospects: readonly { readonly people: readonly OfficePerson[] }[];
  readonly leasePeople: readonly OfficePerson[];
}

/**
 * Without those whom the sample ResMan has: the resync, which the clock starts each quarter of an hour, tells OpenPhone of
 * them, whatever else is going on.
 */
export function withoutOfficePeople(contacts: readonly SandboxContact[]): SandboxContact[] {
  const text = readFileSync(join(packageFolder, 'samples', 'resman.json'), 'utf8');
  const { prospects, leasePeople } = JSON.parse(text) as OfficeSample;
  const people = [...prospects.flatMap((prospect) => prospect.people), ...leasePeople];
  const names = new Set(people.map(({ firstName, lastName }) => `${firstName} ${lastName}`));
  return contacts.filter(
    ({ defaultFields: { firstName, lastName } }) => !names.has(`${firstName ?? ''} ${lastName ?? ''}`),
  );
}

/** What a running sandbox was asked. */
export async function sandboxRequests(url: string): Promise<SandboxRequest[]> {
  const answer = (await (await fetch(`${url}/_sandbox/requests`)).json()) as { data: SandboxRequest[] };
  return answer.data;
}

/** Opens the sandbox's file of a home whose run has ended, and reads it over HTTP. */
export async function withSandboxOf<T>(home: string, read: (url: string) => Promise<T>): Promise<T> {
  const sandbox = await startSandbox({
    port: 0,
    dataFile: join(home, 'sandbox', 'openphone.sqlite'),
    log: () => undefined,
  });
  try {
    return await read(sandbox.url);
  } finally {
    await sandbox.close();
  }
}

/** How many contacts hold each number. */
export function contactsPerNumber(contacts: readonly SandboxContact[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const contact of contacts) {
    for (const { value } of contact.defaultFields.phoneNumbers) {
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

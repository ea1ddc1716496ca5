import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  contactsPerNumber,
  sandboxContacts,
  sandboxRequests,
  withoutOfficePeople,
  withSandboxOf,
  type SandboxContact,
  type SandboxRequest,
} from './support/sandbox-file';
import { freePorts, packageFolder, startOnce, type OnceResult } from './support/start-command';

jest.setTimeout(15 * 60_000);

interface Expected {
  files: Record<
    string,
    { summary: { dataRecords: number; accept: number; reject: number; furniture: number } }
  >;
  matching: { phone: string; class: 'match' | 'conflict' | 'unnamed' | 'none' }[];
}
const expected = JSON.parse(
  readFileSync(join(packageFolder, 'samples', 'expected.json'), 'utf8'),
) as Expected;
const matchedNumbers = expected.matching
  .filter((number) => number.class === 'match')
  .map(({ phone }) => phone);

/** How many requests arrived within any stretch of `ms` milliseconds, at most. */
function mostWithin(ms: number, requests: readonly SandboxRequest[]): number {
  const times = requests.map(({ time }) => Date.parse(time));
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
}

describe('npm start -- --once on the samples', () => {
  const home = mkdtempSync(join(tmpdir(), 'leasing-contacts-e2e-'));
  let args: string[];
  let first: { code: number | null; result: OnceResult };
  let contacts: SandboxContact[];

  beforeAll(async () => {
    const [port, sandboxPort] = await freePorts();
    args = ['--home', home, '--port', String(port), '--sandbox-port', String(sandboxPort)];
    first = await startOnce(args);
    contacts = withoutOfficePeople(await withSandboxOf(home, sandboxContacts));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('ends with exit code 0 and balanced books', () => {
    expect(first).toMatchObject({ code: 0, result: { balanced: true, failed: 0 } });
  });

  it('matches 42 of 64 conversations, finds 9 conflicts, 5 nameless and 8 unknown numbers', () => {
    expect(first.result).toMatchObject({
      conversations: 64,
      matched: 42,
      conflicts: 9,
      unnamed: 5,
      unknown: 8,
    });
  });

  it('accepts and rejects in every file what expected.json says', () => {
    const found = Object.fromEntries(
      first.result.files.map(({ file, records, accepted, rejected, furniture }) => [
        file,
        { records, accepted, rejected, furniture },
      ]),
    );
    const wanted = Object.fromEntries(
      Object.entries(expected.files).map(([file, { summary }]) => [
        file,
        {
          records: summary.dataRecords,
          accepted: summary.accept,
          rejected: summary.reject,
          furniture: summary.furniture,
        },
      ]),
    );
    expect(found).toEqual(wanted);
  });

  it('leaves exactly one contact in OpenPhone for each pushed number, and none for another number', () => {
    expect(first.result.pushed).toBe(matchedNumbers.length);
    expect(Object.fromEntries(contactsPerNumber(contacts))).toEqual(
      Object.fromEntries(matchedNumbers.map((phone) => [phone, 1])),
    );
  });

  it('gives every contact a name', () => {
    const nameless = contacts.filter(
      ({ defaultFields }) => !defaultFields.firstName && !defaultFields.lastName,
    );
    expect(nameless).toEqual([]);
  });

  it('makes one contact of a person with two conversations', () => {
    const names = contacts.map(
      ({ defaultFields }) => `${defaultFields.firstName ?? ''} ${defaultFields.lastName ?? ''}`,
    );
    expect(names.length).toBe(new Set(names).size);
    expect(first.result.contacts).toBe(contacts.length);
  });

  it('keeps to the permitted rate of ten a second', async () => {
    const requests = await withSandboxOf(home, sandboxRequests);
    expect(requests.length).toBeGreaterThan(40);
    // Requests sent apart may arrive together on a busy machine: up to a second's worth is let pass. The exact pace
    // is tested with a clock of the test's own, in rate-limiter.test.ts.
    expect(mostWithin(3000, requests)).toBeLessThanOrEqual(3 * 10 + 10);
    expect(requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(10);
  });

  it('creates and changes nothing the second time, in under a minute', async () => {
    const before = (await withSandboxOf(home, sandboxRequests)).length;
    const contactsBefore = await withSandboxOf(home, sandboxContacts);
    const began = Date.now();
    const second = await startOnce(args);
    expect(Date.now() - began).toBeLessThan(60_000);
    expect(second).toMatchObject({
      code: 0,
      result: { created: 0, updated: 0, failed: 0, pushed: 42, matched: 42, conflicts: 9, balanced: true },
    });
    const contactsAfter = await withSandboxOf(home, sandboxContacts);
    expect(withoutOfficePeople(contactsAfter)).toEqual(contacts);
    const writes = (await withSandboxOf(home, sandboxRequests))
      .slice(before)
      .filter(({ method }) => method !== 'GET');
    // None, unless the clock struck and the resync told of the office's people.
    expect(writes).toHaveLength(contactsAfter.length - contactsBefore.length);
  });
});

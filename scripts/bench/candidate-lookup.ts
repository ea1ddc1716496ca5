import { MatchIndex } from '../../contacts/matching/match-index';
import { generateLabelledContacts } from '../../sandbox/generate/labelled/generate-labelled-contacts';
import type { LabelledContact } from '../../sandbox/generate/labelled/generate-labelled-contacts';
import { labelledMatchRecord } from '../../sandbox/generate/labelled/labelled-match-record';
import { percentile } from './percentile';

const RECORDS = 1_000_000;
const QUESTIONS = 2_000;
const WARM_UP = 500;
const SEED = 11;

/**
 * Asks an index of a million contacts whom an incoming contact may be: add, find candidates, compare, score, take out
 * again. Says the median and the 99th percentile, beside two look-ups in plain maps by phone and e-mail, which is what
 * a hand-written check does and which finds only what is written alike.
 */
export function measureCandidateLookup(say: (line: string) => void): void {
  const index = new MatchIndex();
  const byPhone = new Map<string, string>();
  const byEmail = new Map<string, string>();
  const incoming: LabelledContact[] = [];
  const every = Math.floor(RECORDS / (QUESTIONS + WARM_UP));
  let count = 0;
  for (const contact of generateLabelledContacts({ records: RECORDS, seed: SEED }).contacts) {
    count += 1;
    if (count % every === 0) {
      incoming.push(contact);
      continue;
    }
    index.add(labelledMatchRecord(contact));
    if (contact.phone !== '') byPhone.set(contact.phone, contact.recordId);
    if (contact.email !== '') byEmail.set(contact.email, contact.recordId);
  }
  index.fit();
  const asked = incoming
    .map((contact) => microsecondsOf(() => index.matchesFor(labelledMatchRecord(contact), 0.05)))
    .slice(WARM_UP);
  const plain = incoming
    .map((contact) => microsecondsOf(() => byPhone.get(contact.phone) ?? byEmail.get(contact.email)))
    .slice(WARM_UP);
  const [median, slow, peer] = [percentile(asked, 0.5), percentile(asked, 0.99), percentile(plain, 0.5)];
  say(
    `One contact against ${index.size}: median ${median.toFixed(0)} microseconds, 99th percentile ${(slow / 1000).toFixed(2)} ms; two plain map look-ups ${peer.toFixed(1)} microseconds, ratio ${(median / peer).toFixed(0)}`,
  );
}

function microsecondsOf(work: () => unknown): number {
  const began = performance.now();
  work();
  return (performance.now() - began) * 1000;
}

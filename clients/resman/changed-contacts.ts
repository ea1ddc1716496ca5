import { contentHashOf } from '../../contacts/model/canonical-json';
import type { Json } from '../../contacts/model/person-record';
import { settle } from '../http/settle';
import type { ResManClient } from './client';
import type { ResManContact } from './contact';
import { ResultTooLargeError } from './errors';

/** A period of changes, half open at its end; ISO 8601 UTC. */
export interface ChangeWindow {
  readonly since: string;
  readonly until: string;
}

/** One answered part of the period. */
export interface ChangedPart {
  readonly contacts: readonly ResManContact[];
  /** Everything up to here has been read: where the next run may begin. */
  readonly readUntil: string;
}

/** ResMan's clients stop halving here. Source: resman reference, 1.1, "Window splitting". */
const SHORTEST_WINDOW_MS = 60_000;

/** Parts overlap by a second: whether ResMan counts the ends of a period in is not known. */
const SEAM_MS = 1_000;

/** How far before the checkpoint a run begins again: how soon ResMan finds a change is not known. */
export const OVERLAP_MS = 5 * 60_000;

/** How a period is cut. */
export interface ChangeReading {
  readonly overlapMs?: number;
  /** How long the first window may be; left out: the whole period. It is halved as far as needed, and doubled when it is answered. */
  readonly longestFirstMs?: number;
}

/** For who reads the changes of years a piece at a time: not to ask for all of them again with every piece. */
export const LONGEST_FIRST_WINDOW_MS = 30 * 86_400_000;

/**
 * Every contact of a property that changed in the period, part by part in the order of time. A part that is too large for one
 * answer is halved, down to a minute; the period begins a few minutes before `since`. A contact
 * that reads as it did in an earlier part comes once.
 * @throws {ResultTooLargeError} more changed in a minute than ResMan can answer
 */
export async function* changedContacts(
  client: ResManClient,
  propertyId: string,
  { since, until }: ChangeWindow,
  { overlapMs = OVERLAP_MS, longestFirstMs = Infinity }: ChangeReading = {},
): AsyncGenerator<ChangedPart> {
  const seen = new Set<string>();
  const endMs = Date.parse(until);
  let fromMs = Date.parse(since) - overlapMs;
  let lengthMs = Math.min(longestFirstMs, endMs - fromMs);
  while (fromMs < endMs) {
    const toMs = Math.min(endMs, fromMs + lengthMs);
    const window = { modifiedFrom: isoOf(fromMs - SEAM_MS), modifiedUntil: isoOf(toMs) };
    const searched = await settle(client.searchProspects(propertyId, window));
    if (!searched.ok) {
      const half = Math.ceil((toMs - fromMs) / 2);
      if (!(searched.error instanceof ResultTooLargeError) || half < SHORTEST_WINDOW_MS / 2)
        throw searched.error;
      lengthMs = half;
      continue;
    }
    yield { contacts: unseen(searched.value, seen), readUntil: isoOf(toMs) };
    fromMs = toMs;
    lengthMs *= 2;
  }
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

function unseen(contacts: readonly ResManContact[], seen: Set<string>): ResManContact[] {
  return contacts.filter((contact) => {
    const key = contentHashOf(contact as unknown as Json);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

import { endsAll } from './errors';
import { settle } from '../http/settle';
import { previewUpsert, upsertContact } from './upsert';
import type { UpsertPreview, UpsertResult, UpsertSession } from './upsert';
import type { WantedContact } from './wanted-contact';

/** Requests in flight: enough that an answer time of 800 ms still uses the whole permitted pace. */
export const IN_FLIGHT = 8;

export type UpsertOutcome =
  { readonly ok: true; readonly result: UpsertResult } | { readonly ok: false; readonly error: unknown };

/**
 * Upserts many contacts, several at a time under the shared rate limit. Outcomes come in the order of the input, and
 * one failure does not stop the others; only a refused key, an address where nobody answers or a stopped workflow
 * does, because every further request would end in the same way.
 */
export async function upsertMany(
  session: UpsertSession,
  wanted: readonly WantedContact[],
  inFlight: number = IN_FLIGHT,
): Promise<UpsertOutcome[]> {
  const outcomes: UpsertOutcome[] = [];
  const listed = await settle(session.index.refresh(() => session.client.contacts(), session.indexMaxAgeMs));
  if (!listed.ok) return wanted.map(() => listed);

  let next = 0;
  let fatal: unknown = null;

  const worker = async (): Promise<void> => {
    for (let position = next++; position < wanted.length; position = next++) {
      const contact = wanted[position] ?? {};
      if (fatal) {
        outcomes[position] = { ok: false, error: fatal };
        continue;
      }
      const done = await settle(upsertContact(session, contact));
      outcomes[position] = done.ok ? { ok: true, result: done.value } : done;
      if (!done.ok && endsAll(done.error)) fatal = done.error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, wanted.length) }, worker));
  return outcomes;
}

export type PreviewOutcome =
  { readonly ok: true; readonly preview: UpsertPreview } | { readonly ok: false; readonly error: unknown };

/** What upserting the contacts would do, in the order of the input; contacts are listed, and nothing is written. */
export async function previewMany(
  session: UpsertSession,
  wanted: readonly WantedContact[],
): Promise<PreviewOutcome[]> {
  const listed = await settle(session.index.refresh(() => session.client.contacts(), session.indexMaxAgeMs));
  if (!listed.ok) return wanted.map(() => listed);
  return wanted.map((contact) => {
    try {
      return { ok: true, preview: previewUpsert(session, contact) };
    } catch (error) {
      return { ok: false, error };
    }
  });
}

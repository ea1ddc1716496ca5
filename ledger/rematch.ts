import type { LinkOutcome } from '../contacts/model/linked-number';
import type { Decision, MatchStatus } from './tables';

/** One source record on a number; `candidateNo` is null for a record that names nobody. */
export interface RecordLink {
  readonly recordKey: string;
  readonly candidateNo: number | null;
}

/** A link as the ledger holds it. */
export interface StoredLink extends RecordLink {
  readonly status: MatchStatus | null;
}

/** What the ledger holds about a number before it is matched (again). */
export interface StoredNumber {
  readonly outcome: LinkOutcome | null;
  readonly decision: Decision | null;
  /** A person said that it is nobody's of its candidates. */
  readonly isSetAside: boolean;
  readonly links: readonly StoredLink[];
}

/** What matching says about it now. */
export interface NewMatch {
  readonly outcome: LinkOutcome;
  readonly links: readonly RecordLink[];
}

/** What becomes of the number. `links` are all its links from now on. */
export type Rematch =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'recomputed'; readonly outcome: LinkOutcome; readonly links: readonly StoredLink[] }
  | {
      readonly kind: 'stays_decided';
      readonly decidedCandidate: number | null;
      readonly links: readonly StoredLink[];
    }
  | { readonly kind: 'reopened'; readonly links: readonly StoredLink[] };

/**
 * Decides what a new match changes about a number.
 *
 * A result without new records leaves a person's decision alone, and an automatic one too when it groups the
 * same records the same way. New records that all belong to what a person chose join it; what the person
 * rejected stays rejected. Any other new record reopens the conflict, with every record the number ever had;
 * so does any named one when the number is nobody's. What nobody decided is computed anew.
 */
export function rematch(stored: StoredNumber, incoming: NewMatch): Rematch {
  const isDecidedByPerson = stored.decision === 'use_candidate' || stored.decision === 'merge';
  if (!isDecidedByPerson && !stored.isSetAside) {
    if (stored.outcome === incoming.outcome && groupsAlike(stored.links, incoming.links))
      return { kind: 'unchanged' };
    const status = incoming.outcome === 'matched' ? 'applied' : 'pending';
    return {
      kind: 'recomputed',
      outcome: incoming.outcome,
      links: incoming.links.map((link) => ({ ...link, status: link.candidateNo === null ? null : status })),
    };
  }

  const known = new Map(stored.links.map((link) => [link.recordKey, link]));
  const isNews = (link: RecordLink) => {
    const before = known.get(link.recordKey);
    return before === undefined || (before.candidateNo === null && link.candidateNo !== null);
  };
  const added = incoming.links.filter(isNews);
  if (added.length === 0) return { kind: 'unchanged' };

  const links = withEarlierLinks(stored.links, incoming.links);
  const isApplied = (link: RecordLink) => known.get(link.recordKey)?.status === 'applied';
  const chosen = new Set(links.filter(isApplied).map((link) => link.candidateNo));
  const joinsChosen = added.every((link) => link.candidateNo === null || chosen.has(link.candidateNo));
  if (joinsChosen && (stored.decision === 'merge' || stored.isSetAside || chosen.size === 1)) {
    return {
      kind: 'stays_decided',
      decidedCandidate: stored.decision === 'use_candidate' ? ([...chosen][0] ?? null) : null,
      links: links.map((link) => ({ ...link, status: statusBeside(link, known.get(link.recordKey)) })),
    };
  }
  return {
    kind: 'reopened',
    links: links.map((link) => ({ ...link, status: link.candidateNo === null ? null : 'pending' })),
  };
}

/** A record the person judged keeps the judgement; a new one is applied. */
function statusBeside(link: RecordLink, before: StoredLink | undefined): MatchStatus | null {
  if (link.candidateNo === null) return null;
  return before?.status ?? 'applied';
}

/**
 * The new links, and behind them, as candidates of their own, the earlier ones this match did not look at or
 * no longer finds a name in: what a person judged is not forgotten.
 */
function withEarlierLinks(stored: readonly RecordLink[], incoming: readonly RecordLink[]): RecordLink[] {
  const named = new Set(stored.flatMap((link) => (link.candidateNo === null ? [] : link.recordKey)));
  const current = incoming.filter((link) => link.candidateNo !== null || !named.has(link.recordKey));
  const seen = new Set(current.map((link) => link.recordKey));
  const offset = Math.max(0, ...current.map((link) => link.candidateNo ?? 0));
  const earlier = stored.filter((link) => !seen.has(link.recordKey));
  return [
    ...current,
    ...earlier.map(({ recordKey, candidateNo }) => ({
      recordKey,
      candidateNo: candidateNo === null ? null : candidateNo + offset,
    })),
  ];
}

/** True when both lists hold the same records in the same groups, whatever numbers the groups have. */
function groupsAlike(left: readonly RecordLink[], right: readonly RecordLink[]): boolean {
  return left.length === right.length && groupsOf(left) === groupsOf(right);
}

function groupsOf(links: readonly RecordLink[]): string {
  const groups = new Map<number | null, string[]>();
  for (const link of links)
    groups.set(link.candidateNo, [...(groups.get(link.candidateNo) ?? []), link.recordKey]);
  const nameless = groups.get(null) ?? [];
  groups.delete(null);
  return JSON.stringify([nameless.sort(), [...groups.values()].map((keys) => keys.sort().join('\n')).sort()]);
}

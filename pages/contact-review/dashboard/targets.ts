import type { Target } from '../contract';
import { shownCount, shownShare } from '../shown/counts';

/** A target as it is read: what was wished for, what is there, and whether that is enough. */
export interface TargetWords {
  readonly title: string;
  readonly figure: string;
  readonly of: string;
  readonly wanted: string;
  readonly verdict: 'Met' | 'Not met' | 'Not known yet';
}

const titles: Readonly<Record<Target['name'], string>> = {
  named: 'Conversations with a name',
  withEmail: 'With an e-mail address',
  quickbooks: 'QuickBooks customers matched',
  duplicates: 'Duplicate contacts',
};

export function targetWords({ name, figure, of, wanted, isMet }: Target): TargetWords {
  const verdict = isMet === null ? 'Not known yet' : isMet ? 'Met' : 'Not met';
  const title = titles[name];
  if (of === null) {
    const isKnown = isMet !== null;
    return {
      title,
      figure: isKnown ? shownCount(figure) : '–',
      of: isKnown ? 'found by the verification' : 'run the verification first',
      wanted: wanted === 0 ? 'Target: none' : `Target: at most ${shownCount(wanted)}`,
      verdict,
    };
  }
  return {
    title,
    figure: of === 0 ? '–' : shownShare(figure, of),
    of: `${shownCount(figure)} of ${shownCount(of)}`,
    wanted: wanted === 1 ? 'Target: all' : `Target: ${shownShare(wanted, 1)} or more`,
    verdict,
  };
}

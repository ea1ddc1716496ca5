import type { SourceSystem } from '../../model/source-record';
import type { SourceProfile } from '../source-profile';
import { generic } from './generic';
import { google } from './google';
import { hubspot } from './hubspot';
import { jobber } from './jobber';
import { openphone, openphoneApi } from './openphone';
import { outlook } from './outlook';
import { propertyradar } from './propertyradar';
import { quickbooksApi, quickbooksDesktop, quickbooksOnline } from './quickbooks';

/** Every layout that is known, the most telling headings first. */
export const profiles: readonly SourceProfile[] = [
  propertyradar,
  quickbooksOnline,
  quickbooksDesktop,
  quickbooksApi,
  google,
  outlook,
  jobber,
  hubspot,
  openphone,
  openphoneApi,
  generic,
];

/**
 * The layout a header belongs to. With a source given, only its layouts are tried, and the first of them is taken when
 * none is certain. Never throws.
 */
export function profileOf(
  heads: ReadonlySet<string>,
  titles: ReadonlySet<string>,
  source: SourceSystem | 'auto',
): SourceProfile {
  const candidates = source === 'auto' ? profiles : profiles.filter((profile) => profile.source === source);
  return candidates.find((profile) => profile.detects(heads, titles)) ?? candidates[0] ?? generic;
}

export { generic };

import { everyday } from './everyday';
import { nearMissesEnglish } from './near-misses-english';
import { nearMissesSpanish } from './near-misses-spanish';
import { optIns } from './opt-ins';
import { optOutChannels } from './opt-out-channels';
import { optOutEnglish } from './opt-out-english';
import { optOutKeywords } from './opt-out-keywords';
import { optOutLegal } from './opt-out-legal';
import { optOutSpanish } from './opt-out-spanish';
import type { Phrase } from './phrase';

export type { Phrase } from './phrase';

/** Every message, each text once per channel. */
export const phrases: readonly Phrase[] = [
  ...optOutKeywords,
  ...optOutEnglish,
  ...optOutChannels,
  ...optOutLegal,
  ...optOutSpanish,
  ...nearMissesEnglish,
  ...nearMissesSpanish,
  ...optIns,
  ...everyday,
];

import { everyday } from './everyday';
import { fifthHand } from './fifth-hand';
import { fourthHand } from './fourth-hand';
import { freshNearMisses } from './fresh-near-misses';
import { freshOptOutsEnglish } from './fresh-opt-outs-english';
import { freshOptOutsSpanish } from './fresh-opt-outs-spanish';
import { lastBlind } from './last-blind';
import { nearMissesEnglish } from './near-misses-english';
import { nearMissesSpanish } from './near-misses-spanish';
import { optIns } from './opt-ins';
import { optOutChannels } from './opt-out-channels';
import { optOutEnglish } from './opt-out-english';
import { optOutKeywords } from './opt-out-keywords';
import { optOutLegal } from './opt-out-legal';
import { optOutSpanish } from './opt-out-spanish';
import { secondHand } from './second-hand';
import { sixthHand } from './sixth-hand';
import { thirdHand } from './third-hand';
import { widerNearMisses } from './wider-near-misses';
import { widerOptOuts } from './wider-opt-outs';
import type { Phrase } from './phrase';

export type { Phrase } from './phrase';

const written: readonly Phrase[] = [
  ...optOutKeywords,
  ...optOutEnglish,
  ...optOutChannels,
  ...optOutLegal,
  ...optOutSpanish,
  ...nearMissesEnglish,
  ...nearMissesSpanish,
  ...optIns,
  ...everyday,
  ...freshOptOutsEnglish,
  ...freshOptOutsSpanish,
  ...freshNearMisses,
  ...lastBlind,
  ...widerOptOuts,
  ...widerNearMisses,
  ...secondHand,
  ...thirdHand,
  ...fourthHand,
  ...fifthHand,
  ...sixthHand,
];

const nameOf = ({ text, over }: Phrase): string => `${over} ${text}`;

/** Every message, each text once per channel; of those that were written twice the first. */
export const phrases: readonly Phrase[] = [
  ...new Map([...written].reverse().map((phrase) => [nameOf(phrase), phrase])).values(),
].reverse();

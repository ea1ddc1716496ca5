import { confidenceOf, logOddsOf } from './resolve-clusters';

/** What the detour over a third record costs, in natural logarithms of the odds (docs/matching.md, "Calibration"). */
const DETOUR_COST = 1;
/** In larger clusters only the pairs themselves count; nobody reads a hundred records of one person. */
const LARGEST = 60;

/**
 * How sure it is of each pair in a cluster that it is one person, over the surest path from record to record: A and C
 * with nothing in common are one person when both are surely B. `confidences[i * size + j]` on the way in and out.
 */
export function confidenceOverPaths(confidences: Float64Array, size: number): Float64Array {
  if (size < 3 || size > LARGEST) return confidences;
  const best = Float64Array.from(confidences);
  for (let via = 0; via < size; via += 1)
    for (let left = 0; left < size; left += 1)
      for (let right = 0; right < size; right += 1) {
        const detour = (best[left * size + via] ?? 0) * (best[via * size + right] ?? 0);
        if (left !== right && detour > (best[left * size + right] ?? 0)) best[left * size + right] = detour;
      }
  return best.map((confidence, place) => {
    const direct = confidences[place] ?? 0;
    return confidence > direct ? Math.max(direct, confidenceOf(logOddsOf(confidence) - DETOUR_COST)) : direct;
  });
}

import type { SeededRandom } from '../seeded-random';

/** One is nearly always enough; a few are needed when there are only a dozen places. */
const MOST_ATTEMPTS = 50;

/**
 * The places 0 to n-1 in a random order in which no two neighbours have the same owner. Deterministic for the same
 * random. Neighbours remain only where nearly half of the places or more have one owner.
 * @param owners the owner of each place
 */
export function scatteredOrder(owners: Uint32Array, random: SeededRandom): Uint32Array {
  const order = Uint32Array.from(owners, (_, place) => place);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    for (let end = order.length - 1; end > 0; end -= 1) swap(order, end, random.below(end + 1));
    if (separateNeighbours(order, owners, random)) break;
  }
  return order;
}

/** Swaps every place that has the owner of the one before with one that fits. False when none fits. */
function separateNeighbours(order: Uint32Array, owners: Uint32Array, random: SeededRandom): boolean {
  const ownerAt = (position: number) => owners[order[position] ?? -1];
  const clashes = (position: number) =>
    ownerAt(position) === ownerAt(position - 1) || ownerAt(position) === ownerAt(position + 1);
  const findsRoom = (position: number) => {
    const start = random.below(order.length);
    for (let step = 0; step < order.length; step += 1) {
      const other = (start + step) % order.length;
      swap(order, position, other);
      if (!clashes(position) && !clashes(other)) return true;
      swap(order, position, other);
    }
    return false;
  };
  for (let position = 1; position < order.length; position += 1)
    if (ownerAt(position) === ownerAt(position - 1) && !findsRoom(position)) return false;
  return true;
}

function swap(order: Uint32Array, a: number, b: number): void {
  const kept = order[a] ?? 0;
  order[a] = order[b] ?? 0;
  order[b] = kept;
}

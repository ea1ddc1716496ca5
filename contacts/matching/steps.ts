/**
 * Long work is written as a generator that yields now and then, so that the caller can let others have their turn; this does
 * it at once.
 */
export function allAtOnce<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

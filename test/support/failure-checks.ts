import type { INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { describedOperations } from './described-operations';
import type { NodeResult, RunNodeOptions } from './run-workflow';
import type { WantedRule } from './sandbox-control';

/** An operation that is sent through every failure. */
export interface FailureRow {
  /** "resource.operation" */
  readonly key: string;
  /** What the operation needs to succeed; expressions may read the item. */
  readonly parameters: INodeParameters;
  /** The last request of an item, which each item sends once: the one that a bad item fails on. */
  readonly request: NonNullable<WantedRule['match']>;
  /**
   * For what changes something: what a lost answer to that request ends as. `repaired`: the item succeeds, and the service
   * holds what it would hold without the failure. `reported`: the same, but the item says that it is not known.
   */
  readonly lostAnswer?: LostAnswer;
  /** The same for an answer of which only half comes; as `lostAnswer` without it. */
  readonly halfAnswer?: LostAnswer;
  /** What an answer that is none ends as, where that is more than not understood: code, and what is said of it. */
  readonly unexpected?: { readonly code: string; readonly description: RegExp };
  /** How many requests the operation begins with, side by side (1). */
  readonly beginsWith?: number;
  /** The request whose answer is lost, where it is not `request`. */
  readonly lostRequest?: FailureRow['request'];
}

type LostAnswer = 'repaired' | 'reported';

/** How a node under test is run, and what its service holds. */
export interface FailureBed {
  readonly misbehave: (rule: WantedRule) => Promise<unknown>;
  /** From now on no key is accepted. */
  readonly refuseKeys: () => Promise<unknown>;
  readonly requestCount: () => Promise<number>;
  /** Runs an operation with the given items, "continue on fail" or not. */
  readonly run: (
    row: FailureRow,
    items: INodeExecutionData[],
    options: Partial<RunNodeOptions>,
  ) => Promise<NodeResult>;
  /** What the service holds of what the operations change, without times and ids of its own. */
  readonly held: () => Promise<unknown>;
  /** Empties the service and puts in what the operations need. */
  readonly restore: () => Promise<unknown>;
}

interface FailureChecks {
  readonly node: INodeType;
  readonly rows: readonly FailureRow[];
  /** The bed that `beforeAll` has opened. */
  readonly bed: () => FailureBed;
  /** Three items that every operation can do. */
  readonly items: INodeExecutionData[];
  readonly codes: { readonly unauthorized: string; readonly unexpected: string };
  /** What no output may say: keys, and the people in what was sent or answered. */
  readonly secret: RegExp;
  readonly timeoutMs?: number;
}

const ALWAYS = 1_000;
const STORM = 8;
const LOST_ANSWERS = ['drop_after', 'cut_short'] as const;
const WRONG_ANSWERS = ['html', 'empty', 'malformed'] as const;

const outOf = ({ outputs }: NodeResult) => outputs.flat();
const failedOf = (result: NodeResult) => outOf(result).filter(({ json }) => json.errorCode !== undefined);
const itemOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as { item: number }).item;

/**
 * Sends every operation of a node through every failure, as tests of their own. An operation that the node describes and
 * that has no row fails.
 */
export function checkFailures({ node, rows, bed, items, codes, secret, timeoutMs }: FailureChecks): void {
  const toContinue = { continueOnFail: true };
  const named = rows.map((row) => [row.key, row] as const);
  const writes = rows.filter(({ lostAnswer }) => lostAnswer !== undefined);

  beforeEach(() => bed().restore());

  it('has a row for every operation', () => {
    const described = describedOperations(node.description).map(({ key }) => key);
    expect([...new Set(rows.map(({ key }) => key))].sort()).toEqual(described.sort());
  });

  it.each(named)(
    '%s: succeeds for three items, each paired with its own',
    async (_key, row) => {
      const result = await bed().run(row, items, toContinue);
      expect(failedOf(result)).toEqual([]);
      expect(new Set(outOf(result).map(itemOf))).toEqual(new Set([0, 1, 2]));
    },
    timeoutMs,
  );

  it.each(named)(
    '%s: a wrong key ends the batch with the first request, says what to do, and is shown nowhere',
    async (_key, row) => {
      await bed().refuseKeys();
      const result = await bed().run(row, items, toContinue);
      expect(outOf(result)).toMatchObject(
        [0, 1, 2].map((item) => ({
          json: {
            errorCode: codes.unauthorized,
            errorDescription: expect.stringMatching(/^Nothing was changed/),
          },
          pairedItem: { item },
        })),
      );
      expect(await bed().requestCount()).toBe(row.beginsWith ?? 1);
      expect(JSON.stringify(result.outputs)).not.toMatch(secret);
    },
    timeoutMs,
  );

  it.each(named)(
    '%s: outlasts a storm of 429',
    async (_key, row) => {
      await bed().misbehave({ action: 'status', status: 429, retryAfterSeconds: 0, times: STORM });
      const result = await bed().run(row, items.slice(0, 1), {});
      expect(result.error).toBeUndefined();
      expect(outOf(result).length).toBeGreaterThan(0);
      expect(await bed().requestCount()).toBeGreaterThan(STORM);
    },
    timeoutMs,
  );

  it.each(rows.flatMap((row) => WRONG_ANSWERS.map((action) => [row.key, action, row] as const)))(
    '%s: takes no answer that is %s for success, and says so of each item',
    async (_key, action, row) => {
      await bed().misbehave({ action, times: ALWAYS });
      const result = await bed().run(row, items, toContinue);
      expect(outOf(result)).toMatchObject(
        [0, 1, 2].map((item) => ({
          json: {
            errorCode: row.unexpected?.code ?? codes.unexpected,
            errorDescription: expect.stringMatching(
              row.unexpected?.description ?? /^(Nothing was changed|It is not known).*base URL/,
            ),
          },
          pairedItem: { item },
        })),
      );
      expect(JSON.stringify(result.outputs)).not.toMatch(secret);
    },
    timeoutMs,
  );

  it.each(named)(
    '%s: goes on past one refused item among three',
    async (_key, row) => {
      const { request } = row;
      await bed().misbehave({ action: 'status', status: 400, match: request, every: 2 });
      const result = await bed().run(row, items, toContinue);
      const failed = failedOf(result);
      expect(failed).toHaveLength(1);
      const others = outOf(result).filter((entry) => !failed.includes(entry));
      const pairs = [...new Set(others.map(itemOf))];
      expect([...failed.map(itemOf), ...pairs].sort()).toEqual([0, 1, 2]);
      expect(JSON.stringify(failed)).not.toMatch(secret);
    },
    timeoutMs,
  );

  it.each(named)(
    '%s: stops at a refused item without "continue", and says which and what to do',
    async (_key, row) => {
      await bed().misbehave({ action: 'status', status: 400, match: row.request });
      const { error, outputs } = await bed().run(row, items.slice(0, 1), {});
      expect(outputs.flat()).toEqual([]);
      expect(error).toMatchObject({
        httpCode: '400',
        description: expect.stringMatching(/^Nothing was changed in \w+\. [A-Z]/),
        context: { itemIndex: 0 },
      });
      const { message, stack, description } = error as Error & { description: string };
      expect(`${message} ${stack} ${description}`).not.toMatch(secret);
    },
    timeoutMs,
  );

  it.each(writes.flatMap((row) => LOST_ANSWERS.map((action) => [row.key, action, row] as const)))(
    '%s: is done once when the answer is lost after the work (%s)',
    async (_key, action, row) => {
      await bed().run(row, items, toContinue);
      const wanted = await bed().held();
      await bed().restore();
      expect(await bed().held()).not.toEqual(wanted);

      await bed().misbehave({ action, match: row.lostRequest ?? row.request });
      const result = await bed().run(row, items, toContinue);
      expect(await bed().held()).toEqual(wanted);
      const failed = failedOf(result);
      const ends = action === 'cut_short' ? (row.halfAnswer ?? row.lostAnswer) : row.lostAnswer;
      expect(failed).toHaveLength(ends === 'reported' ? 1 : 0);
      for (const { json } of failed) expect(json.errorDescription).toMatch(/^It is not known whether/);
      expect([...new Set(outOf(result).map(itemOf))].sort()).toEqual([0, 1, 2]);
    },
    timeoutMs,
  );
}

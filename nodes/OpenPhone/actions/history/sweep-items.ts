import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { doneUpTo, InvalidWindowError, openWindow, sweep } from '../../../../clients/openphone/history';
import type {
  AskedWindow,
  HistoryScope,
  HistoryWindow,
  Swept,
  SweptList,
} from '../../../../clients/openphone/history';
import { momentParameter, rawOutput } from '../parameters';

/** What the operations of the history have in common with each other, besides the list. */
interface HistorySweep<Row extends { readonly id: string }> {
  readonly list: (scope: HistoryScope) => SweptList<Row>;
  /** The simplified items of the rows, in their order; one row can be several. */
  readonly simplify: (rows: readonly Row[]) => Promise<readonly IDataObject[]>;
}

/**
 * Reads what the parameters of an item ask for, and puts the checkpoint behind it.
 * @throws {NodeOperationError} naming the parameter that cannot be read; {OpenPhoneError} nothing was put out
 */
export async function sweepItems<Row extends { readonly id: string }>(
  context: IExecuteFunctions,
  itemIndex: number,
  { list, simplify }: HistorySweep<Row>,
): Promise<IDataObject[]> {
  const swept = await read(context, itemIndex, list);
  const isSimplified = context.getNodeParameter('simplify', itemIndex, true) as boolean;
  const items = isSimplified ? await simplify(swept.rows) : swept.rows.map(rawOutput);
  return [...items, { kind: 'checkpoint', ...swept.checkpoint }];
}

/** The window as it was asked for: a failed item can be sent into the node again. */
export function askedWindow(this: IExecuteFunctions, itemIndex: number): IDataObject {
  const asked = (name: string) => this.getNodeParameter(name, itemIndex, null) as string | null;
  return { since: asked('since'), until: asked('until'), nextSince: asked('nextSince') };
}

async function read<Row extends { readonly id: string }>(
  context: IExecuteFunctions,
  itemIndex: number,
  list: (scope: HistoryScope) => SweptList<Row>,
): Promise<Swept<Row>> {
  const asked = windowOf(context, itemIndex);
  const window = openedWindow(context, itemIndex, asked);
  if (window === null) return { rows: [], checkpoint: doneUpTo(asked.since ?? '') };
  const returnAll = context.getNodeParameter('returnAll', itemIndex, false) as boolean;
  const limit = returnAll ? Infinity : (context.getNodeParameter('itemsPerCall', itemIndex, 1000) as number);
  const numberId = context.getNodeParameter('filters.phoneNumberId', itemIndex, '', { extractValue: true });
  const scope: HistoryScope = {
    phoneNumberId: numberId ? String(numberId) : undefined,
    // One more than is wanted, to see where the next call has to begin.
    pageSize: Math.min(50, limit + 1),
  };
  return await sweep(list(scope), window, limit);
}

function windowOf(context: IExecuteFunctions, itemIndex: number): AskedWindow {
  const moment = (displayName: string, name: string) =>
    momentParameter(context, displayName, context.getNodeParameter(name, itemIndex, ''), itemIndex);
  return {
    since: moment('Since', 'since'),
    until: moment('Until', 'until'),
    nextSince: moment('Next Since', 'nextSince'),
  };
}

/** null when there is nothing in it yet. */
function openedWindow(
  context: IExecuteFunctions,
  itemIndex: number,
  asked: AskedWindow,
): HistoryWindow | null {
  try {
    return openWindow(asked, Date.now());
  } catch (error) {
    const isTurnedRound = error instanceof InvalidWindowError;
    throw new NodeOperationError(context.getNode(), error as Error, {
      itemIndex,
      ...(isTurnedRound && { message: error.message, description: `${error.unchanged} ${error.remedy}` }),
    });
  }
}

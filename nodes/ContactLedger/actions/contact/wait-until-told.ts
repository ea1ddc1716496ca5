import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isBeingTold } from '../../../../ledger';
import type { OperationContext } from '../operation';
import { readContactId } from './contact-id';

const MOST_SECONDS = 30;
const PAUSE_MS = 75;

/** How long a workflow waits for another one that is telling the system about the contact. */
export const waitUntilTold: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Wait Up To (Seconds)',
      name: 'waitSeconds',
      type: 'number',
      typeOptions: { minValue: 0, maxValue: MOST_SECONDS, numberPrecision: 1 },
      default: 0,
      description:
        'How long to wait when another execution is telling the system about the contact at this moment, so that what comes out holds what the system answered',
    },
  ],
};

/** Returns when no worker is telling the target about any contact of the input, or when the time is over. */
export async function untilTold({ node, ledger, clock }: OperationContext, target: string): Promise<void> {
  const pauses = Math.ceil((secondsOf(node) * 1000) / PAUSE_MS);
  if (pauses === 0) return;
  const contactIds = node.getInputData().flatMap((_item, index) => readableId(node, index));
  for (let pause = 0; pause < pauses && (await isBeingTold(ledger, target, contactIds, clock)); pause += 1)
    await sleep(PAUSE_MS);
}

/** None for an item that cannot be read: it fails where it is read for its own sake. */
function readableId(node: IExecuteFunctions, index: number): string[] {
  try {
    return [readContactId(node, index)];
  } catch {
    return [];
  }
}

function secondsOf(node: IExecuteFunctions): number {
  const seconds = Number(node.getNodeParameter('options.waitSeconds', 0, 0));
  return seconds > 0 ? Math.min(seconds, MOST_SECONDS) : 0;
}

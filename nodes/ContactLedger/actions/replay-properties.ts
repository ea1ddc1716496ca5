import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { textParameter } from './each-item';
import { unreadable } from './read-each';

/** Which ones to replay. @param things as the user calls them, e.g. "Events" */
export const whichProperty = (things: 'Events' | 'Effects'): INodeProperties => ({
  displayName: 'Replay',
  name: 'replayWhich',
  type: 'options',
  options: [
    { name: 'All Dead', value: 'allDead', description: `All ${things.toLowerCase()} that are dead` },
    { name: 'By Filter', value: 'byFilter', description: 'Those that are dead and match the filters' },
    { name: 'By ID', value: 'byId', description: 'The one that each input item names' },
  ],
  default: 'allDead',
  description: `Which ${things.toLowerCase()} to try again, at once and with all their attempts`,
});

/** A text parameter of every input item. @throws {NodeOperationError} at the first that is empty */
export function eachText(node: IExecuteFunctions, { name, displayName }: INodeProperties): string[] {
  return node.getInputData().map((_, item) => {
    const text = textParameter(node, name, item);
    if (text === null) throw unreadable(node, item, [displayName]);
    return text;
  });
}

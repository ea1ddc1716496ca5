import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  checkAiFindings,
  enrichConversation,
  type Conversation,
  type EnrichmentSettings,
} from '../../../contacts/enrichment';
import { failedItem } from '../../actions/failed-item';
import { toNodeError } from '../../actions/node-error';
import { textParameter } from '../../actions/parameters';
import { enrichmentOutput } from './enrichment-output';
import { UnknownTimeZoneError } from './errors';
import { inputGroups, type InputGroup } from './input-groups';
import { readConversation } from './read-conversation';

/** One item out for each conversation, paired with all the items it was put together from. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const isCheck = this.getNodeParameter('operation', 0) === 'checkAiFindings';
  const now = new Date().toISOString();
  const jsons = this.getInputData().map(({ json }) => json);
  const groups = isCheck
    ? jsons.map((said, item): InputGroup => ({ items: [item], said }))
    : inputGroups(jsons, (item) => textParameter(this, 'contactId', item) ?? '');
  const output = groups.flatMap((group): INodeExecutionData[] => {
    const [first = 0] = group.items;
    try {
      const settings = { timeZone: timeZoneOf(this, first), now };
      const json = isCheck ? checked(this, settings, first) : enriched(this, settings, group, first);
      return [{ json, pairedItem: group.items.map((item) => ({ item })) }];
    } catch (cause) {
      const error = toNodeError(this.getNode(), cause, first, () => true);
      if (!this.continueOnFail()) throw error;
      return group.items.map((item) => failedItem(this, { error, cause, pairedItem: { item } }));
    }
  });
  return [output];
}

function enriched(
  node: IExecuteFunctions,
  settings: EnrichmentSettings,
  { said }: InputGroup,
  first: number,
): IDataObject {
  const enrichment = enrichConversation(readConversation(said), settings);
  return enrichmentOutput(enrichment, textParameter(node, 'contactId', first) ?? enrichment.contactId);
}

/** Whose it is comes from the conversation alone, never from what the AI answered. */
function checked(node: IExecuteFunctions, settings: EnrichmentSettings, item: number): IDataObject {
  const conversation: Conversation = readConversation(node.getNodeParameter('conversation', item, null));
  const answer = node.getNodeParameter('answer', item, null) as unknown;
  const { enrichment, accepted, proposals, dropped } = checkAiFindings(conversation, settings, answer);
  return {
    ...enrichmentOutput(enrichment, enrichment.contactId),
    accepted: [...accepted],
    proposals: proposals.map((proposal) => ({ ...proposal })),
    dropped: dropped.map((entry) => ({ ...entry })),
  };
}

/** @throws {UnknownTimeZoneError} */
function timeZoneOf(node: IExecuteFunctions, item: number): string {
  const timeZone = textParameter(node, 'options.timeZone', item) ?? node.getTimezone();
  if (!isTimeZone(timeZone)) throw new UnknownTimeZoneError();
  return timeZone;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

import { NodeOperationError, updateDisplayOptions } from 'n8n-workflow';
import type {
  IDataObject,
  IExecuteFunctions,
  INodeExecutionData,
  INodeProperties,
  IPairedItemData,
} from 'n8n-workflow';
import {
  linkNumber,
  mergeConversationNumbers,
  PhoneIndex,
  ruleBasedScorer,
} from '../../../contacts/matching';
import type { ConversationNumber } from '../../../contacts/matching';
import { defaultSourcePriority, keyOf } from '../../../contacts/merging';
import type { LinkedNumber } from '../../../contacts/model/linked-number';
import { isSupportedCountry } from '../../../contacts/normalize/libphonenumber';
import { readConversation, readSourceRecord } from './read-items';
import type { ConversationFields, ItemReading } from './read-items';
import { refusedItem } from './refused-item';
import { takingTurns } from './taking-turns';

const CONVERSATIONS = 0;
const SOURCE_RECORDS = 1;
const OUTPUT_OF: Readonly<Record<LinkedNumber['outcome'], number>> = {
  matched: 0,
  conflict: 1,
  unnamed: 2,
  unknown: 2,
};
const NO_MATCH = 2;

export const description: INodeProperties[] = updateDisplayOptions({ show: { mode: ['linkByPhone'] } }, [
  {
    displayName: 'Phone Field',
    name: 'phoneField',
    type: 'string',
    default: 'phoneNumber',
    required: true,
    description: 'Name of the field of a conversation that holds the phone number',
  },
  {
    displayName: 'Conversation ID Field',
    name: 'conversationIdField',
    type: 'string',
    default: 'conversationId',
    required: true,
    description: 'Name of the field of a conversation that holds its ID, or a list of IDs',
  },
  {
    displayName: 'Default Country',
    name: 'defaultCountry',
    type: 'string',
    default: 'US',
    required: true,
    placeholder: 'e.g. US',
    description: 'Two-letter code of the country assumed for numbers without a country code',
  },
  {
    displayName: 'Candidates to Show',
    name: 'candidatesToShow',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 10 },
    default: 3,
    description:
      'How many candidates of a number to put out in full, the best supported first. The field "links" always names all of them.',
  },
]);

function settingsOf(context: IExecuteFunctions): ConversationFields & { candidatesToShow: number } {
  const country = String(context.getNodeParameter('defaultCountry', 0)).trim().toUpperCase();
  if (!isSupportedCountry(country)) {
    throw new NodeOperationError(context.getNode(), '"Default Country" is not the code of a country', {
      description: 'Nothing was matched. Enter the two letters of the country, for example US or CA.',
    });
  }
  return {
    phoneField: String(context.getNodeParameter('phoneField', 0)),
    conversationIdField: String(context.getNodeParameter('conversationIdField', 0)),
    country,
    candidatesToShow: Math.max(1, Math.floor(Number(context.getNodeParameter('candidatesToShow', 0)) || 1)),
  };
}

/** What of a refused item may be repeated so that it can be found: its id, nothing about a person. */
function identifying(
  input: number,
  json: IDataObject,
  { conversationIdField }: ConversationFields,
): IDataObject {
  const field = input === CONVERSATIONS ? conversationIdField : 'recordKey';
  const id = json[field];
  return typeof id === 'string' || typeof id === 'number' ? { [field]: id } : {};
}

/** Only the shown candidates in full; every record that has the number in `links`. */
function toJson(linked: LinkedNumber, candidatesToShow: number): IDataObject {
  const links = [
    ...linked.candidates.flatMap(({ candidateNo, recordKeys }) =>
      recordKeys.map((recordKey) => ({ recordKey, candidateNo })),
    ),
    ...linked.namelessRecordKeys.map((recordKey) => ({ recordKey, candidateNo: null })),
  ];
  const candidates = linked.candidates.slice(0, candidatesToShow);
  return { ...linked, candidates, moreCandidates: linked.candidates.length - candidates.length, links };
}

/** Item numbers by what they stand for, for `pairedItem`. */
class ItemNumbers {
  private readonly itemsByKey = new Map<string, number[]>();

  constructor(private readonly input: number) {}

  add(key: string, item: number): void {
    const items = this.itemsByKey.get(key);
    if (items) items.push(item);
    else this.itemsByKey.set(key, [item]);
  }

  of(key: string): IPairedItemData[] {
    return (this.itemsByKey.get(key) ?? []).map((item) => ({ item, input: this.input }));
  }
}

/** All conversations and source records in; one item a number out, to the output of its outcome. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const settings = settingsOf(this);
  const outputs: INodeExecutionData[][] = [[], [], []];
  const nextTurn = takingTurns();

  const readAll = async <T>(
    input: number,
    read: (json: IDataObject) => ItemReading<T>,
    use: (value: T, item: number) => void,
  ) => {
    for (const [item, { json }] of (this.getInputData(input) ?? []).entries()) {
      await nextTurn();
      const reading = read(json);
      if (reading.kind === 'read') {
        use(reading.value, item);
        continue;
      }
      outputs[NO_MATCH]?.push(
        refusedItem.call(this, {
          input,
          item,
          message: reading.message,
          remedy: reading.remedy,
          identifying: identifying(input, json, settings),
        }),
      );
    }
  };

  const index = new PhoneIndex();
  const recordItems = new ItemNumbers(SOURCE_RECORDS);
  let records = 0;
  let recordsWithoutPhone = 0;
  await readAll(SOURCE_RECORDS, readSourceRecord, (record, item) => {
    records += 1;
    if (record.phones.length === 0) recordsWithoutPhone += 1;
    recordItems.add(keyOf(record), item);
    index.add(record);
  });

  const conversationItems = new ItemNumbers(CONVERSATIONS);
  const conversations: ConversationNumber[] = [];
  await readAll(
    CONVERSATIONS,
    (json) => readConversation(json, settings),
    (conversation, item) => {
      conversationItems.add(conversation.phoneNumber, item);
      conversations.push(conversation);
    },
  );

  const options = { scorer: ruleBasedScorer, sourcePriority: defaultSourcePriority };
  for (const number of mergeConversationNumbers(conversations)) {
    await nextTurn();
    const linked = linkNumber(number, index, options);
    const recordKeys = [
      ...linked.candidates.flatMap((candidate) => candidate.recordKeys),
      ...linked.namelessRecordKeys,
    ];
    outputs[OUTPUT_OF[linked.outcome]]?.push({
      json: toJson(linked, settings.candidatesToShow),
      pairedItem: [
        ...conversationItems.of(linked.phoneNumber),
        ...recordKeys.flatMap((key) => recordItems.of(key)),
      ],
    });
  }

  if (recordsWithoutPhone > 0) {
    this.addExecutionHints({
      message: `${recordsWithoutPhone} of ${records} source records have no phone number and could not be matched.`,
      location: 'outputPane',
    });
  }
  return outputs;
}

import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { goldenFields } from '../../../../contacts/model/golden-record';
import { MatchingRuleSchema, type MatchingRule } from '../../../../contacts/model/matching-rule';
import { textParameter } from '../each-item';
import { readAs, unreadable } from '../read-each';

/** The property a rule is of. */
export const rulePropertyId: INodeProperties = {
  displayName: 'Property ID',
  name: 'propertyId',
  type: 'string',
  default: '',
  description: 'Leave empty for the rule of every property that has none of its own',
};

const titleOf = (field: string): string =>
  field.replace(/([A-Z])/g, ' $1').replace(/^./, (letter) => letter.toUpperCase());

const byName = (options: INodePropertyOptions[]): INodePropertyOptions[] =>
  options.sort((a, b) => a.name.localeCompare(b.name, 'en'));

const share = (displayName: string, name: string, value: number, description: string): INodeProperties => ({
  displayName,
  name,
  type: 'number',
  typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 4 },
  default: value,
  description,
});

/** What a rule says; left out is what the package does by itself. */
export const ruleProperties: INodeProperties[] = [
  rulePropertyId,
  {
    displayName: 'Merge Strategy',
    name: 'mergeStrategy',
    type: 'options',
    options: [
      {
        name: 'DomIQ Wins',
        value: 'domiq_wins',
        description: 'Where sources differ, DomIQ is believed first',
      },
      { name: 'Manual Review', value: 'manual_review', description: 'Nothing is merged without a person' },
      {
        name: 'ResMan Wins',
        value: 'resman_wins',
        description: 'Where sources differ, ResMan is believed first',
      },
    ],
    default: 'resman_wins',
    description: 'Which value survives; what a person typed always comes first',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      share(
        'Auto-Merge From',
        'autoMerge',
        0.9,
        'From which confidence on two contacts are merged without a person',
      ),
      {
        displayName: 'Combinations',
        name: 'combinations',
        type: 'json',
        default: '[["email"], ["phone"], ["name", "property"]]',
        description:
          'Two records are compared when they agree in everything that one of these lists names: email, phone, name, property',
      },
      {
        displayName: 'Model',
        name: 'model',
        type: 'options',
        options: [
          {
            name: 'Probabilistic',
            value: 'probabilistic',
            description: 'Learned; confidence is a probability',
          },
          { name: 'Weighted', value: 'weighted', description: 'The sum of the weights of what agrees' },
        ],
        default: 'probabilistic',
        description: 'How two records are compared',
      },
      share('Review From', 'review', 0.7, 'From which confidence on a person is asked'),
      {
        displayName: 'Source Priority',
        name: 'sourcePriority',
        type: 'string',
        default: '',
        placeholder: 'e.g. manual, resman, domiq',
        description: 'Whom to believe, first the most; in place of the order of the strategy',
      },
      {
        displayName: 'Survivorship',
        name: 'survivorship',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true },
        placeholder: 'Add field',
        default: {},
        description:
          'How the value of a field is chosen, where that should be another way than the usual one',
        options: [
          {
            displayName: 'Field',
            name: 'fields',
            values: [
              {
                displayName: 'Field',
                name: 'field',
                type: 'options',
                options: byName(goldenFields.map((value) => ({ name: titleOf(value), value }))),
                default: 'name',
                description: 'The field of a contact that the rule is for',
              },
              {
                displayName: 'Method',
                name: 'method',
                type: 'options',
                options: [
                  { name: 'Most Complete', value: 'most_complete' },
                  { name: 'Most Recent', value: 'most_recent' },
                  { name: 'Most Restrictive', value: 'most_restrictive' },
                  { name: 'Source Priority', value: 'source_priority' },
                  { name: 'Union', value: 'union' },
                ],
                default: 'source_priority',
                description: 'Which of the values that the systems give wins',
              },
            ],
          },
        ],
      },
      {
        displayName: 'Weights',
        name: 'weights',
        type: 'json',
        default: '{"email": 0.4, "phone": 0.3, "name": 0.3}',
        description: 'For the weighted model: email, phone, name, address, birth, each 0 to 1',
      },
    ],
  },
];

/** Parameters by the field of the rule they are of. */
const LABELS = {
  propertyId: 'Property ID',
  matchingCriteria: 'Auto-Merge From, Review From, Model, Weights or Combinations',
  mergeStrategy: 'Merge Strategy',
  survivorship: 'Source Priority or Survivorship',
};

/** The rule that the parameters of an item describe. @throws {NodeOperationError} with the parameters that make no sense */
export function readRule(node: IExecuteFunctions, item: number): MatchingRule {
  const options = node.getNodeParameter('options', item, {}) as IDataObject;
  const { autoMerge, review, model } = options;
  const criteria = { autoMerge, review, model, ...jsonOptions(node, item, options) };
  const priority = String(options.sourcePriority ?? '')
    .split(',')
    .map((system) => system.trim().toLowerCase())
    .filter((system) => system !== '');
  return readAs(
    node,
    item,
    MatchingRuleSchema,
    {
      propertyId: textParameter(node, rulePropertyId.name, item),
      matchingCriteria: given(criteria),
      mergeStrategy: node.getNodeParameter('mergeStrategy', item),
      survivorship: given({
        sourcePriority: priority.length > 0 ? priority : undefined,
        methods: methodsOf(options.survivorship),
      }),
    },
    LABELS,
  );
}

const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The options that are written as JSON. */
function jsonOptions(node: IExecuteFunctions, item: number, options: IDataObject): Record<string, unknown> {
  const read = (['combinations', 'weights'] as const)
    .filter((name) => options[name] !== undefined && options[name] !== '')
    .map((name): [string, unknown] => {
      const value = options[name];
      return [name, typeof value === 'string' ? parsed(value) : value];
    });
  const wrong = read.filter(([, value]) => value === undefined).map(([name]) => titleOf(name));
  if (wrong.length > 0) throw unreadable(node, item, wrong);
  return Object.fromEntries(read);
}

/** undefined for what is no JSON */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function methodsOf(survivorship: unknown): Record<string, unknown> | undefined {
  const fields = (survivorship as { fields?: { field: string; method: string }[] } | undefined)?.fields ?? [];
  return fields.length === 0
    ? undefined
    : Object.fromEntries(fields.map(({ field, method }) => [field, method]));
}

import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import { fieldProperties } from './field-properties';

/** The parameters of both modes that score pairs of records, in the order of the panel. */
export const description: INodeProperties[] = updateDisplayOptions(
  { show: { mode: ['deduplicate', 'linkLists'] } },
  [
    {
      displayName: 'Scoring Model',
      name: 'scoringModel',
      type: 'options',
      options: [
        {
          name: 'Probability (Recommended)',
          value: 'probabilistic',
          description:
            'Learns from your own lists how much each field says: a rare name counts for more than a common one, and relatives and households are told apart',
        },
        {
          name: 'Weights',
          value: 'weighted',
          description: 'Adds up how alike the fields are, each with a weight that you set',
        },
      ],
      default: 'probabilistic',
      description: 'How the confidence that two records are one person is computed',
    },
    {
      displayName:
        'A sum of weights is not a probability: it takes every name for equally rare. Check the first results before you merge anything by them.',
      name: 'weightsNotice',
      type: 'notice',
      default: '',
      displayOptions: { show: { scoringModel: ['weighted'] } },
    },
    {
      displayName: 'Weights',
      name: 'weights',
      type: 'collection',
      placeholder: 'Add weight',
      default: {},
      displayOptions: { show: { scoringModel: ['weighted'] } },
      description:
        'What each part of a contact weighs. Only the ratios matter, 0 leaves a part out. What one of the two records lacks is left out of the sum.',
      options: [
        {
          displayName: 'Address',
          name: 'address',
          type: 'number',
          typeOptions: { minValue: 0, numberPrecision: 3, numberStepSize: 0.1 },
          default: 0,
          description: 'Weight of the street address',
        },
        {
          displayName: 'Birth Date',
          name: 'birth',
          type: 'number',
          typeOptions: { minValue: 0, numberPrecision: 3, numberStepSize: 0.1 },
          default: 0,
          description: 'Weight of the date of birth',
        },
        {
          displayName: 'Email',
          name: 'email',
          type: 'number',
          typeOptions: { minValue: 0, numberPrecision: 3, numberStepSize: 0.1 },
          default: 0.4,
          description: 'Weight of the email addresses',
        },
        {
          displayName: 'Name',
          name: 'name',
          type: 'number',
          typeOptions: { minValue: 0, numberPrecision: 3, numberStepSize: 0.1 },
          default: 0.3,
          description: 'Weight of the name, half for the first and half for the last name',
        },
        {
          displayName: 'Phone',
          name: 'phone',
          type: 'number',
          typeOptions: { minValue: 0, numberPrecision: 3, numberStepSize: 0.1 },
          default: 0.3,
          description: 'Weight of the phone numbers',
        },
      ],
    },
    {
      displayName: 'Merge From',
      name: 'mergeFrom',
      type: 'number',
      typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3, numberStepSize: 0.01 },
      default: 0.9,
      description:
        'Confidence from which records count as one person without anybody looking, below 1. They go to Confident.',
    },
    {
      displayName:
        'Below 0.9, records of two people are taken for one more often, and nobody looks at them. A wrong merge can show one resident the data of another.',
      name: 'mergeFromNotice',
      type: 'notice',
      default: '',
      displayOptions: { show: { mergeFrom: [{ _cnd: { lt: 0.9 } }] } },
    },
    {
      displayName: 'Review From',
      name: 'reviewFrom',
      type: 'number',
      typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3, numberStepSize: 0.01 },
      default: 0.7,
      description:
        'Confidence from which a person is asked, at most that of "Merge From". Such records go to Needs Review, everything below to No Match.',
    },
    fieldProperties,
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [
        {
          displayName: 'Candidates to Show',
          name: 'candidatesToShow',
          type: 'number',
          typeOptions: { minValue: 1, maxValue: 10 },
          default: 3,
          description: 'How many candidates a record that needs review comes with, the surest first',
        },
        {
          displayName: 'Default Country',
          name: 'defaultCountry',
          type: 'string',
          default: 'US',
          placeholder: 'e.g. US',
          description: 'Two-letter code of the country assumed for numbers without a country code',
        },
        {
          displayName: 'Explain',
          name: 'explain',
          type: 'boolean',
          default: true,
          description:
            'Whether to say for every pair why it has its confidence: one sentence and a list of the fields, without names or numbers',
        },
        {
          displayName: 'ID Field',
          name: 'idField',
          type: 'string',
          default: '',
          placeholder: 'e.g. personId',
          description:
            'Name of the field that holds the ID of a record, or several with commas between them. Left empty, it is recordKey or ID. A record without one is called by the number of its item, such as "item 7", counted from 0.',
        },
        {
          displayName: 'Kept Apart',
          name: 'keptApart',
          type: 'json',
          default: '[]',
          placeholder: 'e.g. [["17", "23"], ["17", "40"]]',
          description:
            'Pairs of IDs that a person has decided are not the same. They are never merged, not even over a third record. A list of pairs, or one pair a line with a comma between the IDs.',
        },
      ],
    },
  ],
);

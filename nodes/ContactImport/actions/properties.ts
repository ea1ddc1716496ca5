import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { mappableFields } from '../../../contacts/sources/fields';

const fieldOptions: INodePropertyOptions[] = Object.entries(mappableFields)
  .map(([value, name]) => ({ name, value }))
  .sort((a, b) => a.name.localeCompare(b.name));

/** The parameters of the node, in the order of the panel. */
export const properties: INodeProperties[] = [
  {
    displayName: 'Read From',
    name: 'readFrom',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Files',
        value: 'files',
        description: 'Read CSV files from the binary fields of the items',
        action: 'Read contacts from files',
      },
      {
        name: 'JSON Items',
        value: 'json',
        description: 'Read each item as one record, e.g. customers from the QuickBooks node',
        action: 'Read contacts from items',
      },
    ],
    default: 'files',
    description: 'Where the contacts come in',
  },
  {
    displayName: 'Input Binary Fields',
    name: 'binaryFields',
    type: 'string',
    default: '*',
    required: true,
    placeholder: 'e.g. propertyradar, quickbooks',
    description:
      'Names of the fields that hold the files, separated by commas. * reads every file of every item. A name also stands for the numbered fields that a form makes of several files, such as propertyradar_0.',
    displayOptions: { show: { readFrom: ['files'] } },
  },
  {
    displayName: 'Source',
    name: 'source',
    type: 'options',
    options: [
      { name: 'Auto-Detect', value: 'auto', description: 'Recognize the source by the column headings' },
      { name: 'Google Contacts', value: 'google' },
      { name: 'HubSpot', value: 'hubspot' },
      { name: 'Jobber', value: 'jobber' },
      { name: 'OpenPhone (Quo)', value: 'openphone' },
      { name: 'Other File', value: 'csv', description: 'Any list with a heading line' },
      { name: 'Outlook', value: 'outlook' },
      { name: 'PropertyRadar', value: 'propertyradar' },
      { name: 'QuickBooks', value: 'quickbooks' },
      { name: 'Typed by Hand', value: 'manual', description: 'A list kept by your own team' },
    ],
    default: 'auto',
    description: 'Where the contacts come from',
  },
  {
    displayName: 'Default Country',
    name: 'region',
    type: 'options',
    options: [
      { name: 'Australia', value: 'AU' },
      { name: 'Canada', value: 'CA' },
      { name: 'France', value: 'FR' },
      { name: 'Germany', value: 'DE' },
      { name: 'Ireland', value: 'IE' },
      { name: 'Mexico', value: 'MX' },
      { name: 'New Zealand', value: 'NZ' },
      { name: 'Spain', value: 'ES' },
      { name: 'United Kingdom', value: 'GB' },
      { name: 'United States', value: 'US' },
    ],
    default: 'US',
    description: 'Country of phone numbers that are written without a country code',
  },
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      {
        displayName: 'Column Mapping',
        name: 'columnMapping',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true },
        placeholder: 'Add Column',
        default: {},
        description: 'What columns mean whose headings are not recognized or are misleading',
        options: [
          {
            name: 'columns',
            displayName: 'Columns',
            values: [
              {
                displayName: 'Column',
                name: 'column',
                type: 'string',
                default: '',
                placeholder: 'e.g. Tenant Cell or 4',
                description: 'Heading of the column, or its number counted from 1',
              },
              {
                displayName: 'Field',
                name: 'field',
                type: 'options',
                default: 'fullName',
                options: fieldOptions,
                description: 'What the column holds',
              },
            ],
          },
        ],
      },
      {
        displayName: 'Delimiter',
        name: 'delimiter',
        type: 'options',
        default: 'auto',
        description: 'Character between the fields of a file',
        options: [
          { name: 'Auto-Detect', value: 'auto' },
          { name: 'Comma', value: ',' },
          { name: 'Pipe', value: '|' },
          { name: 'Semicolon', value: ';' },
          { name: 'Tab', value: 'tab' },
        ],
      },
      {
        displayName: 'Encoding',
        name: 'encoding',
        type: 'options',
        default: 'auto',
        description: 'How the characters of a file are stored',
        options: [
          { name: 'Auto-Detect', value: 'auto' },
          { name: 'UTF-16 Big Endian', value: 'utf-16be' },
          { name: 'UTF-16 Little Endian', value: 'utf-16le' },
          { name: 'UTF-8', value: 'utf-8' },
          { name: 'Windows-1252', value: 'windows-1252' },
        ],
      },
      {
        displayName: 'Include Inactive',
        name: 'includeInactive',
        type: 'boolean',
        default: true,
        description:
          'Whether to keep customers and numbers that are marked inactive. They count as weak evidence in a match.',
      },
      {
        displayName: 'On Unreadable File',
        name: 'onUnreadableFile',
        type: 'options',
        default: 'reject',
        description: 'What to do with a file that is empty, is no CSV or has no column headings',
        options: [
          {
            name: 'Put on Rejected Rows',
            value: 'reject',
            description: 'One item with the reason goes to the second output and the other files are read',
          },
          { name: 'Stop', value: 'stop', description: 'No file is imported' },
        ],
      },
    ],
  },
];

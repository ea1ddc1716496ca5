import { credentialIds } from '../start/credentials';

const OURS = 'n8n-nodes-leasing-contacts';

interface ShownNode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly position: readonly [x: number, y: number];
  readonly parameters: object;
  readonly credentials?: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
}

/** A node whose panel is pictured, and the name of the picture without its theme. */
export interface ShownPanel {
  readonly picture: string;
  readonly node: string;
  /** A trigger waits for what comes; every other node is run, so that its picture shows what goes in and comes out. */
  readonly isRun: boolean;
}

/** Invented, like everybody in the samples. */
const VISITOR = {
  externalId: 'visitor-4471',
  firstName: 'Nadia',
  lastName: 'Brooks',
  company: 'Brooks Design',
  role: 'prospect',
  email: 'nadia.brooks@example.com',
  phone: '+15125550142',
  emails: ['nadia.brooks@example.com'],
  phones: ['+15125550142'],
  propertyId: 'harbor-lofts',
};

const CUSTOMERS = [
  { Name: 'Nadia Brooks', Phone: '(512) 555-0142', Email: 'nadia.brooks@example.com' },
  { Name: 'Brooks, Nadia', Phone: '512.555.0142', Email: 'nadia.brooks@example.com' },
  { Name: 'Omar Reyes', Phone: '617-555-0118', Email: 'omar.reyes@example.org' },
  { Name: 'Priya Nair', Phone: '000-000-0000', Email: '' },
];

const CHAT = {
  id: 'visit-4471',
  contactId: 'visitor-4471',
  messages: [
    {
      id: 'm1',
      sender: 'user',
      content: 'Hi, do you have two bedrooms?',
      created_at: '2026-11-20T15:00:00Z',
    },
    {
      id: 'm2',
      sender: 'assistant',
      content: 'We do. When would you move?',
      created_at: '2026-11-20T15:00:20Z',
    },
    {
      id: 'm3',
      sender: 'user',
      content: 'First week of January, up to $2,200. Could I see one on Friday?',
      created_at: '2026-11-20T15:02:00Z',
    },
  ],
};

/** Nodes of n8n's own that feed ours. */
const fed: readonly ShownNode[] = [
  {
    id: 'start',
    name: 'When you start it',
    type: 'n8n-nodes-base.manualTrigger',
    typeVersion: 1,
    position: [0, 160],
    parameters: {},
  },
  {
    id: 'visitor',
    name: 'A visitor of the website',
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    position: [240, 0],
    parameters: { mode: 'raw', jsonOutput: JSON.stringify(VISITOR, null, 2), options: {} },
  },
  {
    id: 'customers',
    name: 'A list of customers',
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    position: [240, 420],
    parameters: { mode: 'raw', jsonOutput: JSON.stringify({ customers: CUSTOMERS }, null, 2), options: {} },
  },
  {
    id: 'chat',
    name: 'A chat that has ended',
    type: 'n8n-nodes-base.set',
    typeVersion: 3.4,
    position: [1520, 0],
    parameters: { mode: 'raw', jsonOutput: JSON.stringify(CHAT, null, 2), options: {} },
  },
  {
    id: 'split',
    name: 'One by one',
    type: 'n8n-nodes-base.splitOut',
    typeVersion: 1,
    position: [500, 420],
    parameters: { fieldToSplitOut: 'customers', options: {} },
  },
];

const ours: readonly ShownNode[] = [
  {
    id: 'ledger',
    name: 'Find out whose record it is',
    type: `${OURS}.contactLedger`,
    typeVersion: 1,
    position: [500, 0],
    parameters: { resource: 'contact', operation: 'resolve', system: 'website' },
  },
  {
    id: 'resman',
    name: 'Create or update the prospect',
    type: `${OURS}.resMan`,
    typeVersion: 1,
    position: [840, 0],
    parameters: { resource: 'contact', operation: 'upsert', comments: 'Asked for a tour on the website' },
    credentials: { resManApi: { id: credentialIds.resMan, name: 'ResMan' } },
  },
  {
    id: 'domiq',
    name: 'Tell the chatbot',
    type: `${OURS}.domIq`,
    typeVersion: 1,
    position: [1180, 0],
    parameters: { resource: 'contactContext', operation: 'upsert' },
    credentials: { domIqApi: { id: credentialIds.domIq, name: 'DomIQ' } },
  },
  {
    id: 'enrich',
    name: 'Read what the chat tells',
    type: `${OURS}.contactEnrich`,
    typeVersion: 1,
    position: [1860, 0],
    parameters: { resource: 'conversation', operation: 'enrich' },
  },
  {
    id: 'openphone',
    name: 'Create or update in OpenPhone',
    type: `${OURS}.openPhone`,
    typeVersion: 1,
    position: [500, 220],
    parameters: { resource: 'contact', operation: 'upsert' },
    credentials: { openPhoneApi: { id: credentialIds.openPhone, name: 'OpenPhone' } },
  },
  {
    id: 'import',
    name: 'Read the customers',
    type: `${OURS}.contactImport`,
    typeVersion: 1,
    position: [840, 420],
    parameters: { readFrom: 'json' },
  },
  {
    id: 'match',
    name: 'Find duplicates',
    type: `${OURS}.contactMatch`,
    typeVersion: 1,
    position: [1180, 420],
    parameters: { mode: 'deduplicate' },
  },
  {
    id: 'resman-trigger',
    name: 'When ResMan changes a contact',
    type: `${OURS}.resManTrigger`,
    typeVersion: 2,
    position: [840, 220],
    parameters: {},
    credentials: { resManRelayApi: { id: credentialIds.resManRelay, name: 'ResMan Relay' } },
  },
  {
    id: 'openphone-trigger',
    name: 'When there is a text or call',
    type: `${OURS}.openPhoneTrigger`,
    typeVersion: 2,
    position: [1180, 220],
    parameters: { events: ['message.received', 'call.completed'] },
    credentials: { openPhoneApi: { id: credentialIds.openPhone, name: 'OpenPhone' } },
  },
  {
    id: 'domiq-trigger',
    name: 'When the chatbot tells something',
    type: `${OURS}.domIqTrigger`,
    typeVersion: 2,
    position: [1520, 220],
    parameters: { events: ['contact.created', 'conversation.ended'] },
    credentials: { domIqApi: { id: credentialIds.domIq, name: 'DomIQ' } },
  },
  {
    id: 'contact-api-trigger',
    name: 'When the chatbot or the relay calls',
    type: `${OURS}.contactApiTrigger`,
    typeVersion: 2,
    position: [1860, 220],
    parameters: {},
    credentials: { contactApi: { id: credentialIds.contactApi, name: 'Contact API' } },
  },
  {
    id: 'contact-review-trigger',
    name: 'When the page wants something',
    type: `${OURS}.contactReviewTrigger`,
    typeVersion: 1,
    position: [1520, 420],
    parameters: { path: 'leasing-contacts-shown' },
    credentials: { contactReviewApi: { id: credentialIds.contactReview, name: 'Contact Review Page' } },
  },
];

const to = (...nodes: readonly string[]): { node: string; type: 'main'; index: number }[] =>
  nodes.map((node) => ({ node, type: 'main', index: 0 }));

/** A workflow with each of our nodes once, as n8n's editor saves one. It is never published. */
export const shownWorkflow = {
  name: 'The nodes',
  nodes: [...fed, ...ours],
  connections: {
    'When you start it': { main: [to('A visitor of the website', 'A list of customers')] },
    'A visitor of the website': {
      main: [to('Find out whose record it is', 'Create or update in OpenPhone')],
    },
    'Find out whose record it is': {
      main: [
        to('Create or update the prospect'),
        to('Create or update the prospect'),
        to('Create or update the prospect'),
      ],
    },
    'Create or update the prospect': { main: [to('Tell the chatbot')] },
    'Tell the chatbot': { main: [to('A chat that has ended')] },
    'A chat that has ended': { main: [to('Read what the chat tells')] },
    'A list of customers': { main: [to('One by one')] },
    'One by one': { main: [to('Read the customers')] },
    'Read the customers': { main: [to('Find duplicates')] },
  },
  settings: { executionOrder: 'v1' },
  active: false,
};

export const shownPanels: readonly ShownPanel[] = [
  { picture: 'contact-ledger', node: 'Find out whose record it is', isRun: true },
  { picture: 'resman', node: 'Create or update the prospect', isRun: true },
  { picture: 'domiq', node: 'Tell the chatbot', isRun: true },
  { picture: 'openphone', node: 'Create or update in OpenPhone', isRun: true },
  { picture: 'contact-enrich', node: 'Read what the chat tells', isRun: true },
  { picture: 'contact-import', node: 'Read the customers', isRun: true },
  { picture: 'contact-match', node: 'Find duplicates', isRun: true },
  { picture: 'resman-trigger', node: 'When ResMan changes a contact', isRun: false },
  { picture: 'openphone-trigger', node: 'When there is a text or call', isRun: false },
  { picture: 'contact-api-trigger', node: 'When the chatbot or the relay calls', isRun: false },
  { picture: 'contact-review-trigger', node: 'When the page wants something', isRun: false },
  { picture: 'domiq-trigger', node: 'When the chatbot tells something', isRun: false },
];

import type { INodeProperties } from 'n8n-workflow';
import { completeByProperty, sharedOptions } from '../trigger/trigger-properties';
import { triggerLedgerProperties } from '../trigger/trigger-ledger';
import { eventOptions, eventTypes } from './event-types';

export const SOURCE = 'domiq';

export const properties: INodeProperties[] = [
  {
    displayName:
      'Enter the Production URL above in DomIQ, and the secret that DomIQ shows beside it in the credential. Nothing is registered by itself.',
    name: 'webhookNotice',
    type: 'notice',
    default: '',
  },
  ...triggerLedgerProperties,
  {
    displayName: 'Events',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: eventOptions,
    default: [...eventTypes],
    description: 'What starts the workflow. Others are acknowledged and left out.',
  },
  completeByProperty,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    description: 'How events are gathered and kept',
    options: sharedOptions(SOURCE),
  },
];

import { describeResource } from '../../../actions/resource-description';
import { beginSend } from './begin-send.operation';
import { checkConsent } from './check-consent.operation';
import { endSend } from './end-send.operation';
import { getConsent } from './get-consent.operation';
import { readOptOut } from './read-opt-out.operation';
import { recordConsent } from './record-consent.operation';
import { recordFromEvent } from './record-from-event.operation';
import { recordOptOut } from './record-opt-out.operation';

export const operations = {
  beginSend,
  checkConsent,
  endSend,
  getConsent,
  readOptOut,
  recordConsent,
  recordFromEvent,
  recordOptOut,
} as const;

export const description = describeResource({
  resource: 'preference',
  operations,
  defaultOperation: 'checkConsent',
  options: [
    {
      name: 'Begin Send',
      value: 'beginSend',
      action: 'Begin send',
      description: 'Ask consent in the last moment and get leave to begin one send',
    },
    {
      name: 'Check Consent',
      value: 'checkConsent',
      action: 'Check consent',
      description: 'Find out whether a number may be texted or called, or an address written to',
    },
    {
      name: 'End Send',
      value: 'endSend',
      action: 'End send',
      description: 'Tell that a permitted send is over',
    },
    {
      name: 'Get Consent',
      value: 'getConsent',
      action: 'Get consent of a contact',
      description: 'Read what was stated about every number and address of a contact',
    },
    {
      name: 'Read Opt-Out Language',
      value: 'readOptOut',
      action: 'Read opt out language',
      description: 'Find out whether a message asks not to be contacted any more',
    },
    {
      name: 'Record Consent',
      value: 'recordConsent',
      action: 'Record consent',
      description: 'Keep what somebody said about one number or address, with how we know',
    },
    {
      name: 'Record From Event',
      value: 'recordFromEvent',
      action: 'Record consent from event',
      description: 'Keep what a visitor of the chatbot refuses, as its event tells it',
    },
    {
      name: 'Record Opt-Out',
      value: 'recordOptOut',
      action: 'Record opt out',
      description: 'Deny every number and address of a contact',
    },
  ],
});

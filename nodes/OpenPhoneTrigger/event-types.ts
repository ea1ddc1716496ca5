import type { INodePropertyOptions } from 'n8n-workflow';

/** The events that can be chosen, by name. Source: openphone reference, section 4.3. */
export const eventOptions: INodePropertyOptions[] = [
  { name: 'Call Answered', value: 'call.answered' },
  { name: 'Call Completed', value: 'call.completed' },
  { name: 'Call Forwarded', value: 'call.forwarded' },
  {
    name: 'Call Menu Selected',
    value: 'call.menu.selected',
    description: 'A caller chose an option of the menu',
  },
  { name: 'Call Missed', value: 'call.missed' },
  { name: 'Call Recording Completed', value: 'call.recording.completed' },
  { name: 'Call Ringing', value: 'call.ringing' },
  { name: 'Call Summary Completed', value: 'call.summary.completed' },
  { name: 'Call Transcript Completed', value: 'call.transcript.completed' },
  { name: 'Call Voicemail Completed', value: 'call.voicemail.completed' },
  { name: 'Contact Created or Updated', value: 'contact.updated' },
  { name: 'Contact Deleted', value: 'contact.deleted' },
  { name: 'Message Delivered', value: 'message.delivered', description: 'A message of ours has arrived' },
  { name: 'Message Failed', value: 'message.failed' },
  { name: 'Message Received', value: 'message.received' },
  { name: 'Message Undelivered', value: 'message.undelivered' },
];

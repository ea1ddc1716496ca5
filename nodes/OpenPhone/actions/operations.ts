import * as call from './call';
import * as contact from './contact';
import * as conversation from './conversation';
import * as history from './history';
import * as message from './message';
import * as phoneNumber from './phoneNumber';
import * as webhook from './webhook';

/** Every operation by resource; the values are those of the node's parameters. */
export const operations = {
  call: call.operations,
  contact: contact.operations,
  conversation: conversation.operations,
  history: history.operations,
  message: message.operations,
  phoneNumber: phoneNumber.operations,
  webhook: webhook.operations,
} as const;

/** All parameters of the node behind "Resource", in the order they are shown. */
export const operationProperties = [
  contact,
  conversation,
  message,
  call,
  history,
  phoneNumber,
  webhook,
].flatMap(({ description }) => description);

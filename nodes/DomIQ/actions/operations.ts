import * as contactContext from './contactContext';
import * as conversation from './conversation';
import * as preference from './preference';

/** Every operation by resource; the values are those of the node's parameters. */
export const operations = {
  contactContext: contactContext.operations,
  conversation: conversation.operations,
  preference: preference.operations,
} as const;

/** All parameters of the node behind "Resource", in the order they are shown. */
export const operationProperties = [conversation, contactContext, preference].flatMap(
  ({ description }) => description,
);

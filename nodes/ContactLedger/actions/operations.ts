import * as conversation from './conversation';
import * as failure from './failure';
import * as match from './match';
import * as push from './push';
import * as report from './report';
import * as review from './review';
import * as source from './source';
import * as sourceRecord from './sourceRecord';

/** Every operation by resource; the values are those of the node's parameters. */
export const operations = {
  conversation: conversation.operations,
  failure: failure.operations,
  match: match.operations,
  push: push.operations,
  report: report.operations,
  review: review.operations,
  source: source.operations,
  sourceRecord: sourceRecord.operations,
} as const;

/** All parameters of the node behind "Resource", in the order they are shown. */
export const operationProperties = [
  source,
  sourceRecord,
  conversation,
  match,
  review,
  push,
  report,
  failure,
].flatMap(({ description }) => description);

import { outputsExpression as outputsOf } from '../../actions/outputs-expression';
import * as checkpoint from './checkpoint';
import * as contact from './contact';
import * as conversation from './conversation';
import * as decision from './decision';
import * as effect from './effect';
import * as enrichment from './enrichment';
import * as event from './event';
import * as failure from './failure';
import * as interaction from './interaction';
import * as job from './job';
import * as match from './match';
import * as merge from './merge';
import * as metric from './metric';
import * as preference from './preference';
import * as push from './push';
import * as report from './report';
import * as review from './review';
import * as rule from './rule';
import * as source from './source';
import * as sourceRecord from './sourceRecord';

/** Every operation by resource; the values are those of the node's parameters. */
export const operations = {
  checkpoint: checkpoint.operations,
  contact: contact.operations,
  conversation: conversation.operations,
  decision: decision.operations,
  effect: effect.operations,
  enrichment: enrichment.operations,
  event: event.operations,
  failure: failure.operations,
  interaction: interaction.operations,
  job: job.operations,
  match: match.operations,
  merge: merge.operations,
  metric: metric.operations,
  preference: preference.operations,
  push: push.operations,
  report: report.operations,
  review: review.operations,
  rule: rule.operations,
  source: source.operations,
  sourceRecord: sourceRecord.operations,
} as const;

export const outputsExpression = outputsOf(operations);

/** All parameters of the node behind "Resource", in the order they are shown. */
export const operationProperties = [
  interaction,
  preference,
  contact,
  decision,
  merge,
  source,
  sourceRecord,
  conversation,
  match,
  review,
  push,
  event,
  effect,
  rule,
  enrichment,
  metric,
  report,
  checkpoint,
  failure,
  job,
].flatMap(({ description }) => description);

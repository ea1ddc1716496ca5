import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Matcher } from '../../../contacts/matching';
import type { MatchResult } from '../../../contacts/matching';
import { groupItem, reviewItem, singleItem } from './duplicate-items';
import type { DuplicateView } from './duplicate-items';
import { duplicateOutcomes } from './duplicate-outcomes';
import { checkLists, remarksOn } from './list-remarks';
import { readMatchList } from './read-match-list';
import { scoredSettings } from './scored-settings';
import { takingTurnsUntilStopped } from './taking-turns';

/**
 * One list in; a group of duplicates, a question for a person, or a record without a duplicate out. Every item of the list is a
 * member of one group, accounted for by one question, or a record without a duplicate; refused ones go to No Match.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const settings = scoredSettings.call(this);
  const nextTurn = takingTurnsUntilStopped.call(this);
  const matcher = new Matcher({ ...settings.index, thresholds: settings.thresholds });
  const refused: INodeExecutionData[] = [];
  const list = await readMatchList.call(this, 0, {
    settings,
    use: (record) => matcher.add(record),
    refused,
    nextTurn,
  });
  checkLists.call(this, [list]);
  for (const [left, right] of settings.keptApart)
    matcher.index.keepApart(list.engineIdOf(left), list.engineIdOf(right));
  if (list.size === 0) return [[], [], refused];

  const result = await inTurns.call(this, matcher, nextTurn);
  const outcomes = duplicateOutcomes(result, settings.candidatesToShow);
  const view: DuplicateView = { list, outcomes, settings, index: matcher.index };
  const outputs: INodeExecutionData[][] = [[], [], refused];
  for (const group of outcomes.groups) {
    await nextTurn();
    outputs[0]?.push(groupItem(view, group));
  }
  for (const question of outcomes.cases) {
    await nextTurn();
    outputs[1]?.push(reviewItem(view, question));
  }
  for (const place of outcomes.singles) {
    await nextTurn();
    refused.push(singleItem(view, place));
  }

  const grouped = outcomes.groups.reduce((sum, { members }) => sum + members.length, 0);
  const counts = [
    `${list.size} records.`,
    `Groups of duplicates: ${outcomes.groups.length} with ${grouped} records.`,
    `Questions for a person: ${outcomes.cases.length}.`,
    `Without a duplicate: ${outcomes.singles.length}.`,
  ];
  this.addExecutionHints({
    message: [...counts, ...remarksOn([list], settings)].join(' '),
    location: 'outputPane',
  });
  return outputs;
}

/** Runs the matcher step by step, so that others have their turn; tells the log how far it has come. */
async function inTurns(
  this: IExecuteFunctions,
  matcher: Matcher,
  nextTurn: () => Promise<void>,
): Promise<MatchResult> {
  const steps = matcher.steps();
  let told = '';
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const { step: name, done, of } = step.value;
    const tenths = `${name} ${Math.floor((10 * done) / Math.max(1, of))}`;
    if (tenths !== told) this.logger.debug(`Find Duplicates: ${name}, ${done} of ${of} records`);
    told = tenths;
    await nextTurn();
  }
}

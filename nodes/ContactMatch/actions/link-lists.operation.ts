import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { decide, MatchIndex } from '../../../contacts/matching';
import type { RecordDecision, ScoredMatch } from '../../../contacts/matching';
import { explainedPair, MOST_HOUSEMATES, shownConfidence } from './pair-explanation';
import { checkLists, remarksOn } from './list-remarks';
import { readMatchList } from './read-match-list';
import type { MatchList } from './match-list';
import { scoredSettings } from './scored-settings';
import type { ScoredSettings } from './scored-settings';
import { takingTurnsUntilStopped } from './taking-turns';

const LIST = 0;
const OTHER_LIST = 1;
const OUTPUT_OF: Readonly<Record<RecordDecision['decision'], number>> = {
  auto_merge: 0,
  manual_review: 1,
  create_new: 2,
};
/** A candidate below this is not worth showing. */
const LEAST_SHOWN = 0.05;

/**
 * Each record of the first list with whom it is in the second one: one item out for every item of the first list, as it came, with
 * the decision under `matching`. Both lists teach the model; the records of one list are never compared with each other.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const settings = scoredSettings.call(this);
  refuseUnconnected.call(this);
  const nextTurn = takingTurnsUntilStopped.call(this);
  const index = new MatchIndex({ ...settings.index, link: true });
  const outputs: INodeExecutionData[][] = [[], [], []];
  const read = async (input: number): Promise<MatchList> =>
    await readMatchList.call(this, input, {
      settings,
      use: (record) => index.add({ ...record, source: String(input) }),
      refused: outputs[2] ?? [],
      nextTurn,
    });
  const [list, others] = [await read(LIST), await read(OTHER_LIST)];
  checkLists.call(this, [list, others]);
  keepApart(index, settings, list, others);
  if (list.size === 0) return outputs;

  const learning = index.fitSteps();
  while (learning.next().done !== true) await nextTurn();
  const view = { list, others, index, settings };
  for (const place of list.ids.keys()) {
    await nextTurn();
    if (place % 1000 === 0) this.logger.debug(`Link to Another List: ${place} of ${list.size} records`);
    const { decision, item } = linked(view, place);
    outputs[OUTPUT_OF[decision]]?.push(item);
  }

  const [confident, review] = outputs.map((items) => items.length);
  const rest = list.size - (confident ?? 0) - (review ?? 0);
  const counts = [
    `${list.size} records against ${others.size}.`,
    `Confident: ${confident}.`,
    `Needs review: ${review}.`,
    `Without a match: ${rest}.`,
  ];
  const remarks = remarksOn([list, others], settings);
  if (others.size === 0) remarks.unshift('The second input had no records, so nothing could match.');
  this.addExecutionHints({ message: [...counts, ...remarks].join(' '), location: 'outputPane' });
  return outputs;
}

/** An input that nobody has wired would make every record a new one. */
function refuseUnconnected(this: IExecuteFunctions): void {
  if (this.getExecuteData().data.main?.[OTHER_LIST] !== undefined) return;
  throw new NodeOperationError(this.getNode(), 'The second input is not connected', {
    description:
      'Nothing was matched. Connect the list to match against, or choose the mode "Find Duplicates" for a single list.',
  });
}

/** The ids of a pair may be of either list. */
function keepApart(
  index: MatchIndex,
  { keptApart }: ScoredSettings,
  list: MatchList,
  others: MatchList,
): void {
  for (const [left, right] of keptApart) {
    index.keepApart(list.engineIdOf(left), others.engineIdOf(right));
    index.keepApart(list.engineIdOf(right), others.engineIdOf(left));
  }
}

interface LinkView {
  readonly list: MatchList;
  readonly others: MatchList;
  readonly index: MatchIndex;
  readonly settings: ScoredSettings;
}

/** Decides about one record of the first list. */
function linked(
  view: LinkView,
  place: number,
): { decision: RecordDecision['decision']; item: INodeExecutionData } {
  const { list, others, index, settings } = view;
  const { thresholds, candidatesToShow, explains } = settings;
  const matches = index.matchesOf(list.engineIdAt(place), 0);
  const areOne = (left: string, right: string): boolean =>
    index.score(index.rowOf(left), index.rowOf(right)).confidence >= thresholds.autoMerge;
  const { decision, confidence, mergeWith, household } = decide(matches, thresholds, areOne);
  const serious = matches.filter((match) => match.confidence >= LEAST_SHOWN);
  const shown =
    decision === 'create_new' ? [] : serious.slice(0, decision === 'auto_merge' ? 1 : candidatesToShow);
  const candidates = shown.map((match, number) => candidateOf(view, place, match, decision, number + 1));
  const isTie = decision === 'manual_review' && confidence >= thresholds.autoMerge;
  const { json, binary } = list.sourceAt(place);
  const item: INodeExecutionData = {
    json: {
      ...json,
      matching: {
        decision,
        id: list.idAt(place),
        itemIndex: list.itemAt(place),
        confidence: shownConfidence(confidence),
        mergeWith: mergeWith === null ? null : others.idAt(others.placeOfEngineId(mergeWith)),
        candidates,
        moreCandidates: decision === 'manual_review' ? serious.length - shown.length : 0,
        household: household.slice(0, MOST_HOUSEMATES).map((id) => others.idAt(others.placeOfEngineId(id))),
        ...(explains && {
          reasons: isTie
            ? ['Several records of the other list are as sure, and they are not surely one person.']
            : [],
        }),
      },
    },
    ...(binary && { binary }),
    pairedItem: [list.pairedAt(place), ...shown.map(({ id }) => others.pairedAt(others.placeOfEngineId(id)))],
  };
  return { decision, item };
}

function candidateOf(
  { list, others, index, settings }: LinkView,
  place: number,
  match: ScoredMatch,
  decision: RecordDecision['decision'],
  candidateNo: number,
): IDataObject {
  const other = others.placeOfEngineId(match.id);
  const isBelow = match.confidence < settings.thresholds.review;
  return {
    candidateNo,
    id: others.idAt(other),
    itemIndex: others.itemAt(other),
    confidence: shownConfidence(match.confidence),
    ...(settings.explains &&
      explainedPair(
        index,
        {
          left: list.engineIdAt(place),
          right: match.id,
          confidence: match.confidence,
          decision: isBelow ? 'create_new' : decision,
        },
        settings.thresholds,
      )),
    // The item itself: a reviewer needs to see it, and memory does not need it twice.
    record: others.sourceAt(other).json,
  };
}

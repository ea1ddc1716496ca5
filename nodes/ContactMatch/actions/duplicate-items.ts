import { createHash } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Decision, MatchIndex } from '../../../contacts/matching';
import type { DuplicateGroup, DuplicateOutcomes } from './duplicate-outcomes';
import { explainedPair, MOST_HOUSEMATES, shownConfidence } from './pair-explanation';
import type { MatchList } from './match-list';
import type { Link, ReviewCase } from './review-cases';
import type { ScoredSettings } from './scored-settings';

/** What the items of a deduplicated list are made from. */
export interface DuplicateView {
  readonly list: MatchList;
  readonly outcomes: DuplicateOutcomes;
  readonly settings: ScoredSettings;
  readonly index: MatchIndex;
}

/** So many links of a group are put out; the rest is counted. */
const MOST_PAIRS = 20;
/** So many different sentences say why a group is one person. */
const MOST_REASONS = 5;

/** The id of a group: the same for the same records in any order. */
export function groupIdOf(ids: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([...ids].sort()))
    .digest('hex')
    .slice(0, 24);
}

/** A group of records that are one person. Its confidence is that of its least sure link. */
export function groupItem(view: DuplicateView, { members, links }: DuplicateGroup): INodeExecutionData {
  const { list, settings } = view;
  const ids = members.map((place) => list.idAt(place));
  const pairs = links.slice(0, MOST_PAIRS).map((link) => ({
    left: list.idAt(link.left),
    right: list.idAt(link.right),
    confidence: shownConfidence(link.confidence),
    ...explanationOf(view, link, 'auto_merge'),
  }));
  const reasons = pairs.flatMap((pair: IDataObject) => (pair.reasons as string[] | undefined)?.[0] ?? []);
  return {
    json: {
      groupId: groupIdOf(ids),
      decision: 'auto_merge',
      records: ids,
      itemIndexes: members.map((place) => list.itemAt(place)),
      size: members.length,
      confidence: shownConfidence(links.at(-1)?.confidence ?? 0),
      pairs,
      morePairs: links.length - pairs.length,
      household: householdOf(view, members),
      ...(settings.explains && { reasons: [...new Set(reasons)].slice(0, MOST_REASONS) }),
    },
    pairedItem: members.map((place) => list.pairedAt(place)),
  };
}

/** A record as it came, with the candidates of which a person has to say whether they are the same. */
export function reviewItem(view: DuplicateView, question: ReviewCase): INodeExecutionData {
  const { list, outcomes, settings } = view;
  const { subject, candidates, more, accountsFor } = question;
  const own = outcomes.membersOf(subject);
  const all = [...own, ...candidates.flatMap(({ right }) => outcomes.membersOf(right))];
  const { json, binary } = list.sourceAt(subject);
  const isBetweenGroups =
    own.length > 1 && candidates.some(({ right }) => outcomes.membersOf(right).length > 1);
  return {
    json: {
      ...json,
      matching: {
        decision: 'manual_review',
        ...identityIn(view, subject),
        confidence: shownConfidence(candidates[0]?.confidence ?? 0),
        candidates: candidates.map((link, place) => candidateOf(view, link, place + 1)),
        moreCandidates: more,
        accountsFor: accountsFor.map((place) => list.idAt(place)),
        household: householdOf(view, own),
        ...(settings.explains && {
          reasons: isBetweenGroups
            ? [
                'Both sides are groups of records that are one person each; the groups stay as they are until a person decides.',
              ]
            : [],
        }),
      },
    },
    ...(binary && { binary }),
    pairedItem: all.map((place) => list.pairedAt(place)),
  };
}

/** A record as it came that has no duplicate in the list. */
export function singleItem(view: DuplicateView, place: number): INodeExecutionData {
  const { list, outcomes } = view;
  const { json, binary } = list.sourceAt(place);
  return {
    json: {
      ...json,
      matching: {
        decision: 'create_new',
        id: list.idAt(place),
        itemIndex: list.itemAt(place),
        confidence: shownConfidence(outcomes.confidenceOf(place)),
        household: householdOf(view, [place]),
      },
    },
    ...(binary && { binary }),
    pairedItem: list.pairedAt(place),
  };
}

function candidateOf(view: DuplicateView, link: Link, candidateNo: number): IDataObject {
  return {
    candidateNo,
    ...identityIn(view, link.right),
    confidence: shownConfidence(link.confidence),
    ...explanationOf(view, link, 'manual_review'),
    // The item itself: a reviewer needs to see it, and memory does not need it twice.
    record: view.list.sourceAt(link.right).json,
  };
}

/** Why a link was decided as it was; nothing when explanations are switched off. */
function explanationOf(
  { list, index, settings }: DuplicateView,
  { left, right, confidence }: Link,
  decision: Decision,
): IDataObject {
  if (!settings.explains) return {};
  const pair = { left: list.engineIdAt(left), right: list.engineIdAt(right), confidence, decision };
  return explainedPair(index, pair, settings.thresholds);
}

/** What a record, and the group it is in, are called. */
function identityIn({ list, outcomes }: DuplicateView, place: number): IDataObject {
  const records = outcomes.membersOf(place).map((member) => list.idAt(member));
  return {
    id: list.idAt(place),
    itemIndex: list.itemAt(place),
    groupId: records.length > 1 ? groupIdOf(records) : null,
    records,
  };
}

function householdOf({ list, outcomes }: DuplicateView, places: readonly number[]): string[] {
  return outcomes
    .householdOf(places)
    .slice(0, MOST_HOUSEMATES)
    .map((place) => list.idAt(place));
}

import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { CANDIDATES_FOR_REVIEW, customerWeights, matchParts } from '../../../contacts/matching';
import type {
  FieldChoice,
  FieldWeights,
  MatchIndexOptions,
  MatchPart,
  Thresholds,
} from '../../../contacts/matching';
import { isSupportedCountry } from '../../../contacts/normalize/libphonenumber';
import { readKeptApart } from './kept-apart';
import type { IdPair } from './kept-apart';

/** What an operator set for a mode that scores pairs. */
export interface ScoredSettings {
  readonly index: MatchIndexOptions;
  readonly thresholds: Thresholds;
  readonly fields: FieldChoice;
  /** Fields that may hold the id, the first that has one counts; empty to look for the usual ones. */
  readonly idFields: readonly string[];
  readonly candidatesToShow: number;
  readonly explains: boolean;
  readonly keptApart: readonly IdPair[];
}

/** Reads and checks the parameters. @throws {NodeOperationError} a value that cannot be used; nothing was matched. */
export function scoredSettings(this: IExecuteFunctions): ScoredSettings {
  const refuse = (message: string, advice: string): never => {
    throw new NodeOperationError(this.getNode(), message, { description: `Nothing was matched. ${advice}` });
  };
  const options = this.getNodeParameter('options', 0, {}) as IDataObject;
  const model = this.getNodeParameter('scoringModel', 0);
  if (model !== 'probabilistic' && model !== 'weighted')
    return refuse('"Scoring Model" has a value that is not known', 'Choose one from the list.');
  const country = String(options.defaultCountry ?? 'US')
    .trim()
    .toUpperCase();
  if (!isSupportedCountry(country))
    return refuse(
      '"Default Country" is not the code of a country',
      'Enter the two letters of the country, for example US or CA.',
    );
  const keptApart =
    readKeptApart(options.keptApart) ??
    refuse(
      '"Kept Apart" is not a list of pairs of IDs',
      'Enter pairs such as [["17", "23"], ["17", "40"]], or one pair a line with a comma between the IDs.',
    );
  return {
    index: {
      defaultCountry: country,
      model,
      ...(model === 'weighted' && {
        weights:
          weightsOf(this.getNodeParameter('weights', 0, {}) as IDataObject) ??
          refuse(
            '"Weights" has a value that is no weight',
            'Enter numbers from 0 on, at least one of them above 0.',
          ),
      }),
    },
    thresholds:
      thresholdsOf(this.getNodeParameter('mergeFrom', 0), this.getNodeParameter('reviewFrom', 0)) ??
      refuse(
        '"Review From" and "Merge From" do not fit together',
        'Both are confidences above 0 and below 1, and "Review From" is not higher than "Merge From", for example 0.7 and 0.9.',
      ),
    fields: fieldChoice(this.getNodeParameter('fields', 0, {}) as IDataObject),
    idFields: namesIn(options.idField),
    candidatesToShow: Math.min(
      10,
      Math.max(1, Math.floor(Number(options.candidatesToShow ?? CANDIDATES_FOR_REVIEW) || 1)),
    ),
    explains: options.explain !== false,
    keptApart,
  };
}

/** A number, or the text of one as an expression gives it; NaN for anything else. */
function numberOf(value: unknown): number {
  return typeof value === 'string' && value.trim() === '' ? NaN : Number(value ?? NaN);
}

function thresholdsOf(mergeFrom: unknown, reviewFrom: unknown): Thresholds | null {
  const [autoMerge, review] = [numberOf(mergeFrom), numberOf(reviewFrom)];
  return review > 0 && review <= autoMerge && autoMerge < 1 ? { autoMerge, review } : null;
}

/** The given weights, and the customer's where none is given; null for a set that weighs nothing. */
function weightsOf(given: IDataObject): FieldWeights | null {
  const keys = Object.keys(customerWeights) as (keyof FieldWeights)[];
  const weights = keys.map((key) => [key, numberOf(given[key] ?? customerWeights[key])] as const);
  const isUsable =
    weights.every(([, weight]) => Number.isFinite(weight) && weight >= 0) &&
    weights.some(([, weight]) => weight > 0);
  return isUsable ? { ...customerWeights, ...Object.fromEntries(weights) } : null;
}

function fieldChoice(given: IDataObject): FieldChoice {
  const named: Partial<Record<MatchPart, readonly string[]>> = {};
  for (const part of matchParts) {
    const names = namesIn(given[part]);
    if (names.length > 0) named[part] = names.filter((name) => name !== '-');
  }
  return { named, others: namesIn(given.others).filter((name) => name !== '-') };
}

/** Names with commas between them. */
function namesIn(value: unknown): string[] {
  return String(value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

import { BlockingKeys, blockSizeOf, LARGEST_BLOCK } from './blocking/blocking-keys';
import { KEYS_PER_RECORD, PostingIndex } from './blocking/posting-index';
import { Evidence, slotOf } from './comparison/evidence';
import { email, phone, street, surname } from './comparison/levels';
import { RecordComparer } from './comparison/record-comparer';
import { ValueFrequencies } from './comparison/value-frequencies';
import type { CountryCode } from '../normalize/libphonenumber';
import type { MatchRecord } from './match-record';
import { MatchIndexError } from './match-index-error';
import { RecordTable } from './record/record-table';
import { guardOf } from './scoring/guards';
import type { Guard } from './scoring/guards';
import type { ModelParameters } from './scoring/model-parameters';
import { ProbabilisticModel } from './scoring/probabilistic-model';
import { samplingSteps } from './scoring/sampled-parameters';
import type { Relation, ScoringModel } from './scoring/scoring-model';
import { WeightedModel } from './scoring/weighted-model';
import { allAtOnce } from './steps';
import type { FieldWeights } from './scoring/weighted-model';

export interface MatchIndexOptions {
  /** ISO 3166-1 code assumed for phone numbers without a country code. */
  readonly defaultCountry?: CountryCode;
  readonly model?: ScoringModel['kind'];
  /** For the weighted model. */
  readonly weights?: FieldWeights;
  /** True when lists are linked: two records of one source are never compared. */
  readonly link?: boolean;
  /** False when the records are a few that were picked for one question: names weigh by the population alone. True by default. */
  readonly isList?: boolean;
}

/** How sure it is that two records are one person, and what holds them apart. */
export interface PairScore {
  /** 0..1 */
  readonly confidence: number;
  readonly guard: Guard | null;
}

/** A record that may be the same person as the one asked for. */
export interface ScoredMatch extends PairScore {
  readonly id: string;
  readonly relation: Relation;
}

/** So many records are asked at most who holds a number or address. */
const MAX_HOLDER_ROWS = 1000;

/**
 * Records to match against: takes them one at a time, answers for one record whom it may be, and is what a whole list
 * is deduplicated with, so that both decide alike. Everything is held in memory, about 700 bytes a record.
 */
export class MatchIndex {
  readonly table: RecordTable;
  readonly frequencies: ValueFrequencies;
  private readonly comparer: RecordComparer;
  private readonly keys: BlockingKeys;
  private readonly postings = new PostingIndex();
  private readonly keptApart = new Map<string, Set<string>>();
  private readonly found = new Evidence();
  private readonly blockRows = new Int32Array(LARGEST_BLOCK + 1);
  private readonly candidates = new Int32Array(KEYS_PER_RECORD * (LARGEST_BLOCK + 1));
  /** For each row the question in which it was met last. */
  private stamps = new Int32Array(1024);
  private stamp = 0;
  private scoring: ScoringModel | null;

  constructor(private readonly options: MatchIndexOptions = {}) {
    this.table = new RecordTable(options.defaultCountry ?? 'US');
    this.frequencies = new ValueFrequencies(this.table, options.isList ?? true);
    this.comparer = new RecordComparer(this.table, this.frequencies);
    this.keys = new BlockingKeys(this.table);
    this.scoring = options.model === 'weighted' ? new WeightedModel(options.weights) : null;
  }

  /** True when two records of one source are never compared. */
  get isLink(): boolean {
    return this.options.link === true;
  }

  get size(): number {
    return this.table.size;
  }

  /**
   * Puts a record in. Call `fit` or `useParameters` before the first question.
   * @throws MatchIndexError when the id is there already; nothing is changed then
   */
  add(record: MatchRecord): void {
    const row = this.table.add(record);
    if (row === null) throw new MatchIndexError('duplicate_id');
    this.frequencies.count(row, 1);
    this.keys.fill(row);
    this.postings.add(row, this.keys.keys, this.keys.count);
  }

  /** Puts the new version of a record in the place of the old one; a new record is added. */
  update(record: MatchRecord): void {
    this.remove(record.id);
    this.add(record);
  }

  /** False when there was no such record. What is known of pairs kept apart stays. */
  remove(id: string): boolean {
    const row = this.table.rowOf(id);
    if (row === undefined) return false;
    this.frequencies.count(row, -1);
    this.postings.remove(row);
    this.table.remove(row);
    this.recountHolders(row);
    return true;
  }

  /** The records that hold a number or address of the row are asked anew who holds it. */
  private recountHolders(row: number): void {
    const rows = new Int32Array(MAX_HOLDER_ROWS + 1);
    for (const key of this.frequencies.forgetHolders(row, this.keys)) {
      const count = Math.min(this.postings.rowsOf(key, MAX_HOLDER_ROWS, rows), MAX_HOLDER_ROWS);
      for (let index = 0; index < count; index += 1) this.frequencies.addHolder(rows[index] ?? 0);
    }
  }

  /** Remembers that a person has said that the two are not one; holds for records that come later, too. */
  keepApart(left: string, right: string): void {
    for (const [id, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const others = this.keptApart.get(id) ?? new Set();
      this.keptApart.set(id, others.add(other));
    }
  }

  /** Takes `keepApart` back. */
  allowTogether(left: string, right: string): void {
    this.keptApart.get(left)?.delete(right);
    this.keptApart.get(right)?.delete(left);
  }

  /** Estimates the probabilistic model from the records that are in; the weighted one needs nothing. */
  fit(): void {
    allAtOnce(this.fitSteps());
  }

  /** As `fit`, yielding every few milliseconds. */
  *fitSteps(): Generator<undefined, void> {
    if (this.options.model === 'weighted') return;
    this.useParameters(yield* samplingSteps(this));
  }

  /** Uses parameters that were estimated before, perhaps from more records than are in. */
  useParameters(parameters: ModelParameters): void {
    if (this.options.model === 'weighted') return;
    this.table.attributes.arrange(parameters.attributes);
    this.scoring = new ProbabilisticModel(parameters);
  }

  /** @throws MatchIndexError before `fit` or `useParameters` */
  get model(): ScoringModel {
    if (this.scoring === null) throw new MatchIndexError('not_fitted');
    return this.scoring;
  }

  /**
   * Everybody who may be the same person as the record of the given id, the surest first.
   * @param least confidence below which a record is left out: 0..1
   * @throws MatchIndexError when there is no such record
   */
  matchesOf(id: string, least: number): ScoredMatch[] {
    const row = this.rowOf(id);
    const matches: ScoredMatch[] = [];
    this.visitCandidates(row, (other) => {
      const { confidence, guard } = this.score(row, other);
      if (confidence < least) return;
      matches.push({ id: this.table.idOf(other), confidence, guard, relation: this.relation(guard) });
    });
    return matches.sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
  }

  /** As `matchesOf` for a record that is not in; it is not in afterwards either. */
  matchesFor(record: MatchRecord, least: number): ScoredMatch[] {
    this.add(record);
    try {
      return this.matchesOf(record.id, least);
    } finally {
      this.remove(record.id);
    }
  }

  /** @throws MatchIndexError when there is no such record */
  rowOf(id: string): number {
    const row = this.table.rowOf(id);
    if (row === undefined) throw new MatchIndexError('unknown_id');
    return row;
  }

  /** Calls `visit` once for every row that shares a blocking key of bounded size with the row. */
  visitCandidates(row: number, visit: (other: number) => void): void {
    const count = this.candidatesOf(row);
    const source = this.table.source.get(row);
    for (let index = 0; index < count; index += 1) {
      const other = this.candidates[index] ?? 0;
      if (!this.isLink || this.table.source.get(other) !== source) visit(other);
    }
  }

  /** Writes the candidates of a row into `candidates`, each once, and answers how many they are. */
  private candidatesOf(row: number): number {
    if (this.stamps.length < this.table.rows) this.stamps = new Int32Array(this.table.rows * 2);
    const { stamps, candidates, blockRows, postings } = this;
    const records = this.size;
    const stamp = ++this.stamp;
    stamps[row] = stamp;
    let count = 0;
    for (let place = 0; place < KEYS_PER_RECORD; place += 1) {
      const key = postings.keyOf(row, place);
      if (key === 0) break;
      const limit = blockSizeOf(key, records);
      if (limit === 0 || !postings.mayHaveOthers(key)) continue;
      const size = postings.rowsOf(key, limit, blockRows);
      if (size > limit) continue;
      for (let index = 0; index < size; index += 1) {
        const other = blockRows[index] ?? 0;
        if (stamps[other] === stamp) continue;
        stamps[other] = stamp;
        candidates[count++] = other;
      }
    }
    return count;
  }

  /** Compares two rows; the answer is written again by the next call. */
  evidenceOf(left: number, right: number): Evidence {
    this.comparer.compare(left, right, this.found);
    return this.found;
  }

  /** Compares and scores two rows. Symmetric. */
  score(left: number, right: number): PairScore {
    const found = this.evidenceOf(left, right);
    const guard = this.guardOf(left, right, found);
    const confidence = this.model.confidence(found);
    return { confidence: guard === null ? confidence : Math.min(confidence, guard.cap), guard };
  }

  /**
   * What the pair compared last is to each other. Two first names on one number are a household when last name or
   * address agree, too; else the number is an office's or has passed to somebody new.
   */
  relation(guard: Guard | null): Relation {
    const { found } = this;
    if (guard?.reason !== 'shared_by_other_name') return this.model.relation(found);
    const lastName = found.levelOf(slotOf.surname);
    const home = found.levelOf(slotOf.street);
    const isFamily = (lastName !== 0 && lastName <= surname.slip) || (home !== 0 && home <= street.building);
    return isFamily ? 'same_household' : 'strangers';
  }

  /** Whether the pair compared last shares a number, an address or a building. */
  isSharing(): boolean {
    const { found } = this;
    const home = found.levelOf(slotOf.street);
    return (
      found.levelOf(slotOf.phone) === phone.same ||
      found.levelOf(slotOf.email) === email.same ||
      (home !== 0 && home <= street.slip)
    );
  }

  private guardOf(left: number, right: number, found: Evidence): Guard | null {
    const { table } = this;
    return guardOf(found, {
      isKeptApart:
        this.keptApart.size > 0 && (this.keptApart.get(table.idOf(left))?.has(table.idOf(right)) ?? false),
      isTwoTenancies:
        table.isTenant.get(left) === 1 &&
        table.isTenant.get(right) === 1 &&
        table.source.get(left) === table.source.get(right),
    });
  }
}

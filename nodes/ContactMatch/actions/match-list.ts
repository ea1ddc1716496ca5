import type { INodeExecutionData, IPairedItemData } from 'n8n-workflow';
import type { FittingChoice } from '../../../contacts/matching';

/** The records of one input, by position: the order in which they were read. */
export class MatchList {
  readonly ids: string[] = [];
  /** The number of the item of each record. */
  readonly items: number[] = [];
  private readonly places = new Map<string, number>();
  /** Records that have nothing to compare. */
  bare = 0;
  /** What the records have to compare, in the words of an operator. */
  kinds: ReadonlySet<string> = new Set();

  /** @param missing parts for which fields were named that no item has */
  constructor(
    readonly input: number,
    private readonly data: readonly INodeExecutionData[],
    readonly missing: FittingChoice['missing'],
  ) {}

  get size(): number {
    return this.ids.length;
  }

  /** undefined when no record has the id. */
  placeOf(id: string): number | undefined {
    return this.places.get(id);
  }

  add(id: string, item: number): void {
    this.places.set(id, this.size);
    this.ids.push(id);
    this.items.push(item);
  }

  idAt(place: number): string {
    return this.ids[place] ?? '';
  }

  itemAt(place: number): number {
    return this.items[place] ?? 0;
  }

  /** The item itself, not a copy. */
  sourceAt(place: number): INodeExecutionData {
    return this.data[this.itemAt(place)] ?? { json: {} };
  }

  pairedAt(place: number): IPairedItemData {
    return { item: this.itemAt(place), input: this.input };
  }

  /** How the record is called in the matching engine, where both lists meet. */
  engineIdAt(place: number): string {
    return this.engineIdOf(this.idAt(place));
  }

  engineIdOf(id: string): string {
    return `${this.input} ${id}`;
  }

  /** The record that is called so in the engine. It must be one of the list. */
  placeOfEngineId(engineId: string): number {
    return this.placeOf(engineId.slice(engineId.indexOf(' ') + 1)) ?? 0;
  }
}

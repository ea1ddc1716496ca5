import { givenNameShare, surnameShare } from '../../normalize/name-frequency';
import { formalNames, isListedGivenName } from '../../normalize/nicknames';
import { isKnownGivenName, lettersOf } from '../name-spelling';
import { growingInt32, growingUint8 } from './growing-array';
import { Interner } from './interner';
import { soundKey } from './sound-key';

/** What is known about a name by itself, whichever record it stands in. */
export const nameTraits = { initial: 1, knownGiven: 2, knownSurname: 4, double: 8, otherScript: 16 } as const;

/**
 * Every name that occurs, given names and last names in one list, so that swapped names compare as well. A last name of several
 * words is kept joined ("davisvail") beside its parts.
 */
export class NameTable {
  private readonly names = new Interner();
  private readonly traits = growingUint8();
  private readonly sounds = growingInt32();
  private readonly partsByName = new Map<number, readonly number[]>();
  private readonly soundIds = new Interner();
  private readonly letterSets = growingInt32();
  private readonly formals: (readonly number[] | undefined)[] = [];

  /** The number of a folded name of one word; 0 for ''. */
  idOf(name: string): number {
    if (name === '') return 0;
    const size = this.names.size;
    const id = this.names.idOf(name);
    if (id === size) this.describe(id, name);
    return id;
  }

  /** The number of a name of several words, joined; its parts are remembered. */
  idOfWords(words: readonly string[]): number {
    if (words.length <= 1) return this.idOf(words[0] ?? '');
    const id = this.idOf(words.join(''));
    if (!this.partsByName.has(id)) {
      this.partsByName.set(
        id,
        words.filter((word) => word.length > 1).map((word) => this.idOf(word)),
      );
      this.traits.set(id, this.traits.get(id) | nameTraits.double);
    }
    return id;
  }

  textOf(id: number): string {
    return this.names.textOf(id);
  }

  has(id: number, trait: number): boolean {
    return (this.traits.get(id) & trait) !== 0;
  }

  /** Equal for names that sound alike in English. */
  soundOf(id: number): number {
    return this.sounds.get(id);
  }

  /** The words of a double name; empty for a name of one word. */
  partsOf(id: number): readonly number[] {
    return this.partsByName.get(id) ?? [];
  }

  /** Which letters the name has, one bit each (see `lettersOf`). */
  lettersOf(id: number): number {
    return this.letterSets.get(id);
  }

  /** The formal names the name may stand for, in ascending order of their texts; itself when the list knows none. */
  formalsOf(id: number): readonly number[] {
    const known = this.formals[id];
    if (known !== undefined) return known;
    const found = [...new Set(formalNames(this.textOf(id)))].sort().map((formal) => this.idOf(formal));
    const list = found.length > 0 ? found : [id];
    this.formals[id] = list;
    return list;
  }

  get size(): number {
    return this.names.size;
  }

  private describe(id: number, name: string): void {
    let traits = 0;
    if (name.length === 1) traits |= nameTraits.initial;
    else {
      if (givenNameShare(name) !== null || isListedGivenName(name) || isKnownGivenName(name))
        traits |= nameTraits.knownGiven;
      if (surnameShare(name) !== null) traits |= nameTraits.knownSurname;
    }
    if (!/[a-z?]/.test(name)) traits |= nameTraits.otherScript;
    this.traits.set(id, traits);
    this.letterSets.set(id, lettersOf(name));
    this.sounds.set(id, this.soundIds.idOf(soundKey(name)));
  }
}

import { givenNameShare, surnameShare } from '../../normalize/name-frequency';
import { formalNames, isListedGivenName } from '../../normalize/nicknames';
import { isKnownGivenName, lettersOf } from '../name-spelling';
import { growingInt32, growingUint8 } from './growing-array';
import { Interner } from './interner';
import { soundKey } from './sound-key';

/** What is known about a name by itself, whichever record it stands in. */
export const nameTraits = { initial: 1, knownGiven: 2, knownSurname: 4, otherScript: 8 } as const;

/** Every name that occurs, given names and last names in one list, so that swapped names compare as well. */
export class NameTable {
  private readonly names = new Interner();
  private readonly traits = growingUint8();
  private readonly sounds = growingInt32();
  private readonly partsByName = new Map<number, readonly number[]>();
  private readonly soundIds = new Interner();
  private readonly letterSets = growingInt32();
  private readonly joined = growingInt32();
  private readonly formals: (readonly number[] | undefined)[] = [];

  /** The number of a folded name of one word; 0 for ''. */
  idOf(name: string): number {
    if (name === '') return 0;
    const size = this.names.size;
    const id = this.names.idOf(name);
    if (id === size) this.describe(id, name);
    return id;
  }

  /** The number of a name of several words; `joinedOf` tells that it is the same name written as one. */
  idOfWords(words: readonly string[]): number {
    if (words.length <= 1) return this.idOf(words[0] ?? '');
    const size = this.names.size;
    const id = this.names.idOf(words.join(' '));
    if (id === size) {
      const joined = words.join('');
      this.describe(id, joined);
      this.joined.set(id, this.idOf(joined));
      this.partsByName.set(
        id,
        words.filter((word) => word.length > 1).map((word) => this.idOf(word)),
      );
    }
    return id;
  }

  /** The number of the name written as one word; its own for a name of one word. */
  joinedOf(id: number): number {
    return this.joined.get(id) || id;
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

  /** The formal names the name may stand for, the most frequent first; itself when the list knows none. */
  formalsOf(id: number): readonly number[] {
    const known = this.formals[id];
    if (known !== undefined) return known;
    const found = [...new Set(formalNames(this.textOf(id)))]
      .sort((a, b) => (givenNameShare(b) ?? 0) - (givenNameShare(a) ?? 0) || (a < b ? -1 : 1))
      .map((formal) => this.idOf(formal));
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

import { SourceRecordSchema } from '../model/source-record';
import { isObject, textsOf, valueAt } from './field-values';
import { fieldMeaning, fieldWords } from './match-parts';
import type { FieldMeaning, MatchPart } from './match-parts';
import type { MatchRecord } from './match-record';
import { RecordParts } from './record-parts';
import { sourceRecordToMatch } from './source-record-to-match';

/** Which fields hold what, as far as an operator has said so; everything else is found by the names of the fields. */
export interface FieldChoice {
  /** Names of fields, or paths with dots, by what they hold. An empty list leaves the part out. */
  readonly named: Readonly<Partial<Record<MatchPart, readonly string[]>>>;
  /** Further fields to compare, e.g. a licence number. */
  readonly others: readonly string[];
}

export type FieldReading =
  | {
      readonly kind: 'read';
      readonly record: MatchRecord;
      /** False when the record has nothing that says who it is; a property or a status alone does not. */
      readonly isComparable: boolean;
    }
  /** The field that was named holds no text. */
  | { readonly kind: 'refused'; readonly field: string };

type Json = Readonly<Record<string, unknown>>;

const NAME_PARTS: ReadonlySet<MatchPart> = new Set([
  'fullName',
  'firstName',
  'middleName',
  'lastName',
  'suffix',
  'nickname',
]);
const ADDRESS_PARTS: ReadonlySet<MatchPart> = new Set(['street', 'unit', 'city', 'state', 'postalCode']);
const asSet = (words: string): ReadonlySet<string> => new Set(words.split('|'));
/** Objects that hold the parts of the person's name, of an address, or the whole of the person. */
const NAME_OBJECTS = asSet('name|full name|contact name|person name|display name');
const ADDRESS_OBJECTS = asSet(
  'address|addresses|mailing address|home address|current address|billing address|bill addr|postal address|street address',
);
const PERSON_OBJECTS = asSet(
  'contact|person|fields|properties|default fields|details|contact info|contact details|profile|prospect|applicant|resident|tenant|lead|customer|client|primary contact',
);
const DEEPEST = 3;
/** Names of fields whose meaning is remembered; more are a list whose names are values. */
const REMEMBERED_NAMES = 10_000;

/** What of a choice fits a list, and what was named that no record of it has: 'others' for the further fields. */
export interface FittingChoice {
  readonly choice: FieldChoice;
  readonly missing: readonly (MatchPart | 'others')[];
}

/**
 * Takes out of a choice the parts whose fields no record of a list has, so that they are found by their names: of two lists that
 * are linked each has fields of its own.
 */
export function fittingChoice(records: Iterable<Json>, { named, others }: FieldChoice): FittingChoice {
  const parts = Object.entries(named) as [MatchPart, readonly string[]][];
  const open = new Map<MatchPart | 'others', readonly string[]>(
    [...parts, ['others', others] as const].filter(([, fields]) => fields.length > 0),
  );
  for (const json of records) {
    if (open.size === 0) break;
    for (const [part, fields] of open)
      if (fields.some((field) => valueAt(json, field) !== undefined)) open.delete(part);
  }
  return {
    choice: { named: Object.fromEntries(parts.filter(([part]) => !open.has(part))), others },
    missing: [...open.keys()],
  };
}

/**
 * Reads records of any shape for matching: source records as Contact Import gives them, rows of a file, contacts as an API
 * returns them. Remembers what the list has, so that an operator can be told.
 */
export class MatchRecordReader {
  /** What at least one record has had to compare, in the words of an operator: "name", "email" ... */
  readonly kindsSeen = new Set<string>();
  private readonly meanings = new Map<string, FieldMeaning | null>();
  private readonly claimed: ReadonlySet<string>;

  constructor(private readonly choice: FieldChoice) {
    this.claimed = new Set([...Object.values(choice.named).flat(), ...choice.others]);
  }

  /** Reads one record. Never throws; the record is not changed. */
  read(json: Json, id: string): FieldReading {
    const source = sourceRecordOf(json);
    const parts = new RecordParts();
    const refused = this.addNamed(json, parts);
    if (refused !== null) return { kind: 'refused', field: refused };
    if (source === null) this.addDetected(json, parts, 0);
    const record = parts.over(source === null ? null : sourceRecordToMatch(source, id), id);
    const kinds = KINDS.filter(([, isThere]) => isThere(record));
    for (const [kind] of kinds) this.kindsSeen.add(kind);
    return { kind: 'read', record, isComparable: kinds.length > 0 };
  }

  /** Adds the fields that an operator has named; answers with one that cannot be read. */
  private addNamed(json: Json, parts: RecordParts): string | null {
    for (const [part, fields] of Object.entries(this.choice.named) as [MatchPart, readonly string[]][])
      for (const field of fields) {
        const texts = textsOf(valueAt(json, field), part);
        if (texts === null) return field;
        parts.add(part, '', texts);
      }
    for (const field of this.choice.others) {
      const texts = textsOf(valueAt(json, field), null);
      if (texts === null) return field;
      parts.addOther(field, texts);
    }
    return null;
  }

  private addDetected(json: Json, parts: RecordParts, depth: number): void {
    for (const [key, value] of Object.entries(json)) {
      if (value === null || value === undefined || this.claimed.has(key)) continue;
      const words = fieldWords(key.slice(0, 100));
      if (this.addObject(words, value, parts, depth)) continue;
      this.addValue(this.meaningOf(words), '', value, parts);
    }
  }

  /** True when the value was an object that is read part by part. */
  private addObject(words: string, value: unknown, parts: RecordParts, depth: number): boolean {
    const list = Array.isArray(value) ? (value as unknown[]) : [value];
    if (!list.some(isObject)) return false;
    const isAddress = ADDRESS_OBJECTS.has(words);
    if (!isAddress && Array.isArray(value)) return false;
    if (!isAddress && !NAME_OBJECTS.has(words)) {
      const isPerson = PERSON_OBJECTS.has(words) && depth < DEEPEST;
      if (isPerson && isObject(value)) this.addDetected(value, parts, depth + 1);
      return isPerson;
    }
    const allowed = isAddress ? ADDRESS_PARTS : NAME_PARTS;
    for (const [place, object] of list.slice(0, 5).entries()) {
      if (!isObject(object)) continue;
      for (const [key, inner] of Object.entries(object)) {
        const meaning = this.meaningWithin(words, fieldWords(key.slice(0, 100)));
        if (meaning && allowed.has(meaning.part)) this.addValue(meaning, `${words} ${place}`, inner, parts);
      }
    }
    return true;
  }

  private addValue(meaning: FieldMeaning | null, group: string, value: unknown, parts: RecordParts): void {
    if (meaning === null || this.choice.named[meaning.part] !== undefined) return;
    const texts = textsOf(value, meaning.part) ?? [];
    parts.add(
      meaning.part,
      group + meaning.group,
      // "contact" and "client" hold ids as often as names.
      meaning.part === 'fullName' ? texts.filter((text) => !/^\S*\d\S*$/.test(text)) : texts,
    );
  }

  /** "first" within "name", "line 1" within "address", "full" within "name". */
  private meaningWithin(object: string, words: string): FieldMeaning | null {
    return (
      this.meaningOf(words) ?? this.meaningOf(`${object} ${words}`) ?? this.meaningOf(`${words} ${object}`)
    );
  }

  private meaningOf(words: string): FieldMeaning | null {
    const known = this.meanings.get(words);
    if (known !== undefined) return known;
    const meaning = fieldMeaning(words) ?? null;
    if (this.meanings.size < REMEMBERED_NAMES) this.meanings.set(words, meaning);
    return meaning;
  }
}

/** What can be compared, in the words of an operator. */
const KINDS: readonly (readonly [string, (record: MatchRecord) => boolean])[] = [
  ['name', ({ name }) => Object.values(name).some((cell) => cell !== null)],
  ['company', ({ organisation }) => organisation !== null],
  ['email', ({ emails }) => emails.length > 0],
  ['phone', ({ phones }) => phones.length > 0],
  ['address', ({ addresses }) => addresses.length > 0],
  ['birth date', ({ birthDate }) => birthDate !== null],
];

/** The item as a source record; null for one of another shape. Only what looks like one is checked in full. */
function sourceRecordOf(json: Json): ReturnType<typeof SourceRecordSchema.parse> | null {
  if (!isObject(json.origin) || !Array.isArray(json.phones)) return null;
  const parsed = SourceRecordSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}

/**
 * What one record says about one person, as it is written: the input of the matching engine. Everything but the id
 * may be missing; nothing has to be clean. Values that are junk (placeholders, notes) are left out by the engine.
 */
export interface MatchRecord {
  /** Unique among the records that are matched together. */
  readonly id: string;
  /** The list it comes from; when lists are linked only pairs of different lists are looked at. */
  readonly source: string | null;
  readonly name: MatchName;
  /** A company that the record is about; not the employer of a person. */
  readonly organisation: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly MatchAddress[];
  /** In any usual order of day, month and year. */
  readonly birthDate: string | null;
  /** ISO 8601. */
  readonly updatedAt: string | null;
  /** What the person is to the property, where the source says so. */
  readonly role?: 'prospect' | 'applicant' | 'resident' | null;
  /** Every other column by its name, e.g. property_id, gender, licence_id. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A name in whichever columns the source has; a whole name may stand in any of the cells. */
export interface MatchName {
  readonly full: string | null;
  readonly first: string | null;
  readonly middle: string | null;
  readonly last: string | null;
  readonly suffix: string | null;
  readonly nickname: string | null;
}

export interface MatchAddress {
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
}

export const noName: MatchName = {
  full: null,
  first: null,
  middle: null,
  last: null,
  suffix: null,
  nickname: null,
};

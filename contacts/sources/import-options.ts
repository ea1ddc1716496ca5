import type { SourceSystem } from '../model/source-record';
import type { CountryCode } from '../normalize/libphonenumber';
import type { Encoding } from './encoding';
import type { MappableField } from './fields';

/** How a list is to be read. Everything but the region is found out when it is not given. */
export interface ImportOptions {
  /** ISO 3166-1 code assumed for numbers without a country code. */
  readonly region: CountryCode;
  readonly source: SourceSystem | 'auto';
  /** Where the file is said to come from, e.g. by the upload field: used only when its header belongs to no known layout. */
  readonly sourceHint?: SourceSystem;
  /** Heading text, or column number counted from 1, to field: stronger than what the heading means by itself. */
  readonly columns?: Readonly<Record<string, MappableField>>;
  readonly encoding?: Encoding;
  /** One character. */
  readonly delimiter?: string;
  /** False leaves out customers marked inactive and numbers with an inactive status. Default true: weak evidence. */
  readonly includeInactive?: boolean;
}

/** What an operator in the United States gets without setting anything. */
export const defaultImportOptions: ImportOptions = { region: 'US', source: 'auto', includeInactive: true };

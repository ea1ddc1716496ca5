import type { Address } from './person';

/** The five layouts that are generated. */
export const exportSources = ['propertyradar', 'quickbooks', 'openphone', 'google', 'list'] as const;
export type ExportSource = (typeof exportSources)[number];

/** One phone cell's worth, as the source writes it. */
export interface ExportPhone {
  readonly text: string;
  readonly label: 'mobile' | 'home' | 'work';
}

/** Whom a row names, as the source writes them. */
export interface ExportName {
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly suffix: string;
}

/** One row of an export before it has a layout. Texts are '' where the cell stays empty. */
export interface ExportRow {
  readonly name: ExportName;
  readonly company: string;
  readonly role: string;
  readonly phones: readonly ExportPhone[];
  readonly email: string;
  readonly address: Address | null;
  /** The number (PropertyRadar) or the customer (QuickBooks) is marked inactive. */
  readonly isInactive: boolean;
  /** PropertyRadar only: the second person of the property. */
  readonly secondary: { readonly name: ExportName; readonly phone: string; readonly email: string } | null;
}

/** "First M Last Jr", without blanks for what is missing. */
export function fullName({ first, middle, last, suffix }: ExportName): string {
  return [first, middle, last, suffix].filter((part) => part !== '').join(' ');
}

export interface ExportFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}

import type { ExportName, ExportPhone, ExportRow, ExportSource } from './export-row';
import { exportSources } from './export-row';
import type { Person } from './person';
import { writePhone } from './phone-formats';
import type { SeededRandom } from './seeded-random';
import { spellName, type Variation } from './spelling';

export const noName: ExportName = { first: '', middle: '', last: '', suffix: '' };

interface Appearance {
  readonly variation?: Variation;
  /** A further number of the person. */
  readonly second?: string | null;
  readonly isInactive?: boolean;
  /** Digits of an office extension; only where the layout writes them. */
  readonly extension?: string;
  readonly secondary?: ExportRow['secondary'];
}

/** Gathers the rows of all exports. */
export class RowCollector {
  private readonly rows: Record<ExportSource, ExportRow[]> = {
    propertyradar: [],
    quickbooks: [],
    openphone: [],
    google: [],
    list: [],
  };

  constructor(private readonly random: SeededRandom) {}

  /** The rows of one export, in an order that says nothing. */
  of(source: ExportSource): ExportRow[] {
    return this.random.shuffled(this.rows[source]);
  }

  /** `count` different sources. */
  someSources(count: number, among: readonly ExportSource[] = exportSources): ExportSource[] {
    return this.random.shuffled(among).slice(0, count);
  }

  /** A row about a person or company with the number, e-mail and address often missing. */
  add(source: ExportSource, person: Person, e164: string, appearance: Appearance = {}): void {
    const { random } = this;
    const { variation = 'none', second = null, extension } = appearance;
    const phones: ExportPhone[] = [
      {
        text: writePhone(source, e164, random) + (extension ? ` x${extension}` : ''),
        label: this.label(person),
      },
    ];
    if (second !== null)
      phones.push({
        text: writePhone(source, second, random),
        label: phones[0]?.label === 'mobile' ? 'home' : 'mobile',
      });
    // Public records and account names do not say where a person works.
    const showsCompany = person.last === '' || !['propertyradar', 'quickbooks'].includes(source);
    this.addRow(source, {
      name: spellName(person, source, variation),
      company: showsCompany ? (person.company ?? '') : '',
      role: showsCompany ? (person.role ?? '') : '',
      phones,
      email: random.chance(0.65) ? this.written(person.email) : '',
      address: random.chance(0.7) ? person.address : null,
      isInactive: appearance.isInactive ?? false,
      secondary: appearance.secondary ?? null,
    });
  }

  /** A row that names nobody, whatever stands in its name cell. */
  addNameless(source: ExportSource, label: string, e164: string): void {
    const phones: ExportPhone[] = [{ text: writePhone(source, e164, this.random), label: 'mobile' }];
    this.addRow(source, {
      name: { ...noName, first: label },
      company: '',
      role: '',
      phones,
      email: '',
      address: null,
      isInactive: false,
      secondary: null,
    });
  }

  /** A row about a person whose phone cell holds this text, whatever it is. */
  addWithPhoneText(source: ExportSource, person: Person, text: string): void {
    const phones: ExportPhone[] = text === '' ? [] : [{ text, label: 'mobile' }];
    this.addRow(source, {
      name: spellName(person, source, 'none'),
      company: '',
      role: '',
      phones,
      email: person.email,
      address: person.address,
      isInactive: false,
      secondary: null,
    });
  }

  private addRow(source: ExportSource, row: ExportRow): void {
    this.rows[source].push(row);
  }

  private label(person: Person): ExportPhone['label'] {
    if (person.last === '') return 'work';
    return this.random.chance(0.85) ? 'mobile' : 'home';
  }

  private written(email: string): string {
    return this.random.chance(0.05) ? email.toUpperCase() : email;
  }
}

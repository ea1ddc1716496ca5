import { readCompany } from '../../normalize/company-name';
import { companyTokens } from '../company-agreement';
import { Interner } from './interner';

/** Companies that records are about, with the words that say which company is meant. */
export class OrganisationTable {
  private readonly names = new Interner();
  private readonly tokens: (readonly string[])[] = [[]];

  /** Equal for names that differ only in legal form, abbreviations and punctuation; 0 for one that names nothing. */
  idOf(name: string): number {
    const words = readCompany(name) === null ? [] : companyTokens(name);
    if (words.length === 0) return 0;
    const size = this.names.size;
    const id = this.names.idOf(words.join(' '));
    if (id === size) this.tokens.push(words);
    return id;
  }

  tokensOf(id: number): readonly string[] {
    return this.tokens[id] ?? [];
  }
}

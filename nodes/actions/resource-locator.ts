import type { INodeProperties } from 'n8n-workflow';

interface Locator {
  readonly displayName: string;
  readonly name: string;
  readonly description: string;
  /** True for a choice that cannot be left empty. */
  readonly required?: boolean;
  readonly searchListMethod: string;
  /** Below the list. */
  readonly hint?: string;
  /** Of an ID. */
  readonly placeholder: string;
  /** Of an ID; anything without blanks unless it says otherwise. */
  readonly regex?: string;
  readonly errorMessage?: string;
}

/** A single thing that is chosen from a searchable list or named by its ID. */
export function resourceLocator(described: Locator): INodeProperties {
  const { displayName, name, description, required, searchListMethod, placeholder, hint } = described;
  const { regex = '^\\S{1,100}$', errorMessage = 'An ID has no spaces' } = described;
  return {
    displayName,
    name,
    type: 'resourceLocator',
    default: { mode: 'list', value: '' },
    ...(required !== undefined && { required }),
    description,
    modes: [
      {
        displayName: 'From List',
        name: 'list',
        type: 'list',
        ...(hint !== undefined && { hint }),
        typeOptions: { searchListMethod, searchable: true },
      },
      {
        displayName: 'By ID',
        name: 'id',
        type: 'string',
        placeholder,
        validation: [{ type: 'regex', properties: { regex, errorMessage } }],
      },
    ],
  };
}

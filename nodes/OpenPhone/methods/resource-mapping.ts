import type { FieldType, ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { connectWaiting } from '../transport';

const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  number: 'number',
  boolean: 'boolean',
  date: 'dateTime',
  'multi-select': 'array',
};

/** The custom fields of the workspace. The options of a multi-select are not told by the API. */
export async function customFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const client = await connectWaiting(this);
  const fields = (await client.customFields()).map(({ key, name, type }) => ({
    id: key,
    displayName: name,
    type: FIELD_TYPES[type] ?? ('string' as const),
    required: false,
    defaultMatch: false,
    display: true,
  }));
  return { fields };
}

import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { connectWaiting } from '../../OpenPhone/transport';

/** The numbers of the workspace. An error shows; it never looks like an empty list. */
export async function getPhoneNumbers(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
  const client = await connectWaiting(this);
  return (await client.phoneNumbers()).map(({ id, name, number, formattedNumber }) => ({
    name: [name, formattedNumber ?? number].filter(Boolean).join(' ') || id,
    value: id,
  }));
}

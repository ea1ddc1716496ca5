import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

export interface DescribedOperation {
  readonly resource: string;
  readonly option: INodePropertyOptions;
  /** "resource.operation" */
  readonly key: string;
}

/** Every operation that a node offers, as its description lists them. */
export function describedOperations({ properties }: INodeTypeDescription): DescribedOperation[] {
  return properties
    .filter(({ name }) => name === 'operation')
    .flatMap(({ displayOptions, options = [] }) =>
      (options as INodePropertyOptions[]).map((option) => {
        const resource = String(displayOptions?.show?.resource?.[0]);
        return { resource, option, key: `${resource}.${String(option.value)}` };
      }),
    );
}

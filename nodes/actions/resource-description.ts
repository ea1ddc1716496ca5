import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Described } from './operation';

interface ResourceDescription<Name extends string> {
  readonly resource: string;
  readonly operations: Readonly<Record<Name, Described>>;
  /** Name, action and description of each operation, in alphabetical order of the names. */
  readonly options: readonly (INodePropertyOptions & { readonly value: Name })[];
  readonly defaultOperation: Name;
}

/** The "Operation" parameter of a resource and the parameters of each operation, shown where they belong. */
export function describeResource<Name extends string>(
  description: ResourceDescription<Name>,
): INodeProperties[] {
  const { resource, operations, options, defaultOperation } = description;
  return [
    {
      displayName: 'Operation',
      name: 'operation',
      type: 'options',
      noDataExpression: true,
      displayOptions: { show: { resource: [resource] } },
      options: [...options],
      default: defaultOperation,
    },
    ...Object.entries<Described>(operations).flatMap(([operation, { properties }]) =>
      properties.map((property): INodeProperties => ({
        ...property,
        displayOptions: {
          ...property.displayOptions,
          show: { ...property.displayOptions?.show, resource: [resource], operation: [operation] },
        },
      })),
    ),
  ];
}

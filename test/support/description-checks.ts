import { existsSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { describedOperations } from './described-operations';

const byName = (left: string, right: string) => left.localeCompare(right, 'en');

const everyProperty = (list: readonly INodeProperties[]): INodeProperties[] =>
  list.flatMap((property) => [
    property,
    ...(property.type === 'collection' ? everyProperty(property.options as INodeProperties[]) : []),
  ]);

interface DescribedNode {
  readonly node: INodeType;
  /** Every operation by resource, as the router knows them. */
  readonly operations: Readonly<Record<string, Readonly<Record<string, object>>>>;
  /** The node's folder below nodes/. */
  readonly folder: string;
  /** Base name of icons, e.g. "resMan". */
  readonly icon: string;
  /** Base name of the node's files, e.g. "ResMan"; the folder's name without it. */
  readonly file?: string;
}

/** The checks of a node's description that lint cannot see, as tests of their own. */
export function checkDescription({ node, operations, folder, icon, file = folder }: DescribedNode): void {
  const { description } = node;
  const { properties } = description;
  const place = path.join(__dirname, '../../nodes', folder);
  const listed = describedOperations(description);
  const implemented = Object.entries(operations).flatMap(([resource, group]) =>
    Object.keys(group).map((operation) => `${resource}.${operation}`),
  );

  it('lists exactly the operations there are', () => {
    expect(listed.map(({ key }) => key).sort()).toEqual([...implemented].sort());
  });

  it('names resource and operation in the subtitle', () => {
    expect(description.subtitle).toBe('={{ $parameter["operation"] + ": " + $parameter["resource"] }}');
  });

  it.each(listed)('gives $resource > $option.name an action and a description', ({ option }) => {
    expect(option.action).toMatch(/^[A-Z][a-z]/);
    expect(option.description).not.toMatch(/\.$/);
    expect(option.description?.length).toBeGreaterThan(10);
  });

  it('sorts options and collections of five or more by name', () => {
    for (const { displayName, type, options = [] } of everyProperty(properties)) {
      if ((type !== 'options' && type !== 'collection') || options.length < 5) continue;
      const names = (options as Array<INodePropertyOptions | INodeProperties>).map((option) =>
        'displayName' in option ? option.displayName : option.name,
      );
      expect([displayName, ...names]).toEqual([displayName, ...[...names].sort(byName)]);
    }
  });

  it('begins what is asked with yes or no with Whether', () => {
    for (const { type, description: text } of everyProperty(properties))
      if (type === 'boolean') expect(text).toMatch(/^Whether /);
  });

  it('has a method behind each searchable list', () => {
    const methods = everyProperty(properties).flatMap(({ modes = [] }) =>
      modes.flatMap((mode) => mode.typeOptions?.searchListMethod ?? []),
    );
    expect(methods.length).toBeGreaterThan(0);
    for (const method of methods) expect(Object.keys(node.methods?.listSearch ?? {})).toContain(method);
  });

  it('shows one parameter of a name at a time, so that switching operations keeps what was typed', () => {
    for (const key of implemented) {
      const [resource, operation] = key.split('.');
      const shown = properties.filter(
        ({ displayOptions }) =>
          displayOptions?.show?.resource?.includes(resource ?? '') &&
          displayOptions.show.operation?.includes(operation ?? ''),
      );
      const names = shown.map(({ name }) => name);
      expect([key, ...names]).toEqual([key, ...new Set(names)]);
    }
  });

  it.each(implemented)('has an output schema for %s', (key) => {
    const [resource = '', operation = ''] = key.split('.');
    expect(existsSync(path.join(place, '__schema__/v1.0.0', resource, `${operation}.json`))).toBe(true);
  });

  it('has its codex file and both icons beside it', () => {
    for (const name of [`${icon}.svg`, `${icon}.dark.svg`, `${file}.node.json`])
      expect([name, existsSync(path.join(place, name))]).toEqual([name, true]);
  });
}

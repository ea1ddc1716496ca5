import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyMode, INodePropertyOptions, INodeType } from 'n8n-workflow';

interface CheckedNode {
  readonly node: INodeType;
  /** The codex file below nodes/. */
  readonly codex: string;
  /** Operations that give a list, as "resource.operation". */
  readonly lists: readonly string[];
}

const every = (list: readonly INodeProperties[]): INodeProperties[] =>
  list.flatMap((property) => [
    property,
    ...(property.type === 'collection' ? every(property.options as INodeProperties[]) : []),
  ]);

const regexOf = (mode: INodePropertyMode | undefined): string | undefined =>
  (mode?.validation ?? []).flatMap((check) =>
    'properties' in check && check.type === 'regex'
      ? [String((check.properties as { regex: string }).regex)]
      : [],
  )[0];

/** What holds for every parameter of a node that a leasing person fills in, as tests of their own. */
export function checkParameters({ node, codex, lists }: CheckedNode): void {
  const { properties } = node.description;
  const all = every(properties);
  const asked = all.filter(
    ({ name, type }) => type !== 'notice' && name !== 'resource' && name !== 'operation',
  );
  const titleOf = ({ displayName, displayOptions }: INodeProperties) =>
    [...(displayOptions?.show?.resource ?? []), ...(displayOptions?.show?.operation ?? []), displayName].join(
      ' > ',
    );

  it('explains every parameter in more than its title', () => {
    const unexplained = asked.filter(
      ({ displayName, description = '' }) =>
        description.length < 10 || description.toLowerCase() === displayName.toLowerCase(),
    );
    expect(unexplained.map(titleOf)).toEqual([]);
  });

  it('sorts what can be chosen by name, however few', () => {
    for (const { displayName, type, options = [] } of all) {
      if (type !== 'options' && type !== 'multiOptions' && type !== 'collection') continue;
      const names = (options as Array<INodePropertyOptions | INodeProperties>).map((option) =>
        'displayName' in option ? option.displayName : option.name,
      );
      const sorted = [...names].sort((left, right) => left.localeCompare(right, 'en'));
      expect([displayName, ...names]).toEqual([displayName, ...sorted]);
    }
  });

  it('names every single thing by a searchable list first, then by an ID with a rule and an example', () => {
    const locators = all.filter(({ type }) => type === 'resourceLocator');
    expect(locators.length).toBeGreaterThan(0);
    for (const { displayName, modes = [] } of locators) {
      const [list, id] = modes;
      expect([displayName, list?.type, list?.typeOptions?.searchable]).toEqual([displayName, 'list', true]);
      const example = id?.placeholder ?? '';
      expect([displayName, example]).toEqual([displayName, expect.stringMatching(/^e\.g\. \S/)]);
      expect(example.replace('e.g. ', '')).toMatch(new RegExp(regexOf(id) ?? '^$'));
    }
    const typed = all.filter(({ type, name }) => type === 'string' && /Ids?$/.test(name));
    expect(typed.map(titleOf)).toEqual([]);
  });

  it.each(lists)('gives all or up to a limit of %s', (list) => {
    const [resource = '', operation = ''] = list.split('.');
    const shown = properties.filter(
      ({ displayOptions }) =>
        displayOptions?.show?.resource?.includes(resource) &&
        displayOptions.show.operation?.includes(operation),
    );
    expect(shown.map(({ name }) => name)).toEqual(expect.arrayContaining(['returnAll', 'limit']));
  });

  it('is found in the editor by other words than its name', () => {
    const file = path.join(__dirname, '../../nodes', codex);
    const { alias } = JSON.parse(readFileSync(file, 'utf8')) as { alias: string[] };
    expect(alias.length).toBeGreaterThan(4);
  });
}

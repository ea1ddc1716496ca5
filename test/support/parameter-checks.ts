import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyMode, INodePropertyOptions, INodeType } from 'n8n-workflow';
import { describedOperations } from './described-operations';

interface WordedNode {
  readonly node: INodeType;
  /** The codex file below nodes/. */
  readonly codex: string;
}

interface CheckedNode extends WordedNode {
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

const titleOf = ({ displayName, displayOptions }: INodeProperties): string =>
  [...(displayOptions?.show?.resource ?? []), ...(displayOptions?.show?.operation ?? []), displayName].join(
    ' > ',
  );

/** What holds for the words of every node, triggers too, as tests of their own. */
export function checkWording({ node, codex }: WordedNode): void {
  const all = every(node.description.properties);
  const asked = all.filter(
    ({ name, type }) => type !== 'notice' && name !== 'resource' && name !== 'operation',
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

  it('is found in the editor by other words than its name', () => {
    const file = path.join(__dirname, '../../nodes', codex);
    const { alias } = JSON.parse(readFileSync(file, 'utf8')) as { alias: string[] };
    expect(alias.length).toBeGreaterThan(4);
  });
}

/** What holds for every parameter of a node that a leasing person fills in, as tests of their own. */
export function checkParameters({ node, codex, lists }: CheckedNode): void {
  const { properties } = node.description;
  const all = every(properties);

  checkWording({ node, codex });

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
    // An external ID is the customer's own key of a thing, which no list of the service knows.
    const typed = all.filter(
      ({ type, name }) => type === 'string' && /Ids?$/.test(name) && !/^externalIds?$/.test(name),
    );
    expect(typed.map(titleOf)).toEqual([]);
  });

  it('counts every "Get Many" among its lists', () => {
    const many = describedOperations(node.description).filter(({ option }) => option.name === 'Get Many');
    expect(lists).toEqual(expect.arrayContaining(many.map(({ key }) => key)));
  });

  it('can be used by an AI agent as a tool', () => {
    expect(node.description.usableAsTool).toBe(true);
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
}

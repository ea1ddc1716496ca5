import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { operations } from '../../../nodes/OpenPhone/actions/operations';
import { OpenPhone } from '../../../nodes/OpenPhone/OpenPhone.node';
import { openSandbox } from '../../clients/openphone/sandbox';
import { credentialsOf, itemsOf, jsonOf, runOpenPhone } from './run-open-phone';

const folder = path.join(__dirname, '../../../nodes/OpenPhone');
const node = new OpenPhone();
const { properties } = node.description;
const byName = (left: string, right: string) => left.localeCompare(right, 'en');

const listed = properties
  .filter(({ name }) => name === 'operation')
  .flatMap((property) =>
    (property.options as INodePropertyOptions[]).map((option) => ({
      resource: String(property.displayOptions?.show?.resource?.[0]),
      option,
    })),
  );
const implemented = Object.entries(operations).flatMap(([resource, group]) =>
  Object.keys(group).map((operation) => `${resource}.${operation}`),
);
const everyProperty = (list: readonly INodeProperties[]): INodeProperties[] =>
  list.flatMap((property) => [
    property,
    ...(property.type === 'collection' ? everyProperty(property.options as INodeProperties[]) : []),
  ]);

describe('the description of OpenPhone', () => {
  it('lists exactly the operations there are', () => {
    expect(listed.map(({ resource, option }) => `${resource}.${String(option.value)}`).sort()).toEqual(
      implemented.sort(),
    );
  });

  it('names resource and operation in the subtitle', () => {
    expect(node.description.subtitle).toBe('={{ $parameter["operation"] + ": " + $parameter["resource"] }}');
  });

  it.each(listed)('gives $resource > $option.name an action and a description', ({ option }) => {
    expect(option.action).toMatch(/^[A-Z][a-z]/);
    expect(option.description).not.toMatch(/\.$/);
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

  it.each(everyProperty(properties).filter(({ type }) => type === 'boolean'))(
    '$name begins with Whether',
    ({ description }) => {
      expect(description).toMatch(/^Whether /);
    },
  );

  it('has a method behind each searchable list and mapper', () => {
    const methods = everyProperty(properties).flatMap(({ modes = [], typeOptions }) => [
      ...modes.flatMap((mode) => mode.typeOptions?.searchListMethod ?? []),
      ...(typeOptions?.resourceMapper?.resourceMapperMethod ?? []),
    ]);
    expect(methods.length).toBeGreaterThan(3);
    const known = { ...node.methods.listSearch, ...node.methods.resourceMapping };
    for (const method of everyProperty(properties).flatMap(({ modes = [] }) =>
      modes.flatMap((mode) => mode.typeOptions?.searchListMethod ?? []),
    ))
      expect(Object.keys(known)).toContain(method);
    expect(Object.keys(known)).toContain('customFields');
  });

  it.each(implemented)('has an output schema for %s', (operation) => {
    const [resource = '', name = ''] = operation.split('.');
    const file = path.join(folder, '__schema__/v1.0.0', resource, `${name}.json`);
    expect(existsSync(file)).toBe(true);
  });

  it.each([
    ['contact', 'getAll', {}],
    ['contact', 'upsert', {}],
    ['conversation', 'getAll', {}],
    ['phoneNumber', 'getAll', {}],
  ])(
    'promises in the schema of %s.%s exactly the fields that come out',
    async (resource, operation, parameters) => {
      const sandbox = await openSandbox();
      await sandbox.seed({
        phoneNumbers: [{ id: 'PN1', number: '+15125550100' }],
        contacts: [{ id: 'c', source: 'x', defaultFields: { firstName: 'A' } }],
        conversations: [{ id: 'CN1', phoneNumberId: 'PN1', participants: ['+15125550142'] }],
      });
      const items = itemsOf({ externalId: 'lc-1', phones: '+15125550142' });
      const result = await runOpenPhone(
        credentialsOf(sandbox.url),
        { resource, operation, ...parameters },
        items,
      );
      await sandbox.close();
      const file = path.join(folder, '__schema__/v1.0.0', resource, `${operation}.json`);
      const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
      expect(Object.keys(jsonOf(result)[0] ?? {}).sort()).toEqual(Object.keys(schema.properties).sort());
    },
  );

  it.each(['openPhone.svg', 'openPhone.dark.svg', 'OpenPhone.node.json'])(
    'has the file %s beside it',
    (file) => {
      expect(existsSync(path.join(folder, file))).toBe(true);
    },
  );
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { ContactLedgerApi } from '../../../credentials/ContactLedgerApi.credentials';
import { operations } from '../../../nodes/ContactLedger/actions/operations';
import { ContactLedger } from '../../../nodes/ContactLedger/ContactLedger.node';

const folder = join(__dirname, '..', '..', '..', 'nodes', 'ContactLedger');
const node = new ContactLedger();
const { properties, icon } = node.description;
const listed = properties
  .filter(({ name }) => name === 'operation')
  .flatMap((property) =>
    (property.options as INodePropertyOptions[]).map((option) => ({
      resource: String(property.displayOptions?.show?.resource?.[0]),
      option,
    })),
  );
const everyProperty = (list: readonly INodeProperties[]): INodeProperties[] =>
  list.flatMap((property) => [
    property,
    ...(property.type === 'collection' ? everyProperty(property.options as INodeProperties[]) : []),
  ]);

describe('the description of Contact Ledger', () => {
  it('lists exactly the operations there are', () => {
    const implemented = Object.entries(operations).flatMap(([resource, ofResource]) =>
      Object.keys(ofResource).map((operation) => `${resource}.${operation}`),
    );
    const named = listed.map(({ resource, option }) => `${resource}.${String(option.value)}`);
    expect(named.sort()).toEqual(implemented.sort());
  });

  it('lists every resource that has operations', () => {
    const resource = properties.find(({ name }) => name === 'resource');
    const values = (resource?.options as INodePropertyOptions[]).map(({ value }) => value);
    expect(values).toEqual(Object.keys(operations).sort());
  });

  it.each(listed)('$resource > $option.name has an action and a description', ({ option }) => {
    expect(option.action).toMatch(/^[A-Z][a-z]/);
    expect(option.description).toMatch(/^[A-Z].*[^.]$/);
  });

  it('sorts options and collections by name', () => {
    for (const { displayName, type, name, options = [] } of everyProperty(properties)) {
      if ((type !== 'options' && type !== 'collection') || name === 'keepIn') continue;
      const names = (options as (INodePropertyOptions | INodeProperties)[]).map((option) =>
        'displayName' in option ? option.displayName : option.name,
      );
      expect([displayName, ...names]).toEqual([
        displayName,
        ...[...names].sort((a, b) => a.localeCompare(b, 'en')),
      ]);
    }
  });

  it.each(listed)('$resource > $option.name has a schema of its output', ({ resource, option }) => {
    const file = join(folder, '__schema__', 'v1.0.0', resource, `${String(option.value)}.json`);
    const schema = JSON.parse(readFileSync(file, 'utf8')) as { type: string; properties: object };
    expect(schema.type).toBe('object');
    expect(Object.keys(schema.properties).length).toBeGreaterThan(0);
  });

  it('has its icons in both colours, and so has the credential', () => {
    const icons = icon as { light: string; dark: string };
    expect(new Set([icons.light, icons.dark]).size).toBe(2);
    for (const file of [icons.light, icons.dark]) expect(existsSync(join(folder, file.slice(5)))).toBe(true);
    const { light, dark } = new ContactLedgerApi().icon as { light: string; dark: string };
    const credentials = join(folder, '..', '..', 'credentials');
    for (const file of [light, dark]) expect(existsSync(join(credentials, file.slice(5)))).toBe(true);
  });

  it('tests the credential it names, with a method it has', () => {
    const [credential] = node.description.credentials ?? [];
    expect(credential?.name).toBe(new ContactLedgerApi().name);
    expect(Object.keys(node.methods.credentialTest)).toContain(credential?.testedBy);
  });

  it('shows the password as dots', () => {
    const password = new ContactLedgerApi().properties.find(({ name }) => name === 'password');
    expect(password?.typeOptions?.password).toBe(true);
  });
});

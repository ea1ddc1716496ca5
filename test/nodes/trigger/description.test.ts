import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { DomIqTrigger } from '../../../nodes/DomIqTrigger/DomIqTrigger.node';
import { OpenPhoneTrigger } from '../../../nodes/OpenPhoneTrigger/OpenPhoneTrigger.node';
import { ResManTrigger } from '../../../nodes/ResManTrigger/ResManTrigger.node';
import { checkWording } from '../../support/parameter-checks';

const root = path.join(__dirname, '../../..');

const everyProperty = (list: readonly INodeProperties[]): INodeProperties[] =>
  list.flatMap((property) => [
    property,
    ...(property.type === 'collection' ? everyProperty(property.options as INodeProperties[]) : []),
  ]);

describe.each([
  ['ResManTrigger', new ResManTrigger()],
  ['DomIqTrigger', new DomIqTrigger()],
  ['OpenPhoneTrigger', new OpenPhoneTrigger()],
])('the description of %s', (name, node) => {
  const description: INodeTypeDescription = node.description;
  const folder = path.join(root, 'nodes', name);
  const properties = everyProperty(description.properties);
  const json = (file: string) =>
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, unknown>;

  it('is of version 2 from the start: n8n evaluates an expression for every webhook of version 1', () => {
    expect(description.version).toEqual([2]);
  });

  it('has no expression in its webhook, which n8n would evaluate for every delivery', () => {
    expect(description.webhooks).toHaveLength(1);
    expect(JSON.stringify(description.webhooks)).not.toContain('{{');
  });

  it('has no input, one output, and is no tool', () => {
    expect([description.inputs, description.outputs]).toEqual([[], ['main']]);
    expect(description.usableAsTool).toBeUndefined();
    expect(description.group).toEqual(['trigger']);
  });

  it('implements the whole life of its webhook', () => {
    expect(Object.keys(node.webhookMethods.default).sort()).toEqual(['checkExists', 'create', 'delete']);
  });

  checkWording({ node, codex: `${name}/${name}.node.json` });

  it('begins what is asked with yes or no with Whether', () => {
    for (const { displayName, type, description: text } of properties)
      if (type === 'boolean')
        expect([displayName, text]).toEqual([displayName, expect.stringMatching(/^Whether /)]);
  });

  it('asks for the ledger’s login only where it is PostgreSQL', () => {
    expect(
      description.credentials?.find((credential) => credential.name === 'contactLedgerApi'),
    ).toMatchObject({
      displayOptions: { show: { keepIn: ['postgres'] } },
    });
  });

  it('is listed in the package', () => {
    const { n8n } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      n8n: { nodes: string[] };
    };
    expect(n8n.nodes).toContain(`dist/nodes/${name}/${name}.node.js`);
  });

  it('has icons for light and dark, a codex and an output schema of its version beside it', () => {
    const icon = description.icon as { light: string; dark: string };
    for (const file of [icon.light, icon.dark])
      expect(existsSync(path.join(folder, file.replace('file:', '')))).toBe(true);
    expect(json(`${name}.node.json`)).toMatchObject({
      node: `n8n-nodes-leasing-contacts.${description.name}`,
      nodeVersion: '2.0',
    });
    expect(json('__schema__/v2.0.0/output.json')).toMatchObject({ type: 'object', version: 1 });
  });
});

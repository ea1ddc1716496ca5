import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { operations } from '../../../nodes/DomIQ/actions/operations';
import { DomIq } from '../../../nodes/DomIQ/DomIq.node';
import { openDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { checkDescription } from '../../support/description-checks';
import { conversation, credentialsOf, jsonOf, runDomIq } from './run-domiq';

const AT = '2026-11-02T15:00:00.000Z';

describe('the description of DomIQ', () => {
  checkDescription({ node: new DomIq(), operations, folder: 'DomIQ', icon: 'domIq', file: 'DomIq' });

  it.each<[string, string, INodeParameters]>([
    ['contactContext', 'get', { contactId: 'c1' }],
    ['contactContext', 'upsert', { contactId: 'c1', updatedAt: AT }],
    ['conversation', 'get', { conversationId: conversation('v1') }],
    ['conversation', 'getAll', {}],
    ['conversation', 'linkContact', { conversationId: conversation('v1'), contactId: 'c1' }],
    ['preference', 'update', { contactId: 'c1', updateFields: { optOut: true } }],
  ])(
    'promises in the schema of %s.%s exactly the fields that come out',
    async (resource, operation, parameters) => {
      const domIq = await openDomIq();
      await domIq.seed({
        contexts: [{ contact_id: 'c1', full_name: 'Imani', updated_at: AT }],
        conversations: [{ id: 'v1' }],
      });
      const result = await runDomIq(credentialsOf(domIq.url), { resource, operation, ...parameters });
      await domIq.close();
      const file = path.join(
        __dirname,
        '../../../nodes/DomIQ/__schema__/v1.0.0',
        resource,
        `${operation}.json`,
      );
      const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
      expect(Object.keys(jsonOf(result)[0] ?? {}).sort()).toEqual(Object.keys(schema.properties).sort());
    },
  );
});

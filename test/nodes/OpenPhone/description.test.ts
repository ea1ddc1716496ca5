import { readFileSync } from 'node:fs';
import path from 'node:path';
import { operations } from '../../../nodes/OpenPhone/actions/operations';
import { OpenPhone } from '../../../nodes/OpenPhone/OpenPhone.node';
import { openSandbox } from '../../clients/openphone/sandbox';
import { checkDescription } from '../../support/description-checks';
import { credentialsOf, itemsOf, jsonOf, runOpenPhone } from './run-open-phone';

const folder = path.join(__dirname, '../../../nodes/OpenPhone');
const node = new OpenPhone();
const { properties } = node.description;
describe('the description of OpenPhone', () => {
  checkDescription({ node, operations, folder: 'OpenPhone', icon: 'openPhone' });

  it('has more than three searchable lists and mappers, and the mapper of custom fields', () => {
    const methods = properties.flatMap(({ modes = [], typeOptions }) => [
      ...modes.flatMap((mode) => mode.typeOptions?.searchListMethod ?? []),
      ...(typeOptions?.resourceMapper?.resourceMapperMethod ?? []),
    ]);
    expect(methods.length).toBeGreaterThan(3);
    expect(Object.keys(node.methods.resourceMapping)).toContain('customFields');
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
});

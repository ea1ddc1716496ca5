import { operations } from '../../../nodes/OpenPhone/actions/operations';
import { OpenPhone } from '../../../nodes/OpenPhone/OpenPhone.node';
import { checkDescription } from '../../support/description-checks';
import { checkParameters } from '../../support/parameter-checks';

const node = new OpenPhone();

describe('the description of OpenPhone', () => {
  checkDescription({ node, operations, folder: 'OpenPhone', icon: 'openPhone' });

  checkParameters({
    node,
    codex: 'OpenPhone/OpenPhone.node.json',
    lists: [
      'call.getAll',
      'contact.getAll',
      'conversation.getAll',
      'message.getAll',
      'phoneNumber.getAll',
      'webhook.getAll',
    ],
  });

  it('has more than three searchable lists and mappers, and the mapper of custom fields', () => {
    const methods = node.description.properties.flatMap(({ modes = [], typeOptions }) => [
      ...modes.flatMap((mode) => mode.typeOptions?.searchListMethod ?? []),
      ...(typeOptions?.resourceMapper?.resourceMapperMethod ?? []),
    ]);
    expect(methods.length).toBeGreaterThan(3);
    expect(Object.keys(node.methods.resourceMapping)).toContain('customFields');
  });
});

import { operations } from '../../../nodes/ResMan/actions/operations';
import { ResMan } from '../../../nodes/ResMan/ResMan.node';
import { checkDescription } from '../../support/description-checks';
import { checkParameters } from '../../support/parameter-checks';

describe('the description of ResMan', () => {
  checkDescription({ node: new ResMan(), operations, folder: 'ResMan', icon: 'resMan' });

  checkParameters({
    node: new ResMan(),
    codex: 'ResMan/ResMan.node.json',
    lists: [
      'contact.search',
      'employee.getAll',
      'lostReason.getAll',
      'property.getAll',
      'prospect.getAll',
      'prospectSource.getAll',
      'resident.getAll',
    ],
  });

  it('draws the outputs of the operation that is chosen', () => {
    const { outputs } = new ResMan().description;
    expect(outputs).toContain('"contact.upsert":[{"type":"main","displayName":"Done"}');
    expect(outputs).toContain('"displayName":"Refused"');
    expect(outputs).toContain('"displayName":"Checkpoint"');
    expect(outputs).not.toContain('contact.get"');
  });
});

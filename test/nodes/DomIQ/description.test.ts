import { operations } from '../../../nodes/DomIQ/actions/operations';
import { DomIq } from '../../../nodes/DomIQ/DomIq.node';
import { checkDescription } from '../../support/description-checks';
import { checkParameters } from '../../support/parameter-checks';

describe('the description of DomIQ', () => {
  checkDescription({ node: new DomIq(), operations, folder: 'DomIQ', icon: 'domIq', file: 'DomIq' });

  checkParameters({ node: new DomIq(), codex: 'DomIQ/DomIq.node.json', lists: ['conversation.getAll'] });
});

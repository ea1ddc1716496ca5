import type { DomIqClient } from '../../../clients/domiq';
import type * as actions from '../../actions/operation';

/** One item in, any number out. */
export type ItemOperation = actions.ItemOperation<DomIqClient>;

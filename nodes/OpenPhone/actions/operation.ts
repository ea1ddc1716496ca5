import type * as actions from '../../actions/operation';
import type { Connection } from '../transport';

export type { ItemOutcome } from '../../actions/operation';
export type ItemOperation = actions.ItemOperation<Connection>;
export type BatchOperation = actions.BatchOperation<Connection>;

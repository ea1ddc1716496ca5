import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { CancelledError, endsAll, InvalidInputError } from '../../../clients/domiq';
import type { DomIqClient } from '../../../clients/domiq';
import { chosenOperation, runOverItems } from '../../actions/run-over-items';
import { connect } from '../transport';
import { operations } from './operations';

/** Runs the chosen operation over the items. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = chosenOperation<DomIqClient>(this, operations);
  const client = await connect(this);
  return await runOverItems(
    this,
    operation,
    client,
    (error) => error instanceof InvalidInputError || error instanceof CancelledError,
    endsAll,
  );
}

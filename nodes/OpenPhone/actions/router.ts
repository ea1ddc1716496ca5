import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
  CancelledError,
  endsAll,
  InvalidContactError,
  REQUESTS_PER_SECOND,
} from '../../../clients/openphone';
import { chosenOperation, runOverItems } from '../../actions/run-over-items';
import { connect } from '../transport';
import type { Connection } from '../transport';
import { operations } from './operations';

/** Runs the chosen operation over the items, at the pace of the option "Requests per Second". */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = chosenOperation<Connection>(this, operations);
  const pace = this.getNodeParameter('options.requestsPerSecond', 0, REQUESTS_PER_SECOND) as number;
  const connection = await connect(this, pace);
  return await runOverItems(
    this,
    operation,
    connection,
    (error) => error instanceof InvalidContactError || error instanceof CancelledError,
    endsAll,
  );
}

import type { IExecuteFunctions } from 'n8n-workflow';
import type { Clock } from '../../../../ledger';
import { textParameter } from '../each-item';

/** How we know what somebody said, as the parameters of an item have it; a time that cannot be read is refused later. */
export function readEvidence(node: IExecuteFunctions, item: number, clock: Pick<Clock, 'now'>) {
  const text = (name: string) => textParameter(node, name, item);
  const stated = text('statedAt');
  const isTime = stated !== null && !Number.isNaN(Date.parse(stated));
  return {
    system: text('system') ?? '',
    statedAt: isTime ? new Date(stated).toISOString() : (stated ?? clock.now()),
    quote: text('quote'),
    evidenceId: text('evidenceId'),
  };
}

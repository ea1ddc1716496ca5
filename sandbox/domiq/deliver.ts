import { ApiError } from '../server/api-error';
import { findIssues, type Schema } from '../server/json-schema';
import { refuseField } from './domiq-error';
import type { Workspace } from './workspace';

const DELIVER: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    order: { type: 'string', enum: ['as_happened', 'reversed'] },
    copies: { type: 'integer', minimum: 1, maximum: 10 },
    ids: { type: 'array', items: { type: 'string' }, maxItems: 10_000 },
  },
};

/**
 * Lets deliveries go, in order or reversed, each as often as `copies` says: without `ids` the held ones, else those that
 * are named, sent before or not.
 * @returns the ids of the deliveries in the order in which they are sent
 * @throws {ApiError} 400; nothing was let go
 */
export function chooseDeliveries({ store }: Workspace, body: unknown): string[] {
  const issues = findIssues(DELIVER, body ?? {});
  if (issues.length) throw ApiError.invalid(issues);
  const { order, copies = 1, ids } = (body ?? {}) as { order?: string; copies?: number; ids?: string[] };
  const chosen: string[] = [];
  for (const held of store.all('heldDelivery')) {
    if (ids && !ids.includes(held.id)) continue;
    store.put('delivery', held);
    store.remove('heldDelivery', held.id);
    if (!ids) chosen.push(held.id);
  }
  for (const [index, id] of (ids ?? []).entries()) {
    if (!store.get('delivery', id)) throw refuseField(`/ids/${index}`, 'Expected the id of a delivery');
    chosen.push(id);
  }
  if (order === 'reversed') chosen.reverse();
  return chosen.flatMap((id) => Array.from({ length: copies }, () => id));
}

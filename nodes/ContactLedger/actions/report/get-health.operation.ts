import type { INodeProperties } from 'n8n-workflow';
import { alertsOf, DEFAULT_HEALTH_LIMITS, syncHealth, type HealthLimits } from '../../../../ledger';
import { textParameter } from '../each-item';
import type { RoutedOperation } from '../operation';

const limit = (displayName: string, name: keyof HealthLimits, description: string): INodeProperties => ({
  displayName,
  name,
  type: 'number',
  typeOptions: { minValue: 0 },
  default: DEFAULT_HEALTH_LIMITS[name],
  description,
});

const limits: INodeProperties[] = [
  limit(
    'Dead Letters',
    'deadLetters',
    'How many events and changes may have been given up before a person is told',
  ),
  limit(
    'Drifted Contacts',
    'drifted',
    'How many contacts the last comparison may have found to have drifted apart',
  ),
  limit('Oldest Change (Seconds)', 'oldestEffectSeconds', 'How long a system may be owed something'),
  limit('Oldest Event (Seconds)', 'oldestEventSeconds', 'How long an event may wait'),
  limit('Oldest Opt-Out (Seconds)', 'oldestOptOutSeconds', 'How long an opt-out may wait to be told on'),
];

/** One item: whether the sync keeps up; by the second output when something is over its limit. */
export const getHealth: RoutedOperation = {
  outputs: ['Well', 'Alert'],
  properties: [
    {
      displayName: 'Limits',
      name: 'limits',
      type: 'collection',
      placeholder: 'Add limit',
      default: {},
      description: 'From when on something is worth telling a person about',
      options: limits,
    },
  ],
  async executeRouted({ node, ledger, clock }) {
    const health = await syncHealth(ledger, clock.now());
    const set = limits.map(({ name }) => [name, textParameter(node, `limits.${name}`, 0)] as const);
    const given = Object.fromEntries(
      set.flatMap(([name, text]) => (text === null ? [] : [[name, Number(text)]])),
    );
    const alerts = alertsOf(health, { ...DEFAULT_HEALTH_LIMITS, ...given });
    const item = [{ json: { ...health, alerts } }];
    return alerts.length === 0 ? [item, []] : [[], item];
  },
};

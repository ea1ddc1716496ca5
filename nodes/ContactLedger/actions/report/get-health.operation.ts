import type { INodeProperties } from 'n8n-workflow';
import { alertsOf, DEFAULT_HEALTH_LIMITS, syncHealth, type HealthLimits } from '../../../../ledger';
import { textParameter } from '../each-item';
import type { RoutedOperation } from '../operation';

/** The defaults are those of `DEFAULT_HEALTH_LIMITS`; n8n's lint wants to read them here. */
const limits: INodeProperties[] = [
  {
    displayName: 'Dead Letters',
    name: 'deadLetters' satisfies keyof HealthLimits,
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 0,
    description: 'How many events and changes may have been given up before a person is told',
  },
  {
    displayName: 'Drifted Contacts',
    name: 'drifted' satisfies keyof HealthLimits,
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 0,
    description: 'How many contacts the last comparison may have found to have drifted apart',
  },
  {
    displayName: 'Oldest Change (Seconds)',
    name: 'oldestEffectSeconds' satisfies keyof HealthLimits,
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 300,
    description: 'How long a system may be owed something',
  },
  {
    displayName: 'Oldest Event (Seconds)',
    name: 'oldestEventSeconds' satisfies keyof HealthLimits,
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 300,
    description: 'How long an event may wait',
  },
  {
    displayName: 'Oldest Opt-Out (Seconds)',
    name: 'oldestOptOutSeconds' satisfies keyof HealthLimits,
    type: 'number',
    typeOptions: { minValue: 0 },
    default: 60,
    description: 'How long an opt-out may wait to be told on',
  },
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

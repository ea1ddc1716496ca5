import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_MAX_ATTEMPTS } from '../../ledger';

/** As the parameters say them; an option that was never added, or is no number, counts as these. */
const DEFAULTS = {
  batchSize: 50,
  windowMs: 300,
  leaseSeconds: 300,
  maxAttempts: DEFAULT_MAX_ATTEMPTS,
} as const;

/** Who says that the work on an event is done. */
export const completeByProperty: INodeProperties = {
  displayName: 'Complete Events',
  name: 'completeBy',
  type: 'options',
  noDataExpression: true,
  options: [
    {
      name: 'By the Workflow',
      value: 'workflow',
      description:
        'End the workflow with Contact Ledger > Event > Complete. What is not completed is handed out again after the lease.',
    },
    {
      name: 'When Handed Over',
      value: 'handedOver',
      description:
        'As soon as the execution has begun. What a failed execution leaves undone is not tried again.',
    },
  ],
  default: 'workflow',
  description: 'Who says that the work on an event is done; until then it is not forgotten',
};

/**
 * Options that every trigger has, to be sorted among a trigger's own.
 * @param source the default of "Source Name"
 * @param windowMs the default of "Batch Window"
 */
export const sharedOptions = (source: string, windowMs: number = DEFAULTS.windowMs): INodeProperties[] => [
  {
    displayName: 'Batch Size',
    name: 'batchSize',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 1000 },
    default: 50,
    description: 'How many events one execution gets at most',
  },
  {
    displayName: 'Batch Window (Milliseconds)',
    name: 'windowMs',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 10_000 },
    default: windowMs,
    description:
      'How long the first event waits for others, so that one execution gets them all. The sender is answered before.',
  },
  {
    displayName: 'Lease (Seconds)',
    name: 'leaseSeconds',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 300,
    description:
      'How long the execution has to complete its events before they are handed out again. Give it longer than the work takes.',
  },
  {
    displayName: 'Max Attempts',
    name: 'maxAttempts',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 8,
    description: 'After so many attempts without success an event is dead, until it is replayed',
  },
  {
    displayName: 'Source Name',
    name: 'source',
    type: 'string',
    default: source,
    placeholder: `e.g. ${source}-leasing`,
    description:
      'The name under which the ledger keeps the events. Two triggers with the same name share their events: each goes to one of them. Give each a name of its own.',
  },
];

/** What a parameter with several choices names, each once, sorted; from an expression it may be a text with commas. */
export function chosenTexts(
  context: { getNodeParameter(name: string, fallback?: unknown): unknown },
  name: string,
): string[] {
  const value = context.getNodeParameter(name, []);
  const list: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
  return [...new Set(list.map((entry) => String(entry).trim()).filter((entry) => entry !== ''))].sort();
}

/** How events are handed out. */
export interface TriggerSettings {
  readonly source: string;
  readonly completeBy: 'workflow' | 'handedOver';
  readonly batchSize: number;
  readonly windowMs: number;
  readonly leaseMs: number;
  readonly maxAttempts: number;
}

/**
 * Reads them. A number that is none counts as the default.
 * @param defaultSource for an empty "Source Name"
 * @param defaultWindowMs of this trigger
 */
export function readTriggerSettings(
  context: { getNodeParameter(name: string, fallback?: unknown): unknown },
  defaultSource: string,
  defaultWindowMs: number = DEFAULTS.windowMs,
): TriggerSettings {
  const options = context.getNodeParameter('options', {}) as Readonly<Record<string, unknown>>;
  const number = (name: keyof typeof DEFAULTS, least: number) => {
    const usual = name === 'windowMs' ? defaultWindowMs : DEFAULTS[name];
    const value = Number(options[name] ?? usual);
    return Number.isFinite(value) && value >= least ? Math.trunc(value) : usual;
  };
  return {
    source:
      String(options.source ?? '')
        .trim()
        .slice(0, 90) || defaultSource,
    completeBy:
      context.getNodeParameter('completeBy', 'workflow') === 'handedOver' ? 'handedOver' : 'workflow',
    batchSize: number('batchSize', 1),
    windowMs: Math.min(number('windowMs', 0), 10_000),
    leaseMs: number('leaseSeconds', 1) * 1_000,
    maxAttempts: number('maxAttempts', 1),
  };
}

import type { IWebhookFunctions } from 'n8n-workflow';
import { systemClock } from '../../ledger';
import type { TriggerSettings } from './trigger-properties';

type Context = Pick<IWebhookFunctions, 'getMode'>;

const isTest = (context: Context): boolean => context.getMode() === 'manual';

/** The source under which an event is kept: a test is kept apart from what is real ... */
export const sourceFor = (context: Context, source: string): string =>
  isTest(context) ? `${source}-test` : source;

/** ... and may be repeated with the same sample. */
export const eventIdFor = (context: Context, eventId: string | null): string | null =>
  isTest(context) ? systemClock.newId() : eventId;

/** How events are handed out: in the editor somebody waits, and the execution that is shown is all that will be done with them. */
export const settingsFor = (context: Context, settings: TriggerSettings): TriggerSettings =>
  isTest(context) ? { ...settings, windowMs: 0, completeBy: 'handedOver' } : settings;

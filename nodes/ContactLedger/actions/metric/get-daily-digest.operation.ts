import type { IExecuteFunctions } from 'n8n-workflow';
import { dateIn, firstOfDays } from '../../../../contacts/analytics/date-range';
import { composeDigest } from '../../../../contacts/analytics/digest/digest-message';
import { dailyDigest } from '../../../../ledger';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { unreadable } from '../read-each';

/** One item: what happened on a day, by property and in total, and the same as a mail. See docs/metrics.md. */
export const getDailyDigest: PlainOperation = {
  properties: [
    {
      displayName: 'Day',
      name: 'day',
      type: 'string',
      default: '',
      placeholder: 'e.g. 2026-11-20',
      description: 'Which day is told of. Leave empty for yesterday.',
    },
    {
      displayName: 'Time Zone',
      name: 'timeZone',
      type: 'string',
      default: '={{ $now.zoneName }}',
      placeholder: 'e.g. America/New_York',
      description: 'Whose day it is: a name of the IANA list',
    },
    {
      displayName: 'Address of the Pages',
      name: 'pagesAddress',
      type: 'string',
      default: '',
      placeholder: 'e.g. https://n8n.example.com',
      description:
        'Where n8n answers, for the links to the pages of workflows 22, 26 and 28. Leave empty for a digest without links.',
    },
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const now = clock.now();
      const timeZone = textParameter(node, 'timeZone', item) ?? 'UTC';
      const date = textParameter(node, 'day', item) ?? firstOfDays(dateIn(now, timeZone), 2);
      const pagesAddress = readPagesAddress(node, item);
      const digest = await dailyDigest(ledger, { date, timeZone }, now);
      return { json: { ...composeDigest(digest, pagesAddress), ...digest } };
    });
  },
};

/** @throws {NodeOperationError} something else than an address of the web */
function readPagesAddress(node: IExecuteFunctions, item: number): string | null {
  const given = textParameter(node, 'pagesAddress', item);
  if (given === null) return null;
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given;
  throw unreadable(node, item, ['Address of the Pages']);
}

import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
  countedFigures,
  scoreBuckets,
  type CountedFigure,
} from '../../../../contacts/analytics/contact-analytics';
import { contactsCounted } from '../../../../ledger';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { onlyOutput, textParameter } from '../each-item';
import { everyPage } from '../every-page';
import type { PlainOperation } from '../operation';
import { unreadable } from '../read-each';
import { wantedLimit } from '../recurring-properties';
import { metricsProperties, readMetricsRequest } from './metrics-properties';

const figure: INodeProperties = {
  displayName: 'Figure',
  name: 'figure',
  type: 'options',
  options: [
    {
      name: 'Active Contacts',
      value: 'active_contacts',
      description: 'With whom there was something within the days',
    },
    {
      name: 'Converted Contacts',
      value: 'converted_contacts',
      description: 'New contacts who are applicants or residents by now',
    },
    {
      name: 'Enriched Contacts',
      value: 'enriched_contacts',
      description: 'About whom something was learned within the days',
    },
    { name: 'New Contacts', value: 'new_contacts', description: 'Who became known within the days' },
    { name: 'Total Contacts', value: 'total_contacts', description: 'Who were known at the end of the days' },
  ] satisfies (INodePropertyOptions & { value: CountedFigure })[],
  default: 'new_contacts',
  description: 'Whom it counts',
};

const only: INodeProperties = {
  displayName: 'Only',
  name: 'only',
  type: 'collection',
  placeholder: 'Add filter',
  default: {},
  options: [
    {
      displayName: 'Day',
      name: 'day',
      type: 'string',
      default: '',
      placeholder: 'e.g. 2026-11-20',
      description: 'Who became known on this day, which is one of the days above',
    },
    {
      displayName: 'Lead Score',
      name: 'leadScore',
      type: 'options',
      options: [
        { name: '0 to 19', value: '0-19' },
        { name: '20 to 39', value: '20-39' },
        { name: '40 to 59', value: '40-59' },
        { name: '60 to 79', value: '60-79' },
        { name: '80 to 100', value: '80-100' },
        { name: 'Any', value: '' },
        { name: 'None', value: 'none' },
      ],
      default: '',
      description: 'Whose lead score is within these bounds',
    },
    {
      displayName: 'Source',
      name: 'source',
      type: 'string',
      default: '',
      placeholder: 'e.g. domiq',
      description: 'Whom this system made known first',
    },
  ],
};

/** The contacts behind a figure, those known last first. See docs/metrics.md. */
export const getContactsCounted: PlainOperation = {
  properties: [figure, ...returnAllAndLimit, ...metricsProperties, only],
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => {
      const request = {
        ...readMetricsRequest(node, item),
        figure:
          choiceOf(node, item, { name: 'figure', title: 'Figure', among: countedFigures }) ?? 'new_contacts',
        day: textParameter(node, 'only.day', item),
        source: textParameter(node, 'only.source', item),
        leadScore: choiceOf(node, item, { name: 'only.leadScore', title: 'Lead Score', among: scoreBuckets }),
      };
      const found = await everyPage(wantedLimit(node), (page) => contactsCounted(ledger, request, page));
      return found.map((json) => ({ json }));
    });
  },
};

/** One of several; null when it is left empty. @throws {NodeOperationError} an expression gives something else */
function choiceOf<Value extends string>(
  node: IExecuteFunctions,
  item: number,
  { name, title, among }: { name: string; title: string; among: readonly Value[] },
): Value | null {
  const given = textParameter(node, name, item);
  const found = among.find((value) => value === given);
  if (given !== null && found === undefined) throw unreadable(node, item, [title]);
  return found ?? null;
}

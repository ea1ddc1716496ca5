import { describeResource } from '../../../actions/resource-description';
import { beginComparison } from './begin-comparison.operation';
import { compare } from './compare.operation';
import { finishComparison } from './finish-comparison.operation';
import { get } from './get.operation';
import { getHealth } from './get-health.operation';
import { getDriftReports } from './get-drift-reports.operation';
import { verify } from './verify.operation';

export const operations = {
  beginComparison,
  compare,
  finishComparison,
  get,
  getDriftReports,
  getHealth,
  verify,
} as const;

export const description = describeResource({
  resource: 'report',
  operations,
  defaultOperation: 'get',
  options: [
    {
      name: 'Begin Comparison',
      value: 'beginComparison',
      action: 'Begin comparison with a system',
      description: 'Open a comparison of all contacts with ResMan',
    },
    {
      name: 'Compare With System',
      value: 'compare',
      action: 'Compare contacts with a system',
      description: 'Compare a page of contacts, as ResMan lists them, with the ledger',
    },
    {
      name: 'Finish Comparison',
      value: 'finishComparison',
      action: 'Finish comparison with a system',
      description: 'Close a comparison and report what has drifted apart',
    },
    {
      name: 'Get',
      value: 'get',
      action: 'Get report',
      description: 'Count what was done and check that the books balance',
    },
    {
      name: 'Get Drift Reports',
      value: 'getDriftReports',
      action: 'Get drift reports',
      description: 'Retrieve what former comparisons came to',
    },
    {
      name: 'Get Health',
      value: 'getHealth',
      action: 'Get health of the sync',
      description: 'Find out whether something waits too long, was given up, or has drifted apart',
    },
    {
      name: 'Verify',
      value: 'verify',
      action: 'Verify report',
      description: 'Compare what was pushed with the contacts that OpenPhone lists',
    },
  ],
});

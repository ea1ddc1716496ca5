import type { Answer } from '../server/api-error';
import { V2Error } from './v2-error';
import { leases, residents } from './v2-leases';
import { accountId, addNote, employees, pickLists, properties, prospectSources } from './v2-lists';
import { prospects } from './v2-prospects';
import type { V2Request } from './v2-request';
import type { Workspace } from './workspace';

type Endpoint = (workspace: Workspace, request: V2Request) => Readonly<Record<string, unknown>>;

/** The endpoints of the Partners API, by method and path. */
export const v2Endpoints: Readonly<Record<string, Endpoint>> = {
  'GET /Account/AccountId': accountId,
  'GET /CreditReporting/Residents': residents,
  'GET /Employees': employees,
  'GET /Leasing/Leases': leases,
  'GET /PickLists': pickLists,
  'GET /Properties': properties,
  'GET /ProspectSources': prospectSources,
  'GET /Prospects': prospects,
  'POST /Notes': addNote,
};

/** @throws {V2Error} not licensed, or a mandatory filter is missing */
export function runV2(workspace: Workspace, method: string, path: string, request: V2Request): Answer {
  const endpoint = v2Endpoints[`${method} ${path}`];
  if (endpoint === undefined) throw new V2Error(404, 'Not found', 10404);
  const { entitledEndpoints } = workspace.settings();
  if (entitledEndpoints !== null && !entitledEndpoints.includes(path)) throw V2Error.notEntitled();
  return { status: 200, body: endpoint(workspace, request) };
}

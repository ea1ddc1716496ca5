import { ApiError, type Answer } from '../server/api-error';
import {
  getAccountId,
  getEmployees,
  getLostProspectReasons,
  getProperties,
  getProspectSources,
  getUnits,
} from './leasing';
import { postLead } from './post-lead';
import { getApplicantsAndCurrentResidents, getCurrentResidents, searchResidents } from './residents';
import { searchProspects } from './search-prospects';
import { Failure, type Fields, type V1Result, type Workspace } from './workspace';
import { writeDocument, type Content } from './xml';

type Method = (workspace: Workspace, fields: Fields) => V1Result;

/** The methods of the classic API, by the path behind the slash. */
export const v1Methods: Readonly<Record<string, Method>> = {
  'Account/GetAccountID': getAccountId,
  'Account/GetProperties': getProperties,
  'Leasing/GetApplicantsAndCurrentResidents': getApplicantsAndCurrentResidents,
  'Leasing/GetCurrentResidents': getCurrentResidents,
  'Leasing/GetEmployees': getEmployees,
  'Leasing/GetLostProspectReasons': getLostProspectReasons,
  'Leasing/GetProspectSources': getProspectSources,
  'Leasing/SearchResidents': searchResidents,
  'MITS/PostLeadManagement4_0': postLead,
  'MITS/SearchProspects': searchProspects,
  'Property/GetUnits': getUnits,
};

/** MITS methods answer XML whatever is accepted, the others JSON. */
const isXml = (method: string): boolean => method.startsWith('MITS/');

const nameOf = (method: string): string => method.split('/')[1] ?? method;

/** @throws {ApiError} for every answer that is a failure */
export function runV1(workspace: Workspace, method: string, fields: Fields): Answer {
  const run = v1Methods[method];
  if (run === undefined) throw new ApiError(404, 'The resource cannot be found.');
  const result = run(workspace, fields);
  const { accountId } = workspace.settings();
  if (result.kind === 'xml')
    return xmlAnswer({
      MethodName: nameOf(method),
      Status: 'Success',
      AccountID: accountId,
      PropertyID: fields.get('PropertyID'),
      Response: result.response,
    });
  return {
    status: 200,
    body: {
      MethodName: nameOf(method),
      Status: 'Success',
      ErrorDescription: null,
      AccountID: Number(accountId),
      PropertyID: fields.get('PropertyID') || null,
      ...result.members,
    },
  };
}

/** A failure as v1 says it: HTTP 200 with `Error` in XML and `Failed` in JSON; what is no business failure keeps its status. */
export function renderV1Error(error: ApiError, method: string): Answer {
  if (!(error instanceof Failure)) return page(error.status, error.message);
  const MethodName = nameOf(method);
  if (isXml(method))
    return xmlAnswer({
      MethodName,
      Status: 'Error',
      ErrorDescription: error.message,
      Response: error.response,
    });
  return { status: 200, body: { MethodName, Status: 'Failed', ErrorDescription: error.message } };
}

/** What a server in front of ResMan shows. */
export function page(status: number, message: string): Answer {
  return {
    status,
    text: {
      contentType: 'text/html; charset=utf-8',
      content: `<html><head><title>${status}</title></head><body><h1>${message}</h1></body></html>`,
    },
  };
}

function xmlAnswer(content: { readonly [name: string]: Content | undefined }): Answer {
  return {
    status: 200,
    text: { contentType: 'application/xml; charset=utf-8', content: writeDocument({ ResMan: content }) },
  };
}

import type { ApiError } from '../server/api-error';
import type { ServiceApi } from '../server/api-request';
import { keyFingerprint } from '../server/key-fingerprint';
import { parseJson } from '../server/request-body';
import type { Routed } from '../server/router';
import type { RawRequest } from '../server/serve';
import type { ResManRoom } from './control';
import { page, renderV1Error, runV1, v1Methods } from './v1-api';
import { runV2, v2Endpoints } from './v2-api';
import { renderV2Error, V2Error } from './v2-error';
import { Failure, Fields } from './workspace';

/** The key was not accepted; how v1 says so is a setting. */
class WrongKey extends Failure {}

/** The classic API posts to /Interface/Method; everything else is v2's. */
const isV2 = ({ method, url }: RawRequest): boolean =>
  method !== 'POST' || !/^\/[^/]+\/[^/]+$/.test(url.pathname);

const fieldsOf = ({ bodyText }: RawRequest): Fields => new Fields(new URLSearchParams(bodyText ?? ''));

/** The beginning of an answer in the format that the request is answered in. */
const BROKEN_XML = {
  contentType: 'application/xml; charset=utf-8',
  content: '<?xml version="1.0" encoding="utf-8"?><ResMan><Status>Success</Status><Response><LeadMan',
};
const BROKEN_JSON = {
  contentType: 'application/json; charset=utf-8',
  content: '{"Status":"Success","Residents":[{"PersonID":"',
};

/** Both generations on one address; no path of one is a path of the other. */
export function resManApi({ workspace, settingsFile }: ResManRoom): ServiceApi<Routed> {
  const check = (partner: string, key: string): string | null => {
    const fingerprint = keyFingerprint(`${partner}:${key}`);
    const { acceptedKeyFingerprints: accepted } = settingsFile.current;
    const isIn = partner !== '' && key !== '' && (accepted === null || accepted.includes(fingerprint));
    return isIn ? fingerprint : null;
  };
  const isAccount = (accountId: string): boolean => accountId === settingsFile.current.accountId;

  function authenticateV1(request: RawRequest): string {
    const fields = fieldsOf(request);
    const fingerprint = check(fields.get('IntegrationPartnerID'), fields.get('ApiKey'));
    if (fingerprint === null) throw new WrongKey('The IntegrationPartnerID or ApiKey is not valid');
    const needsAccount = request.url.pathname !== '/Account/GetAccountID';
    if (needsAccount && !isAccount(fields.get('AccountID'))) throw new Failure('Account could not be found');
    return fingerprint;
  }

  function authenticateV2({ headers }: RawRequest): string {
    const encoded = /^Basic (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    const [partner = '', ...key] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    const fingerprint = check(partner, key.join(':'));
    if (fingerprint === null) throw V2Error.wrongCredentials();
    if (!isAccount(String(headers['resman-account-id'] ?? ''))) throw V2Error.missing('ResMan-Account-Id');
    return fingerprint;
  }

  function renderWrongKey(error: WrongKey, method: string) {
    const { wrongKeyAnswer } = settingsFile.current;
    if (wrongKeyAnswer === 'page') return page(403, 'Access denied');
    if (wrongKeyAnswer === 'unauthorized') return { status: 401, body: { message: error.message } };
    return renderV1Error(error, method);
  }

  return {
    routes: [
      ...Object.keys(v1Methods).map((path) => ({ method: 'POST', path: `/${path}` })),
      ...Object.keys(v2Endpoints).map((key) => {
        const [method = '', path = ''] = key.split(' ');
        return { method, path };
      }),
    ],
    authenticate: (request) => (isV2(request) ? authenticateV2(request) : authenticateV1(request)),
    run(_route, request) {
      const { method, url } = request;
      const run = () =>
        isV2(request)
          ? runV2(workspace, method, url.pathname, {
              query: url.searchParams,
              body: parseJson(request.bodyText),
            })
          : runV1(workspace, url.pathname.slice(1), fieldsOf(request));
      return workspace.store.transaction(run);
    },
    renderError(error: ApiError, request) {
      if (isV2(request)) return renderV2Error(error, settingsFile.current.retryAfterSeconds);
      const method = request.url.pathname.slice(1);
      return error instanceof WrongKey ? renderWrongKey(error, method) : renderV1Error(error, method);
    },
    malformed: ({ url }) => (url.pathname.startsWith('/MITS/') ? BROKEN_XML : BROKEN_JSON),
  };
}

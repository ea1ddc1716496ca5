import { sendHttp } from '../http';

/** Whoever may publish in a running n8n. */
export interface Login {
  readonly email: string;
  readonly password: string;
}

/** n8n binds a login to the browser it was made in. */
const BROWSER = 'leasing-contacts-start';

/** What a request of the editor carries. */
export type EditorHeaders = Readonly<Record<'cookie' | 'browser-id', string>>;

/** Logs in to n8n's editor. @returns what later requests carry, or null when the password is another by now */
export async function logIn(url: string, { email, password }: Login): Promise<EditorHeaders | null> {
  const body = JSON.stringify({ emailOrLdapLoginId: email, password });
  const { status, headers } = await sendHttp(`${url}/rest/login`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'browser-id': BROWSER,
    },
    body,
  });
  const cookies = [headers['set-cookie'] ?? []].flat().map((line) => line.split(';')[0] ?? '');
  return status === 200 && cookies.length > 0 ? { cookie: cookies.join('; '), 'browser-id': BROWSER } : null;
}

/** What the server wrote into the page: where to ask, and as whom. */
export interface PageSettings {
  readonly apiUrl: string;
  readonly filesUrl: string;
  readonly token: string;
  readonly reviewer: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * Reads the settings out of `<script type="application/json" id="page">`.
 * @throws Error when they are missing or incomplete; the page cannot work without them.
 */
export function readSettings(document: Document): PageSettings {
  const parsed: unknown = JSON.parse(document.getElementById('page')?.textContent ?? 'null');
  const { apiUrl, filesUrl, token, reviewer } = (parsed ?? {}) as Partial<
    Record<keyof PageSettings, unknown>
  >;
  if (!isText(apiUrl) || !isText(filesUrl) || !isText(token) || !isText(reviewer))
    throw new Error('The page came without its settings. Open it again from n8n.');
  return { apiUrl, filesUrl, token, reviewer };
}

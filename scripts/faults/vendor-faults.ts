import { sendHttp, sendJson } from '../http';

const FOR_EVER = 1_000_000_000;

/**
 * What goes wrong at every vendor: of all requests 15 % are answered 5xx and 5 % 429, before anything is done; of the writes
 * 5 % are done and the line is cut. A rule counts the requests that those before it have left: 10 % and 90 % / 18 are 15 %,
 * 85 % / 17 and 80 % / 16 are 5 % each.
 */
const RULES = [
  { action: 'status', status: 503, every: 10, times: FOR_EVER },
  { action: 'status', status: 500, every: 18, times: FOR_EVER },
  { action: 'status', status: 429, retryAfterSeconds: 1, every: 17, times: FOR_EVER },
  { action: 'drop_after', every: 16, times: FOR_EVER, match: { method: 'POST' } },
  { action: 'drop_after', every: 16, times: FOR_EVER, match: { method: 'PUT' } },
  { action: 'drop_after', every: 16, times: FOR_EVER, match: { method: 'PATCH' } },
] as const;

/** Makes a sandbox misbehave, unless it does: a restart ends its rules. Resolves with whether it is there. */
export async function keepMisbehaving(sandboxUrl: string): Promise<boolean> {
  const url = `${sandboxUrl}/_sandbox/misbehave`;
  try {
    const { data } = JSON.parse((await sendHttp(url)).body) as { data: unknown[] };
    if (data.length >= RULES.length) return true;
    await sendHttp(url, { method: 'DELETE' });
    for (const rule of RULES) await sendJson(url, 'POST', rule);
    return true;
  } catch {
    return false;
  }
}

/** Ends it, for the last reading. */
export async function stopMisbehaving(sandboxUrl: string): Promise<void> {
  await sendHttp(`${sandboxUrl}/_sandbox/misbehave`, { method: 'DELETE' });
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings } from '../../../sandbox/domiq/settings';
import { openDomIq, type OpenDomIq } from './domiq-sandbox';

const page = readFileSync(path.join(__dirname, '../../../docs/domiq.md'), 'utf8');

/** The curl commands of the page in their order. */
const commands = [...page.matchAll(/`curl (?:-X (\w+) )?"?\$S\/([^\s"`]+)"?(?: -d '([^']+)')?`/g)].map(
  ([, method, route = '', body]) => ({ method: method ?? (body ? 'POST' : 'GET'), route, body }),
);

describe('docs/domiq.md', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  afterAll(() => domIq.close());

  it('shows commands that the sandbox takes, one after the other', async () => {
    expect(commands.length).toBeGreaterThan(15);
    for (const { method, route, body } of commands) {
      const { deliveries } = await domIq.state();
      const sent = body?.replace('dlv_...', deliveries[0]?.id ?? '');
      const { status } = await domIq.call(method, `/_sandbox/${route}`, { ...(sent && { body: sent }) });
      expect([method, route, status < 300]).toEqual([method, route, true]);
    }
  });

  it.each(Object.keys(defaultSettings))('names the setting %s', (name) => {
    expect(page).toContain(`\`${name}\``);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSettings } from '../../../sandbox/resman/settings';
import { openResMan, type OpenResMan } from './resman-sandbox';

const page = readFileSync(path.join(__dirname, '../../../docs/resman-sandbox.md'), 'utf8');

/** The curl commands of the page in their order. */
const commands = [...page.matchAll(/`curl (?:-X (\w+) )?"?\$S\/([^\s"`]+)"?(?: -d '([^']+)')?`/g)].map(
  ([, method, route = '', body]) => ({
    method: method ?? (body ? 'POST' : 'GET'),
    route,
    body: body === undefined ? undefined : (JSON.parse(body) as unknown),
  }),
);

describe('docs/resman-sandbox.md', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  afterAll(() => resMan.close());

  it('shows commands that the sandbox takes, one after the other', async () => {
    expect(commands).toHaveLength(page.split('`curl ').length - 1);
    for (const { method, route, body } of commands) {
      const { status } = await resMan.control(method, route, body);
      expect([method, route, status < 300]).toEqual([method, route, true]);
    }
  });

  it.each(Object.keys(defaultSettings))('names the setting %s', (name) => {
    expect(page).toContain(`\`${name}\``);
  });
});

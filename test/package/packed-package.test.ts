import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync, spawnSync } from '../../scripts/child-process';

const root = join(__dirname, '..', '..');
jest.setTimeout(180_000);

/**
 * Loads every node and credential of the installed package in a process of its own, with only n8n-workflow at
 * hand (as in n8n), and prints what their descriptions say.
 */
const LOADER = `
const { createRequire } = require('node:module');
const path = require('node:path');
const folder = process.argv[1];
const installed = path.join(folder, 'node_modules', 'n8n-nodes-leasing-contacts');
const manifest = require(path.join(installed, 'package.json'));
const load = (file) => { const made = require(path.join(installed, file)); return Object.values(made).filter((value) => typeof value === 'function').map((Class) => new Class()); };
const nodes = manifest.n8n.nodes.flatMap((file) => load(file).filter((node) => node.description).map((node) => ({ file, description: node.description, methods: { listSearch: Object.keys(node.methods?.listSearch ?? {}), loadOptions: Object.keys(node.methods?.loadOptions ?? {}), resourceMapping: Object.keys(node.methods?.resourceMapping ?? {}), credentialTest: Object.keys(node.methods?.credentialTest ?? {}) } })));
const credentials = manifest.n8n.credentials.flatMap((file) => load(file).map((credential) => ({ file, credential })));
const outside = Object.keys(require.cache).filter((file) => !file.startsWith(installed) && file.includes('node_modules') && !file.includes('n8n-workflow') );
process.stdout.write(JSON.stringify({ manifest, nodes, credentials, dependencies: Object.keys(manifest.dependencies ?? {}), outside: outside.length }));
`;

interface Property {
  name: string;
  displayName: string;
  type: string;
  options?: { name: string; value?: unknown; action?: string }[];
  default?: unknown;
  typeOptions?: {
    searchListMethod?: string;
    loadOptionsMethod?: string;
    resourceMapper?: { resourceMapperMethod: string };
  };
  modes?: { typeOptions?: { searchListMethod?: string } }[];
}
interface Loaded {
  manifest: { n8n: { nodes: string[]; credentials: string[] } };
  dependencies: string[];
  nodes: {
    file: string;
    methods: Record<'listSearch' | 'loadOptions' | 'resourceMapping' | 'credentialTest', string[]>;
    description: {
      name: string;
      displayName: string;
      description: string;
      subtitle?: string;
      icon: { light: string; dark: string };
      inputs: unknown[];
      outputs: unknown[];
      outputNames?: string[];
      credentials?: { name: string }[];
      properties: Property[];
      usableAsTool?: boolean;
    };
  }[];
  credentials: {
    file: string;
    credential: { name: string; displayName: string; documentationUrl: string };
  }[];
}

describe('the packed package, installed into an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-packed-'));
  let loaded: Loaded;
  const installed = join(folder, 'node_modules', 'n8n-nodes-leasing-contacts');

  beforeAll(() => {
    const npm = (args: string[], cwd: string): string =>
      execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const [{ filename }] = JSON.parse(
      npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
    ) as [{ filename: string }];
    writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "private": true }');
    npm(
      [
        'install',
        join(folder, filename),
        '--legacy-peer-deps',
        '--ignore-scripts',
        '--offline',
        '--no-audit',
        '--no-fund',
      ],
      folder,
    );
    // n8n puts its own n8n-workflow on the module path; stand in for that, and for nothing else.
    const modules = join(folder, 'n8n-modules');
    mkdirSync(modules);
    execFileSync('ln', ['-s', join(root, 'node_modules', 'n8n-workflow'), join(modules, 'n8n-workflow')]);
    const printed = execFileSync(process.execPath, ['-e', LOADER, folder], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE_PATH: modules },
      maxBuffer: 64 * 1024 * 1024,
    });
    loaded = JSON.parse(printed) as Loaded;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('brings no run-time dependency', () => {
    expect(loaded.dependencies).toEqual([]);
    const modules = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(modules).toEqual(['n8n-nodes-leasing-contacts']);
    expect(existsSync(join(installed, 'node_modules'))).toBe(false);
  });

  it('loads every node and credential that its manifest names', () => {
    expect(loaded.nodes.map(({ file }) => file)).toEqual(loaded.manifest.n8n.nodes);
    expect(loaded.credentials.map(({ file }) => file)).toEqual(loaded.manifest.n8n.credentials);
    expect(loaded.nodes.length).toBeGreaterThanOrEqual(4);
  });

  it('has icons, a codex file and a subtitle for every node', () => {
    for (const { file, description } of loaded.nodes) {
      const at = join(installed, file, '..');
      for (const icon of [description.icon.light, description.icon.dark])
        readFileSync(join(at, icon.replace('file:', '')));
      const codex = JSON.parse(readFileSync(join(installed, file.replace(/\.js$/, '.json')), 'utf8')) as {
        node: string;
        alias?: string[];
      };
      expect(codex.node).toBe(`n8n-nodes-leasing-contacts.${description.name}`);
      expect(codex.alias?.length ?? 0).toBeGreaterThan(0);
      expect(description.subtitle).toBeTruthy();
      expect(description.description).toMatch(/^[A-Z].*[^.]$/);
    }
  });

  it('names as many outputs as it has', () => {
    for (const {
      description: { outputs, outputNames },
    } of loaded.nodes) {
      if (typeof outputs === 'string') {
        // Outputs that depend on the operation: an expression with a list for each operation that has several.
        const byOperation = JSON.parse(/\{ \((\{.*\})\)\[/.exec(outputs)?.[1] ?? '{}') as Record<
          string,
          { displayName: string }[]
        >;
        expect(Object.keys(byOperation).length).toBeGreaterThan(0);
        for (const key of Object.keys(byOperation)) expect(key).toMatch(/^\w+\.\w+$/);
        for (const named of Object.values(byOperation))
          expect(new Set(named.map(({ displayName }) => displayName)).size).toBeGreaterThan(1);
        continue;
      }
      if (outputNames) expect(outputNames).toHaveLength(outputs.length);
      if (outputs.length > 1) expect(outputNames).toBeDefined();
    }
  });

  it('gives every operation an action and every option list an order', () => {
    for (const { description } of loaded.nodes) {
      for (const property of description.properties.filter(({ name }) => name === 'operation')) {
        for (const option of property.options ?? [])
          expect(`${option.name}: ${option.action ?? 'NO ACTION'}`).not.toContain('NO ACTION');
        const names = (property.options ?? []).map(({ name }) => name);
        expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
        expect((property.options ?? []).map(({ value }) => value)).toContain(property.default);
      }
    }
  });

  it('has the method behind every searchable list, option list and mapper', () => {
    for (const { description, methods } of loaded.nodes) {
      for (const property of description.properties) {
        for (const mode of property.modes ?? []) {
          const method = mode.typeOptions?.searchListMethod;
          if (method) expect(methods.listSearch).toContain(method);
        }
        if (property.typeOptions?.loadOptionsMethod)
          expect(methods.loadOptions).toContain(property.typeOptions.loadOptionsMethod);
        if (property.typeOptions?.resourceMapper)
          expect(methods.resourceMapping).toContain(property.typeOptions.resourceMapper.resourceMapperMethod);
      }
    }
  });

  it('asks only for credentials of this package', () => {
    const known = loaded.credentials.map(({ credential }) => credential.name);
    for (const { description } of loaded.nodes) {
      for (const { name } of description.credentials ?? []) expect(known).toContain(name);
    }
  });

  it('carries nothing of the machine it was built on', () => {
    const found = spawnSync(
      'grep',
      [
        '-rlE',
        '(^|[^a-z.])/(root|home|work|tmp|Users)/[a-z]',
        installed,
        '--include=*.js',
        '--include=*.json',
      ],
      { encoding: 'utf8' },
    ).stdout.trim();
    expect(found).toBe('');
  });
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const root = join(__dirname, '..', '..');

/** What each part of the house may import, besides itself. Arrows go one way. */
const ALLOWED: Record<string, readonly string[]> = {
  contacts: [],
  clients: ['contacts'],
  ledger: ['contacts'],
  credentials: [],
  nodes: ['clients', 'ledger', 'contacts'],
  pages: ['contacts'],
  sandbox: ['contacts'],
  scripts: ['contacts', 'clients', 'ledger', 'sandbox'],
};

/** The only packages each part may import; `node:` modules are listed by name. */
const PACKAGES: Record<string, readonly string[]> = {
  contacts: ['node:crypto'],
  clients: ['node:crypto'],
  credentials: ['n8n-workflow'],
  pages: [],
  nodes: ['n8n-workflow', 'node:crypto', 'node:path', 'node:os', 'node:fs/promises', 'stream', 'node:stream'],
};

/** One file a library, and one of its own in the sandbox, which does not ship: see docs/architecture.md, "Build". */
const SEAMS: Record<string, readonly string[]> = {
  'zod/v4': ['contacts/model/zod.ts'],
  'libphonenumber-js/max': ['contacts/normalize/libphonenumber.ts'],
  papaparse: ['contacts/sources/papaparse.ts'],
  kysely: ['ledger/kysely.ts'],
  pg: ['ledger/postgres.ts'],
  '@rgrove/parse-xml': ['clients/resman/xml/parse-xml.ts', 'sandbox/resman/xml.ts'],
  preact: ['pages/preact.ts'],
  'preact/hooks': ['pages/preact.ts'],
  'fast-xml-builder': ['clients/resman/xml/xml-builder.ts', 'sandbox/resman/xml.ts'],
};

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(part: string): Import[] {
  return sourceFiles(join(root, part)).flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const pattern = /(?:from\s+|import\s*\(\s*|require\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm;
    return [...text.matchAll(pattern)].map((match) => ({
      file: relative(root, path),
      target: match[1] ?? '',
    }));
  });
}

describe.each(Object.keys(ALLOWED))('%s', (part) => {
  const imports = importsOf(part);

  it('imports only the parts below it', () => {
    const wrong = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(({ file, target }) => ({ file, part: normalize(join(dirname(file), target)).split('/')[0] ?? '' }))
      .filter(
        (found) =>
          found.part !== part && found.part !== 'package.json' && !ALLOWED[part]?.includes(found.part),
      );
    expect(wrong).toEqual([]);
  });

  it('imports third-party libraries only through their one wrapper file', () => {
    const wrong = imports.filter(({ file, target }) => SEAMS[target]?.includes(file) === false);
    expect(wrong).toEqual([]);
  });

  it('imports no package that is not on its list', () => {
    const list = PACKAGES[part];
    const wrong = imports.filter(
      ({ target }) =>
        list !== undefined &&
        !target.startsWith('.') &&
        SEAMS[target] === undefined &&
        !list.includes(target),
    );
    expect(wrong).toEqual([]);
  });
});

it('gives the pages nothing of the contacts but types, and only of the review', () => {
  const wrong = sourceFiles(join(root, 'pages')).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm)]
      .map(([statement, target = '']) => ({
        file: relative(root, path),
        statement,
        target: normalize(join(relative(root, dirname(path)), target)),
      }))
      .filter(({ target }) => target.startsWith('contacts'))
      .filter(
        ({ statement, target }) =>
          !/^(?:import|export) type\b/.test(statement) || !target.startsWith('contacts/review/'),
      ),
  );
  expect(wrong).toEqual([]);
});

it('finds imports at all, so that the rules above can fail', () => {
  expect(importsOf('contacts').length).toBeGreaterThan(10);
});

it('keeps every source file under 300 lines', () => {
  const long = Object.keys(ALLOWED)
    .flatMap((part) => sourceFiles(join(root, part)))
    .map((path) => ({ file: relative(root, path), lines: readFileSync(path, 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 330);
  expect(long).toEqual([]);
});

it('has no file named after nothing', () => {
  const vague = Object.keys(ALLOWED)
    .flatMap((part) => sourceFiles(join(root, part)))
    .filter((path) => /(^|\/)(utils?|helpers?|common|misc|manager)\.tsx?$/.test(path));
  expect(vague).toEqual([]);
});

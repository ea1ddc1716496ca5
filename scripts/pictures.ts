import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from '../contacts/model/zod';
import { logIn, openBrowser } from './browser';
import { terminalLog } from './log';
import { takeAnalyticsPictures } from './pictures/analytics-pictures';
import { takeDigestPictures } from './pictures/digest-pictures';
import { EditorPictures } from './pictures/editor-pictures';
import { shownPanels, shownWorkflow } from './pictures/shown-nodes';
import { whyRefused } from './refused-arguments';
import { packageFolder } from './run-tool';
import { claimForMode, openHome } from './start/home';
import { StartError } from './start-error';

const USAGE = `npm run pictures -- [options], while npm start runs
  --home DIR    the home of that run (default .contacts); one of the demonstration: nodes are run against its sandboxes
  --port N      n8n's port (default 5678)
  --only TEXT   only pictures with this in their names: "canvas", "resman" ...
  --help        this text
The pictures in docs/images of the nodes, light and dark, and of the workflows' canvases are taken again. In a home that
was just made, the person who is shown is new.`;

interface Options {
  readonly home: string;
  readonly n8nUrl: string;
  readonly only: string;
}

/** @throws {StartError} an unknown option, or a home that is none */
function readOptions(args: readonly string[]): Options | 'help' {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { home: text, port: text, only: text, help: { type: 'boolean' } },
    });
    if (values.help) return 'help';
    const home = resolve(process.cwd(), values.home ?? '.contacts');
    if (!existsSync(join(home, 'mode')))
      throw new StartError(`${home} is not the home of an npm start: name it with --home.`);
    return { home, n8nUrl: `http://localhost:${values.port ?? '5678'}`, only: values.only ?? '' };
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(`${whyRefused(error)}\n\n${USAGE}`);
  }
}

/** The workflows that ship, by the number their file begins with. */
function shippedWorkflows(): { readonly number: string; readonly id: string }[] {
  const folder = join(packageFolder, 'workflows');
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const { id } = z.object({ id: z.string() }).parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      return { number: file.slice(0, 2), id };
    });
}

async function takePictures({ home: folder, n8nUrl, only }: Options): Promise<void> {
  const log = terminalLog(Date.now(), (text) => void process.stderr.write(text));
  const home = await openHome(folder);
  // Elsewhere the nodes would write to somebody's real ResMan and OpenPhone.
  await claimForMode(home, 'demo');
  const isWanted = (name: string) => name.includes(only);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ colorScheme: 'light' });
    await logIn(page, n8nUrl, home.secrets.ownerEmail, home.secrets.ownerPassword);
    const pictures = new EditorPictures(page, n8nUrl, join(packageFolder, 'docs', 'images'));
    for (const { number, id } of shippedWorkflows().filter((shipped) =>
      isWanted(`canvas-${shipped.number}`),
    )) {
      log.step(`The canvas of workflow ${number} ...`);
      await pictures.openCanvas(id);
      await pictures.canvas(`canvas-${number}`);
    }
    if (isWanted('analytics')) {
      log.step('The page of contact metrics ...');
      const password = home.secrets.analyticsPassword;
      await takeAnalyticsPictures(browser, {
        n8nUrl,
        password,
        folder: join(packageFolder, 'docs', 'images'),
      });
    }
    if (isWanted('digest')) {
      log.step('The daily digest ...');
      await takeDigestPictures(browser, {
        ledgerFile: home.ledgerFile,
        pagesAddress: n8nUrl,
        folder: join(packageFolder, 'docs', 'images'),
      });
    }
    const shown = await pictures.save(shownWorkflow);
    if (isWanted('nodes')) {
      log.step('The nodes on a canvas ...');
      await pictures.openCanvas(shown);
      await pictures.inBothThemes('nodes', (name) => pictures.canvas(name));
    }
    for (const { picture, node, isRun } of shownPanels.filter((panel) => isWanted(panel.picture))) {
      log.step(`The panel of ${picture} ...`);
      await pictures.openCanvas(shown);
      await pictures.openPanel(node);
      if (isRun) await pictures.run();
      await pictures.inBothThemes(picture, (name) => pictures.panel(name));
    }
    await pictures.remove(shown);
  } finally {
    await browser.close();
  }
}

async function run(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options === 'help') process.stderr.write(`${USAGE}\n`);
  else await takePictures(options);
}

/** `npm run pictures`: the pictures of the editor in docs/images, as today's code shows it. */
run(process.argv.slice(2)).catch((error: unknown) => {
  const sentence =
    error instanceof StartError
      ? error.message
      : `Unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`\n${sentence}\n`);
  process.exitCode = 1;
});

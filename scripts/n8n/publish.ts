import { z } from '../../contacts/model/zod';
import { sendHttp, sendJson } from '../http';
import type { Log } from '../log';
import { logIn, type EditorHeaders, type Login } from './login';

/** A workflow that n8n has, unpublished as every import leaves it. */
export interface WorkflowToPublish {
  readonly id: string;
  readonly name: string;
}

export interface Publishing {
  /** Of the running n8n. */
  readonly url: string;
  readonly login: Login;
  readonly log: Log;
  /** The slow way, one process of n8n a workflow. */
  readonly byCommand: (workflow: WorkflowToPublish) => Promise<void>;
  /** To be remembered: it need not be published again. */
  readonly published: (workflow: WorkflowToPublish) => Promise<void>;
}

/**
 * Publishes workflows in a running n8n as its editor does, those that others call before the others; by the command what the
 * editor would not let through yet, because a person has to fill in a credential first. Safe to repeat.
 * @throws {StartError} the command fails; those before it are published.
 */
export async function publishWorkflows(
  workflows: readonly WorkflowToPublish[],
  publishing: Publishing,
): Promise<void> {
  if (workflows.length === 0) return;
  const { url, login, log } = publishing;
  log.step(`Publishing ${workflows.length} workflows ...`);
  const session = await logIn(url, login);
  let waiting = [...workflows];
  while (waiting.length > 0) {
    if (session !== null) waiting = await publishInEditor(waiting, session, publishing);
    const [refused, ...others] = waiting;
    if (refused === undefined) return;
    log.step(`Publishing ${refused.name} ...`);
    await publishing.byCommand(refused);
    await publishing.published(refused);
    // What calls it may go through by now; only what is published in the editor is served before n8n is started again.
    waiting = others;
  }
}

/**
 * Publishes what the editor lets through. One that calls another is refused until the other is published: as long as some go
 * through, the rest is tried again.
 * @returns what it refused
 */
async function publishInEditor(
  workflows: readonly WorkflowToPublish[],
  session: EditorHeaders,
  { url, published }: Publishing,
): Promise<WorkflowToPublish[]> {
  let waiting = [...workflows];
  for (let before = Infinity; waiting.length < before;) {
    before = waiting.length;
    const refused: WorkflowToPublish[] = [];
    for (const workflow of waiting) {
      if (await publish(url, session, workflow)) await published(workflow);
      else refused.push(workflow);
    }
    waiting = refused;
  }
  return waiting;
}

const VersionSchema = z.object({ data: z.object({ versionId: z.string() }) });

/** Whether n8n let it through. */
async function publish(url: string, session: EditorHeaders, { id }: WorkflowToPublish): Promise<boolean> {
  const address = `${url}/rest/workflows/${id}`;
  const { status: found, body } = await sendHttp(address, { headers: session });
  const version = VersionSchema.safeParse(found === 200 ? JSON.parse(body) : null);
  if (!version.success) return false;
  const { versionId } = version.data.data;
  const { status } = await sendJson(`${address}/activate`, 'POST', { versionId }, session);
  return status === 200;
}

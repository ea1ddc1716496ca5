import { z } from '../../contacts/model/zod';
import { sendHttp } from '../http';
import type { Log } from '../log';
import { StartError } from '../start-error';
import type { ExportFile } from './demo-data';

/** What the bootstrap's report says; made by the Contact Ledger node, so counted from its rows. */
export const ReportSchema = z.object({
  conversations: z.number(),
  skipped: z.number(),
  matched: z.number(),
  resolved: z.number(),
  conflicts: z.number(),
  unnamed: z.number(),
  unknown: z.number(),
  pushed: z.number(),
  failed: z.number(),
  waiting: z.number(),
  contacts: z.number(),
  withName: z.number(),
  phoneOnly: z.number(),
  withEmail: z.number(),
  balanced: z.boolean(),
  imbalances: z.array(z.string()),
  quickbooksCustomers: z.object({
    total: z.number(),
    matched: z.number(),
    conflict: z.number(),
    withoutConversation: z.number(),
  }),
  files: z.array(
    z.object({
      file: z.string().nullable(),
      source: z.string(),
      records: z.number(),
      accepted: z.number(),
      rejected: z.number(),
      furniture: z.number(),
    }),
  ),
});
export type Report = z.infer<typeof ReportSchema>;

/** What one run of the push did, in numbers (not contacts). */
const PushSchema = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  failed: z.number(),
});
export type PushRun = z.infer<typeof PushSchema>;

const VerificationSchema = z.object({
  numbersWithoutContact: z.number(),
  numbersWithSeveralContacts: z.number(),
  vanishedContacts: z.number(),
});
export type Verification = z.infer<typeof VerificationSchema>;

export interface JobResult {
  readonly report: Report;
  readonly push: PushRun;
  readonly verification: Verification;
  readonly seconds: {
    readonly import: number;
    readonly match: number;
    readonly push: number;
    readonly verify: number;
    readonly total: number;
  };
}

export interface JobSettings {
  readonly n8nUrl: string;
  readonly bootstrapKey: string;
  readonly log: Log;
  /** Called now and then during the push with what it says about its progress. */
  readonly progress: () => Promise<string>;
}

/** The webhook of the workflow "Run the bootstrap from outside". */
export function bootstrapWebhook(n8nUrl: string): string {
  return `${n8nUrl}/webhook/leasing-contacts-bootstrap`;
}

/**
 * Runs the bootstrap in n8n, step by step, through its webhook: the same workflows that people start from the
 * forms and the editor. Safe to repeat: what is done stays done.
 * @throws {StartError} a step failed; what the steps before it did is kept.
 */
export async function runBootstrap(files: readonly ExportFile[], settings: JobSettings): Promise<JobResult> {
  const started = performance.now();
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<{ seconds: number; answer: T }> => {
    const begin = performance.now();
    const answer = await work();
    const seconds = Math.round((performance.now() - begin) / 10) / 100;
    settings.log.step(`  ${name} took ${seconds.toFixed(2)} s`);
    return { seconds, answer };
  };
  settings.log.step(`Importing ${files.length} contact exports and the OpenPhone conversations ...`);
  const importing = await timed('import', () => step('import', settings, files));
  settings.log.step('Matching by phone number ...');
  const matching = await timed('match', () => step('match', settings));
  settings.log.step('Pushing named contacts to OpenPhone ...');
  const heartbeat = setInterval(
    () =>
      void settings.progress().then(
        (line) => settings.log.step(`  ${line}`),
        () => undefined,
      ),
    15_000,
  );
  const pushing = await timed('push', async () => PushSchema.parse(await step('push', settings))).finally(
    () => clearInterval(heartbeat),
  );
  settings.log.step('Verifying against what OpenPhone lists ...');
  const verifying = await timed('verify', async () =>
    VerificationSchema.parse(await step('verify', settings)),
  );
  const report = ReportSchema.parse(await step('report', settings));
  return {
    report,
    push: pushing.answer,
    verification: verifying.answer,
    seconds: {
      import: importing.seconds,
      match: matching.seconds,
      push: pushing.seconds,
      verify: verifying.seconds,
      total: Math.round((performance.now() - started) / 10) / 100,
    },
  };
}

async function step(
  name: string,
  settings: JobSettings,
  files: readonly ExportFile[] = [],
): Promise<unknown> {
  const form = new FormData();
  form.set('step', name);
  for (const [index, file] of files.entries())
    form.set(`file_${index}`, new Blob([new Uint8Array(file.bytes)]), file.fileName);
  const encoded = new Response(form);
  const answer = await sendHttp(`${bootstrapWebhook(settings.n8nUrl)}?step=${name}`, {
    method: 'POST',
    headers: {
      'content-type': encoded.headers.get('content-type') ?? '',
      'x-leasing-contacts-key': settings.bootstrapKey,
    },
    body: Buffer.from(await encoded.arrayBuffer()),
  });
  if (answer.status !== 200) {
    throw new StartError(
      `The step "${name}" failed in n8n (HTTP ${answer.status}): open Executions in the editor to see which node stopped and why. What the steps before it did is kept; run the command again to go on.`,
    );
  }
  const parsed = readJson(answer.body);
  if (parsed !== undefined) return parsed;
  throw new StartError(
    `The step "${name}" answered with something that is not JSON: its workflow was changed. Restore it from workflows/ and run the command again.`,
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

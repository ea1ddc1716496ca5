import type { JobKind, JobShown } from '../contract';

export const jobNames: Readonly<Record<JobKind, string>> = {
  import: 'Read a file',
  quickbooks: 'Read QuickBooks',
  match: 'Automatic matching',
  preview: 'Dry run',
  push: 'Push to OpenPhone',
  verify: 'Verification',
};

export const jobStates: Readonly<Record<JobShown['status'], string>> = {
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  interrupted: 'Interrupted',
};

/** What to do about a job that did not end well; null when it did. */
export function jobProblem({ status, problem }: JobShown): string | null {
  if (status === 'interrupted')
    return 'n8n was started again in the middle. Start it again: nothing is lost.';
  if (status === 'failed') return problem ?? 'It did not say why. Start it again: nothing is lost.';
  return null;
}

/** The end of a job in one sentence. */
export function endOfJob(job: JobShown): string {
  const what = job.subject === null ? jobNames[job.kind] : `${jobNames[job.kind]} (${job.subject})`;
  return [`${what}: ${jobStates[job.status].toLowerCase()}.`, jobProblem(job)]
    .filter((said) => said !== null)
    .join(' ');
}

/** The newest job of a kind, whatever became of it. */
export const newestJob = (jobs: readonly JobShown[], kind: JobKind): JobShown | null =>
  jobs.find((job) => job.kind === kind) ?? null;

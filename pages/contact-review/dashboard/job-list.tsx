import type { JobShown } from '../contract';
import { shownTime } from '../shown/dates';
import { Icon } from '../shown/icon';
import { Text } from '../shown/text';
import { jobNames, jobProblem, jobStates } from './job-words';

const MARKS = {
  running: ['busy', 'wait'],
  done: ['good', 'check'],
  failed: ['bad', 'warning'],
  interrupted: ['fair', 'stop'],
} as const;
const SHOWN = 12;

/** What was started from this page, newest first. */
export function JobList({ jobs }: { readonly jobs: readonly JobShown[] }) {
  return (
    <section class="card" aria-labelledby="jobs">
      <h2 id="jobs">What was started</h2>
      {jobs.length === 0 && <p class="soft">Nothing yet. What you start stands here, with how it ended.</p>}
      <ul class="jobs">
        {jobs.slice(0, SHOWN).map((job) => {
          const [tone, icon] = MARKS[job.status];
          const problem = jobProblem(job);
          return (
            <li key={job.id}>
              <span class={`mark ${tone}`}>
                <Icon name={icon} />
                {jobStates[job.status]}
              </span>
              <span class="job-what">
                {jobNames[job.kind]}
                {job.subject !== null && (
                  <>
                    {': '}
                    <Text>{job.subject}</Text>
                  </>
                )}
              </span>
              <span class="soft job-when">
                {shownTime(job.startedAt)}, <Text>{job.by}</Text>
              </span>
              {problem !== null && (
                <p class="job-problem">
                  <Text>{problem}</Text>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

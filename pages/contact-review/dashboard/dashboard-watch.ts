import { messageOf, type AskServer } from '../api/ask';
import type { Dashboard, JobShown } from '../contract';
import { createStore } from '../store';
import { announce } from '../shown/announce';
import { endOfJob } from './job-words';

const WHILE_WORKING_MS = 2_000;
const AT_REST_MS = 15_000;

export interface Watched {
  /** What was last known; null before the first answer. */
  readonly dashboard: Dashboard | null;
  /** Why the newest figures are not there; what was last known is still shown. */
  readonly problem: string | null;
}

export const isWorking = (dashboard: Dashboard | null): boolean =>
  dashboard?.jobs.some(({ status }) => status === 'running') ?? false;

/** Jobs that ran before and do not any more. */
export function endedJobs(before: Dashboard | null, now: Dashboard): readonly JobShown[] {
  const ran = new Set(before?.jobs.filter(({ status }) => status === 'running').map(({ id }) => id));
  return now.jobs.filter(({ id, status }) => status !== 'running' && ran.has(id));
}

/** Asks for the dashboard again and again while somebody looks, faster while something runs. Says only what ended. */
export class DashboardWatch {
  readonly watched = createStore<Watched>({ dashboard: null, problem: null });
  private timer: number | undefined;
  private isAsking = false;
  private isAskedAgain = false;
  private lookers = 0;

  constructor(private readonly ask: AskServer) {}

  /** Begins to watch; call what comes back to stop. */
  look(): () => void {
    this.lookers += 1;
    const onFocus = () => void this.refresh();
    window.addEventListener('focus', onFocus);
    void this.refresh();
    return () => {
      this.lookers -= 1;
      window.removeEventListener('focus', onFocus);
      if (this.lookers === 0) window.clearTimeout(this.timer);
    };
  }

  /** Asks now. Never throws: a failure stands beside what was last known. */
  async refresh(): Promise<void> {
    if (this.isAsking) {
      this.isAskedAgain = true;
      return;
    }
    this.isAsking = true;
    window.clearTimeout(this.timer);
    try {
      do {
        this.isAskedAgain = false;
        const dashboard = await this.ask({ ask: 'dashboard' });
        for (const job of endedJobs(this.watched.get().dashboard, dashboard)) announce(endOfJob(job));
        this.watched.set({ dashboard, problem: null });
      } while (this.isAskedAgain);
    } catch (error) {
      this.watched.change(({ dashboard }) => ({ dashboard, problem: messageOf(error) }));
    } finally {
      this.isAsking = false;
      if (this.lookers > 0) {
        const wait = isWorking(this.watched.get().dashboard) ? WHILE_WORKING_MS : AT_REST_MS;
        this.timer = window.setTimeout(() => void this.refresh(), wait);
      }
    }
  }
}

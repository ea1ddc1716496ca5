import { messageOf } from '../api/ask';
import type { JobKind } from '../contract';
import type { Session } from '../session';
import { announce } from '../shown/announce';
import { showToast } from '../shown/toasts';
import { jobNames } from './job-words';

/** Has a workflow started, says so, and looks at the dashboard again. Never throws. */
export async function startJob(session: Session, job: Exclude<JobKind, 'import'>): Promise<void> {
  try {
    const { outcome } = await session.ask({ ask: 'start', job });
    if (outcome === 'running')
      showToast(`${jobNames[job]} was running already. You see it here as it goes on.`);
    else announce(`${jobNames[job]}: started.`);
  } catch (error) {
    showToast(messageOf(error), { tone: 'bad' });
  }
  await session.dashboard.refresh();
}

import { askServer, EXPIRED, messageOf, type AskServer } from './api/ask';
import { DashboardWatch } from './dashboard/dashboard-watch';
import type { PageSettings } from './page-settings';
import { ReviewDesk } from './review/review-desk';
import { createStore } from './store';

/** What lives as long as the page: who asks, what is watched, what is being decided. */
export interface Session {
  readonly settings: PageSettings;
  readonly ask: AskServer;
  readonly dashboard: DashboardWatch;
  readonly desk: ReviewDesk;
}

/** Whether the page's token was refused; then nothing works until it is opened again. */
export const expired = createStore(false);

export function openSession(settings: PageSettings): Session {
  const send = askServer(settings);
  const ask: AskServer = (request) => {
    const answer = send(request);
    answer.catch((error: unknown) => {
      if (messageOf(error) === EXPIRED) expired.set(true);
    });
    return answer;
  };
  return { settings, ask, dashboard: new DashboardWatch(ask), desk: new ReviewDesk(ask, settings.reviewer) };
}

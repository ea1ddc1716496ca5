import { useMemo } from '../../preact';
import type { Dashboard } from '../contract';
import type { Session } from '../session';
import { counted } from '../shown/counts';
import { useStore } from '../store';
import { FilesRead } from './files-read';
import { newestJob } from './job-words';
import { sourceKinds } from './source-kinds';
import { SourceLine } from './source-line';
import { startJob } from './start-job';
import { StepCard } from './step-card';
import { Uploads } from './uploads';

/** Step 1: bring in what is known about the numbers. */
export function ImportStep({
  session,
  dashboard,
}: {
  readonly session: Session;
  readonly dashboard: Dashboard;
}) {
  const uploads = useMemo(
    () => new Uploads(session.settings, () => void session.dashboard.refresh()),
    [session],
  );
  const list = useStore(uploads.list);
  const isSyncing = newestJob(dashboard.jobs, 'quickbooks')?.status === 'running';
  const isReading =
    isSyncing ||
    list.some(({ state }) => state.kind === 'sending' || state.kind === 'waiting') ||
    newestJob(dashboard.jobs, 'import')?.status === 'running';
  const accepted = dashboard.sources.reduce((sum, source) => sum + source.accepted, 0);
  const words = isReading ? 'Reading' : accepted > 0 ? counted(accepted, 'contact') : 'Start here';
  return (
    <StepCard
      no={1}
      title="Import data sources"
      state={isReading ? 'busy' : accepted > 0 ? 'done' : 'attention'}
      words={words}
    >
      <p class="soft">
        Upload files or drop them on their line. Up to 16 MB a file; the same file twice is read once.
      </p>
      <ul class="sources">
        {sourceKinds.map((kind) => (
          <SourceLine
            key={kind.source}
            kind={kind}
            dashboard={dashboard}
            uploads={list.filter(({ source }) => source === kind.source)}
            onFiles={(files) => uploads.add(kind.source, files)}
            sync={
              kind.source === 'quickbooks'
                ? { isRunning: isSyncing, start: () => void startJob(session, 'quickbooks') }
                : null
            }
          />
        ))}
      </ul>
      <FilesRead files={dashboard.files} />
    </StepCard>
  );
}

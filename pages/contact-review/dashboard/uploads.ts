import { messageOf } from '../api/ask';
import { refusalOf, sendFile, type FileSource } from '../api/send-file';
import type { JobShown } from '../contract';
import type { PageSettings } from '../page-settings';
import { createStore } from '../store';

export interface Upload {
  readonly id: number;
  readonly source: FileSource;
  readonly name: string;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'sending'; readonly share: number }
    | { readonly kind: 'sent'; readonly jobId: string; readonly isKnown: boolean }
    | { readonly kind: 'failed'; readonly problem: string };
}

/** What stands beside a file: what became of sending it, then of reading it. */
export function uploadState(
  upload: Upload,
  jobs: readonly JobShown[],
): { readonly words: string; readonly tone: 'busy' | 'good' | 'bad' } {
  const { state } = upload;
  if (state.kind === 'failed') return { words: state.problem, tone: 'bad' };
  if (state.kind === 'waiting') return { words: 'Waiting', tone: 'busy' };
  if (state.kind === 'sending') return { words: `Sending, ${Math.floor(state.share * 100)} %`, tone: 'busy' };
  const job = jobs.find(({ id }) => id === state.jobId);
  if (job?.status === 'done') return { words: 'Read', tone: 'good' };
  if (job?.status === 'failed') return { words: job.problem ?? 'It could not be read.', tone: 'bad' };
  if (job?.status === 'interrupted')
    return { words: 'Interrupted. Send it again: nothing is read twice.', tone: 'bad' };
  return { words: state.isKnown ? 'Is being read already' : 'Being read', tone: 'busy' };
}

/** Sends files one after the other; one that fails does not hold up the next. */
export class Uploads {
  readonly list = createStore<readonly Upload[]>([]);
  private end: Promise<void> = Promise.resolve();
  private lastId = 0;

  constructor(
    private readonly settings: PageSettings,
    private readonly onSent: () => void,
  ) {}

  add(source: FileSource, files: Iterable<File>): void {
    for (const file of files) {
      const id = (this.lastId += 1);
      const refusal = refusalOf(file);
      const state: Upload['state'] =
        refusal === null ? { kind: 'waiting' } : { kind: 'failed', problem: refusal };
      this.list.change((list) => [...list, { id, source, name: file.name, state }]);
      if (refusal === null) this.end = this.end.then(() => this.send(id, source, file));
    }
  }

  private async send(id: number, source: FileSource, file: File): Promise<void> {
    const tell = (state: Upload['state']) =>
      this.list.change((list) => list.map((upload) => (upload.id === id ? { ...upload, state } : upload)));
    tell({ kind: 'sending', share: 0 });
    try {
      const answer = await sendFile(this.settings, source, file, (share) => tell({ kind: 'sending', share }));
      tell({ kind: 'sent', jobId: answer.jobId, isKnown: answer.outcome === 'running' });
    } catch (error) {
      tell({ kind: 'failed', problem: messageOf(error) });
    }
    this.onSent();
  }
}

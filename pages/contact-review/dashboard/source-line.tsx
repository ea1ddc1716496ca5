import { useRef, useState } from '../../preact';
import type { Dashboard } from '../contract';
import { hashOf } from '../route';
import { counted } from '../shown/counts';
import { Icon } from '../shown/icon';
import { Progress } from '../shown/progress';
import { Text } from '../shown/text';
import { sumOfKind, type SourceKind, type SourceSum } from './source-kinds';
import { uploadState, type Upload } from './uploads';

const ICONS = { busy: 'wait', good: 'check', bad: 'warning' } as const;

function Sum({ sum }: { readonly sum: SourceSum }) {
  if (sum.records === 0) return <span class="soft">Nothing yet</span>;
  return (
    <>
      <span class="good-text">
        <Icon name="check" />
        {sum.files > 0 ? `${counted(sum.files, 'file')}, ` : ''}
        {counted(sum.accepted, 'contact')}
      </span>
      <span class="soft">
        {counted(sum.matched, 'row')} matched, {counted(sum.conflicts, 'conflict')}
      </span>
      {sum.rejected > 0 && (
        <a href={hashOf({ at: 'rows', of: 'rejectedRows' })}>{counted(sum.rejected, 'row')} not usable</a>
      )}
    </>
  );
}

function UploadLine({ upload, jobs }: { readonly upload: Upload; readonly jobs: Dashboard['jobs'] }) {
  const { words, tone } = uploadState(upload, jobs);
  return (
    <li class={`upload ${tone}`}>
      <Icon name={ICONS[tone]} />
      <span class="upload-name">
        <Text>{upload.name}</Text>
      </span>
      <span class="upload-words">{words}</span>
      {upload.state.kind === 'sending' && (
        <Progress label={`Sending ${upload.name}`} part={Math.floor(upload.state.share * 100)} of={100} />
      )}
    </li>
  );
}

/** A kind of source: its counts, a button that takes files, which may be dropped on it as well. */
export function SourceLine(props: {
  readonly kind: SourceKind;
  readonly dashboard: Dashboard;
  readonly uploads: readonly Upload[];
  readonly onFiles: (files: Iterable<File>) => void;
  readonly sync: { readonly isRunning: boolean; readonly start: () => void } | null;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { kind, sync } = props;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    props.onFiles(event.dataTransfer?.files ?? []);
  };
  return (
    <li
      class={isOver ? 'source over' : 'source'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <div class="source-name">
        <h3>{kind.title}</h3>
        <p class="soft">{kind.says}</p>
      </div>
      <div class="source-sum">
        <Sum sum={sumOfKind(props.dashboard.sources, kind.source)} />
      </div>
      <div class="source-buttons">
        {sync !== null && (
          <button type="button" disabled={sync.isRunning} onClick={sync.start}>
            {sync.isRunning ? 'Syncing …' : 'Sync'}
            <span class="unseen"> {kind.title}</span>
          </button>
        )}
        <button type="button" onClick={() => input.current?.click()}>
          Upload<span class="unseen"> {kind.title} files</span>
        </button>
        <input
          ref={input}
          class="unseen"
          type="file"
          multiple
          tabIndex={-1}
          aria-label={`${kind.title} files`}
          data-source={kind.source}
          onChange={(event) => {
            props.onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {props.uploads.length > 0 && (
        <ul class="uploads">
          {props.uploads.map((upload) => (
            <UploadLine key={upload.id} upload={upload} jobs={props.dashboard.jobs} />
          ))}
        </ul>
      )}
    </li>
  );
}

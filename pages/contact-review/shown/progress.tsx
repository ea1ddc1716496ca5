import { shownShare } from './counts';

/** How far something is, as a bar that the browser draws: no style of its own is needed for its length. */
export function Progress({
  label,
  part,
  of,
}: {
  readonly label: string;
  readonly part: number;
  readonly of: number;
}) {
  return (
    <progress
      aria-label={label}
      max={Math.max(of, 1)}
      value={Math.min(part, Math.max(of, 1))}
      title={shownShare(part, of)}
    />
  );
}

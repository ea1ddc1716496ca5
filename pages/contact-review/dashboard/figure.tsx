import type { RowList } from '../contract';
import { hashOf } from '../route';
import { shownCount } from '../shown/counts';

/** A count that leads to its rows. */
export function Figure(props: {
  readonly label: string;
  readonly count: number;
  readonly of: RowList;
  readonly note?: string;
  readonly tone?: 'warning';
}) {
  return (
    <a class={`figure ${props.tone ?? ''}`} href={hashOf({ at: 'rows', of: props.of })}>
      <span class="figure-count">{shownCount(props.count)}</span>
      <span class="figure-label">{props.label}</span>
      {props.note !== undefined && <span class="figure-note">{props.note}</span>}
    </a>
  );
}

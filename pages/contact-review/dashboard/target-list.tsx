import type { RowList, Target } from '../contract';
import { hashOf } from '../route';
import { Icon } from '../shown/icon';
import { Progress } from '../shown/progress';
import { targetWords } from './targets';

const rowsBehind: Readonly<Record<Target['name'], RowList | null>> = {
  named: 'unmapped',
  withEmail: 'withEmail',
  quickbooks: 'quickbooksUnmatched',
  duplicates: null,
};
const MARKS = {
  Met: ['good', 'check'],
  'Not met': ['fair', 'cross'],
  'Not known yet': ['open', 'unknown'],
} as const;

function TargetLine({ target }: { readonly target: Target }) {
  const { title, figure, of, wanted, verdict } = targetWords(target);
  const [tone, icon] = MARKS[verdict];
  const rows = rowsBehind[target.name];
  return (
    <li class="target">
      <h3>{title}</h3>
      {rows === null ? (
        <span class="target-figure">{figure}</span>
      ) : (
        <a
          class="target-figure"
          href={hashOf({ at: 'rows', of: rows })}
          aria-label={`${title}: ${figure}, ${of}`}
        >
          {figure}
        </a>
      )}
      <p class="soft">{of}</p>
      {target.of !== null && <Progress label={title} part={target.figure} of={target.of} />}
      <p class="target-verdict">
        <span class={`mark ${tone}`}>
          <Icon name={icon} />
          {verdict}
        </span>
        <span class="soft">{wanted}</span>
      </p>
    </li>
  );
}

/** The customer's four measures of success: the figure, the target, and whether it is met. */
export function TargetList({ targets }: { readonly targets: readonly Target[] }) {
  return (
    <section class="card" aria-labelledby="targets">
      <h2 id="targets">Targets</h2>
      <ul class="targets">
        {targets.map((target) => (
          <TargetLine key={target.name} target={target} />
        ))}
      </ul>
    </section>
  );
}

import type { ConflictShown } from '../contract';
import { shownShare } from '../shown/counts';
import { Icon } from '../shown/icon';
import { Text } from '../shown/text';

const ICONS = { good: 'check', fair: 'unknown', weak: 'warning' } as const;

/** How sure the machine is, and what speaks for and against. */
export function Evidence({ conflict }: { readonly conflict: ConflictShown }) {
  const { confidence, reasons } = conflict;
  return (
    <section class="panel" aria-labelledby="evidence-title">
      <h3 id="evidence-title">What speaks for it</h3>
      <p>
        <span class={`mark ${confidence.tone}`}>
          <Icon name={ICONS[confidence.tone]} />
          <span>
            <Text>{confidence.words}</Text>
            {confidence.share === null ? '' : `, ${shownShare(confidence.share, 1)}`}
          </span>
        </span>
      </p>
      <ul class="evidence">
        {reasons.map((reason) => (
          <li key={reason}>
            <Text>{reason}</Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ComponentChildren } from '../../preact';
import { Icon, type IconName } from '../shown/icon';

export type StepState = 'todo' | 'busy' | 'done' | 'attention';

const states: Readonly<Record<StepState, { readonly icon: IconName | null }>> = {
  todo: { icon: null },
  busy: { icon: 'wait' },
  done: { icon: 'check' },
  attention: { icon: 'next' },
};

/** One of the four steps: its number, its name, how it stands in words, and what can be done. */
export function StepCard(props: {
  readonly no: number;
  readonly title: string;
  readonly state: StepState;
  readonly words: string;
  readonly children: ComponentChildren;
}) {
  const { icon } = states[props.state];
  return (
    <section class="card step" aria-labelledby={`step-${props.no}`}>
      <div class="step-head">
        <span class={`step-no ${props.state}`} aria-hidden="true">
          {props.no}
        </span>
        <h2 id={`step-${props.no}`}>
          <span class="unseen">Step {props.no}: </span>
          {props.title}
        </h2>
        <span class={`state ${props.state}`}>
          {icon !== null && <Icon name={icon} />}
          {props.words}
        </span>
      </div>
      {props.children}
    </section>
  );
}

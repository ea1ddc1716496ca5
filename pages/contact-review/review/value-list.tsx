import type { SaidBy, ValueShown } from '../contract';
import { shownDay } from '../shown/dates';
import { LongText, Text } from '../shown/text';

const AT_FIRST = 3;

function Said({ by }: { readonly by: SaidBy }) {
  return (
    <span class="said" title={by.fileName ?? undefined}>
      <Text>{by.source}</Text>, {by.dated} {shownDay(by.at)}
    </span>
  );
}

/** What a candidate says in one field: every value with who says it and since when. */
export function ValueList({ values }: { readonly values: readonly ValueShown[] }) {
  if (values.length === 0) return <span class="soft">(none)</span>;
  const line = (value: ValueShown, index: number) => (
    <li key={index}>
      <span class={index === 0 ? 'value best' : 'value'}>
        <LongText>{value.text}</LongText>
      </span>
      {value.saidBy.map((by, no) => (
        <Said key={no} by={by} />
      ))}
    </li>
  );
  return (
    <>
      <ul class="values">{values.slice(0, AT_FIRST).map(line)}</ul>
      {values.length > AT_FIRST && (
        <details>
          <summary>{values.length - AT_FIRST} more</summary>
          <ul class="values">
            {values.slice(AT_FIRST).map((value, index) => line(value, index + AT_FIRST))}
          </ul>
        </details>
      )}
    </>
  );
}

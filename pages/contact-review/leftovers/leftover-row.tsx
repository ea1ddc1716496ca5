import { useEffect, useRef, useState } from '../../preact';
import { messageOf } from '../api/ask';
import type { EnterAnswer, EnteredPerson, RowShown } from '../contract';
import { hashOf } from '../route';
import type { Session } from '../session';
import { shownDay } from '../shown/dates';
import { Icon } from '../shown/icon';
import { PersonForm } from '../shown/person-form';
import { Text } from '../shown/text';
import { showToast } from '../shown/toasts';

type State =
  | { readonly kind: 'closed' | 'saving' }
  | { readonly kind: 'open'; readonly problems: EnterAnswer['problems'] }
  | { readonly kind: 'saved'; readonly name: string };

const refusals: Readonly<Record<Exclude<EnterAnswer['outcome'], 'recorded' | 'refused'>, string>> = {
  already_decided: 'Somebody else has decided this number meanwhile. Yours was not kept.',
  changed_meanwhile: 'This number is a conflict now. Yours was not kept; decide it in the review.',
  unknown_number: 'This number has no conversation any more. Nothing was changed.',
};

const nameOf = ({ firstName, lastName, company }: EnteredPerson) =>
  [firstName, lastName]
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .join(' ') || company.trim();

/** A number without a name, and the place to enter one. */
export function LeftoverRow({ session, row }: { readonly session: Session; readonly row: RowShown }) {
  const [state, setState] = useState<State>({ kind: 'closed' });
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (state.kind === 'closed' && wasOpen.current) button.current?.focus();
    wasOpen.current = state.kind !== 'closed';
  }, [state.kind]);
  const phone = row.phone ?? row.phoneNumber ?? '';
  const save = async (person: EnteredPerson) => {
    if (row.phoneNumber === null) return;
    setState({ kind: 'saving' });
    try {
      const { phoneNumber } = row;
      const answer = await session.ask({ ask: 'enter', phoneNumber, version: null, person });
      if (answer.outcome === 'refused') return setState({ kind: 'open', problems: answer.problems });
      if (answer.outcome !== 'recorded') {
        showToast(refusals[answer.outcome], { tone: 'bad' });
        return setState({ kind: 'closed' });
      }
      setState({ kind: 'saved', name: nameOf(person) });
      const { batchId } = answer;
      const undo = async () => {
        if (batchId === null) return;
        await session.ask({ ask: 'undo', batchId });
        setState({ kind: 'closed' });
      };
      showToast(`${phone}: ${nameOf(person)}`, {
        action:
          batchId === null
            ? null
            : {
                label: 'Undo',
                run: () =>
                  void undo().catch((error: unknown) => void showToast(messageOf(error), { tone: 'bad' })),
              },
      });
    } catch (error) {
      setState({ kind: 'open', problems: [{ field: 'firstName', problem: messageOf(error) }] });
    }
  };
  const isForm = state.kind === 'open' || state.kind === 'saving';
  return (
    <li class="leftover">
      <div class="leftover-head">
        <div>
          <p class="leftover-phone">
            <Text>{phone}</Text>
          </p>
          <p class="soft">
            <Text>{row.standing}</Text>
            {row.lastActivityAt !== null && `, last activity ${shownDay(row.lastActivityAt)}`}
          </p>
        </div>
        {state.kind === 'saved' ? (
          <span class="mark good">
            <Icon name="check" />
            <Text>{state.name}</Text>
          </span>
        ) : (
          !isForm &&
          row.phoneNumber !== null &&
          !row.isOpenConflict && (
            <button ref={button} type="button" onClick={() => setState({ kind: 'open', problems: [] })}>
              Enter name<span class="unseen"> for {phone}</span>
            </button>
          )
        )}
        {row.isOpenConflict && row.phoneNumber !== null && (
          <a class="button" href={hashOf({ at: 'review', phoneNumber: row.phoneNumber, putOff: false })}>
            Review<span class="unseen"> {phone}</span>
          </a>
        )}
      </div>
      {isForm && (
        <PersonForm
          id={`enter-${row.key}`}
          isSaving={state.kind === 'saving'}
          problems={state.kind === 'open' ? state.problems : []}
          save={(person) => void save(person)}
          leave={() => setState({ kind: 'closed' })}
        />
      )}
    </li>
  );
}

import { useLayoutEffect, useRef, useState } from '../../preact';
import type { EnteredPerson } from '../contract';

const FIELDS = [
  ['firstName', 'First name', 200],
  ['lastName', 'Last name', 200],
  ['company', 'Company', 200],
  ['email', 'E-mail', 254],
] as const;

const nobody: EnteredPerson = { firstName: '', lastName: '', company: '', email: '' };

export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

/** What can be told without asking; the server looks again. */
export function problemsOf(person: EnteredPerson): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if ([person.firstName, person.lastName, person.company].every((name) => name.trim() === ''))
    problems.push({ field: 'firstName', problem: 'Enter a first name, a last name or a company.' });
  if (person.email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(person.email.trim()))
    problems.push({ field: 'email', problem: 'This is no e-mail address. Write it like name@example.com.' });
  return problems;
}

/** A name by hand: first, last, company, e-mail. Enter saves, Escape leaves. */
export function PersonForm(props: {
  readonly id: string;
  readonly isSaving: boolean;
  readonly problems: readonly FieldProblem[];
  readonly save: (person: EnteredPerson) => void;
  readonly leave: () => void;
}) {
  const [person, setPerson] = useState(nobody);
  const [own, setOwn] = useState<readonly FieldProblem[]>([]);
  const first = useRef<HTMLInputElement>(null);
  // Before the next key can come, or it would be taken for one of the screen's.
  useLayoutEffect(() => first.current?.focus(), []);
  const problems = [...own, ...props.problems];
  const save = () => {
    const found = problemsOf(person);
    setOwn(found);
    if (found.length === 0) props.save(person);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') props.leave();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="person-form" onKeyDown={onKeyDown}>
      {FIELDS.map(([field, label, maxLength], index) => {
        const problem = problems.find((one) => one.field === field)?.problem;
        const id = `${props.id}-${field}`;
        return (
          <div key={field} class={problem === undefined ? '' : 'wrong'}>
            <label for={id}>{label}</label>
            <input
              id={id}
              ref={index === 0 ? first : null}
              type={field === 'email' ? 'email' : 'text'}
              autocomplete="off"
              maxLength={maxLength}
              value={person[field]}
              aria-invalid={problem !== undefined}
              aria-describedby={problem === undefined ? undefined : `${id}-problem`}
              onInput={(event) => setPerson({ ...person, [field]: event.currentTarget.value })}
            />
            {problem !== undefined && (
              <p id={`${id}-problem`} class="field-problem" role="alert">
                {problem}
              </p>
            )}
          </div>
        );
      })}
      <div class="buttons">
        <button type="button" class="main" disabled={props.isSaving} onClick={save}>
          {props.isSaving ? 'Saving …' : 'Save'}
        </button>
        <button type="button" onClick={props.leave}>
          Cancel
        </button>
      </div>
    </div>
  );
}

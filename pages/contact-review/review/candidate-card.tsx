import { chosenFields, type CandidateShown, type ChosenField, type ConflictShown } from '../contract';
import { counted } from '../shown/counts';
import { Icon } from '../shown/icon';
import { LongText, Text } from '../shown/text';
import { sourcesInWords } from './decision-words';
import { fieldTitles } from './field-titles';
import { chooseField, mergedCandidates, toggleIncluded, type MergeChoice } from './merge-choice';
import { ValueList } from './value-list';

/** What the cards are for at the moment. */
export type CardMode =
  | { readonly kind: 'look'; readonly use: (candidateNo: number) => void }
  | { readonly kind: 'household'; readonly show: (candidateNo: number) => void }
  | { readonly kind: 'merge'; readonly choice: MergeChoice; readonly change: (choice: MergeChoice) => void };

interface CardProps {
  readonly conflict: ConflictShown;
  readonly candidate: CandidateShown;
  readonly position: number;
  readonly mode: CardMode;
}

function Field({ conflict, candidate, mode, field }: CardProps & { readonly field: ChosenField }) {
  const values = candidate.values[field];
  const differs = conflict.differs.includes(field);
  const isMerged =
    mode.kind === 'merge' && mergedCandidates(conflict, mode.choice).some((one) => one === candidate);
  const canChoose = mode.kind === 'merge' && isMerged && values.length > 0;
  const isChosen = canChoose && mode.choice.fields[field] === candidate.candidateNo;
  return (
    <div class={`field ${differs ? 'differs' : ''} ${isChosen ? 'chosen' : ''}`}>
      <dt>
        {fieldTitles[field]}
        {differs && (
          <span class="differs-mark">
            <Icon name="differs" />
            differs
          </span>
        )}
      </dt>
      <dd>
        {canChoose && (
          <label class="choose">
            <input
              type="radio"
              name={`field-${field}`}
              checked={isChosen}
              onChange={() => mode.change(chooseField(mode.choice, field, candidate.candidateNo))}
            />
            <span>
              Take this<span class="unseen"> {fieldTitles[field]}</span>
            </span>
          </label>
        )}
        <ValueList values={values} />
      </dd>
    </div>
  );
}

function Further({ candidate }: { readonly candidate: CandidateShown }) {
  return (
    <div class="field further">
      <dt>Further</dt>
      <dd>
        {candidate.hasJobHistory && <p class="jobs-mark">Has job history in QuickBooks</p>}
        {candidate.further.length === 0 && !candidate.hasJobHistory && <span class="soft">(none)</span>}
        {candidate.further.map(({ label, value }, index) => (
          <p key={index}>
            <span class="soft">
              <Text>{label}</Text>:{' '}
            </span>
            <LongText>{value.text}</LongText>
          </p>
        ))}
      </dd>
    </div>
  );
}

function Action({ conflict, candidate, position, mode }: CardProps) {
  const hint = position <= 9 ? <kbd aria-hidden="true">{position}</kbd> : null;
  const { candidateNo, title } = candidate;
  if (mode.kind === 'merge')
    return (
      <label class="include">
        <input
          type="checkbox"
          checked={mode.choice.included.includes(candidateNo)}
          onChange={() => mode.change(toggleIncluded(conflict, mode.choice, candidateNo))}
        />
        <span>
          Include in the merge<span class="unseen"> {title}</span>
        </span>
        {hint}
      </label>
    );
  const isRecommended = conflict.recommended === candidateNo;
  return (
    <button
      type="button"
      class={isRecommended && mode.kind === 'look' ? 'main' : ''}
      onClick={() => (mode.kind === 'look' ? mode.use(candidateNo) : mode.show(candidateNo))}
    >
      {mode.kind === 'look' ? 'Use this' : 'Show as this one'}
      <span class="unseen">: {title}</span>
      {hint}
    </button>
  );
}

/** One candidate: who says it, what they say row by row, and what can be done with it. */
export function CandidateCard(props: CardProps) {
  const { candidate, conflict, position, mode } = props;
  const isOut = mode.kind === 'merge' && !mergedCandidates(conflict, mode.choice).includes(candidate);
  const heading = `candidate-${candidate.candidateNo}`;
  return (
    <li
      class={`candidate ${isOut ? 'out' : ''} ${conflict.recommended === candidate.candidateNo ? 'recommended' : ''}`}
    >
      <article aria-labelledby={heading}>
        <header>
          <h3 id={heading}>
            <span class="unseen">Candidate {position}: </span>
            <Text>{sourcesInWords(candidate.sources)}</Text>
          </h3>
          <p class="soft kind">
            <Icon name={candidate.isCompany ? 'company' : 'person'} />
            {candidate.isCompany ? 'Company' : 'Person'}, {counted(candidate.records, 'record')}
          </p>
          {conflict.recommended === candidate.candidateNo && (
            <span class="mark good">
              <Icon name="check" />
              Recommended
            </span>
          )}
          {candidate.isWeak && (
            <span class="mark fair">
              <Icon name="warning" />
              Inactive in its source
            </span>
          )}
        </header>
        <dl>
          {chosenFields.map((field) => (
            <Field key={field} {...props} field={field} />
          ))}
          <Further candidate={candidate} />
        </dl>
        <footer>
          <Action {...props} />
        </footer>
      </article>
    </li>
  );
}

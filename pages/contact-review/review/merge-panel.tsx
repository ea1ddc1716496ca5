import type { ConflictShown } from '../contract';
import { LongText, Text } from '../shown/text';
import { sourcesInWords } from './decision-words';
import { fieldTitles } from './field-titles';
import { chooseField, jobCandidates, mergeDecision, previewOf, type MergeChoice } from './merge-choice';

/** What the merge would give, and the way to save it. */
export function MergePanel(props: {
  readonly conflict: ConflictShown;
  readonly choice: MergeChoice;
  readonly change: (choice: MergeChoice) => void;
  readonly save: () => void;
  readonly leave: () => void;
}) {
  const { conflict, choice, change } = props;
  const hasJobs = jobCandidates(conflict).length > 0;
  const canSave = mergeDecision(conflict, choice) !== null;
  const hasEmails = previewOf(conflict, choice).some(
    ({ field, texts }) => field === 'emails' && texts.length > 0,
  );
  return (
    <section class="panel mode" aria-labelledby="merge-title">
      <h3 id="merge-title">The merged contact</h3>
      <dl class="preview">
        {previewOf(conflict, choice).map(({ field, texts, from }) => (
          <div key={field}>
            <dt>{fieldTitles[field]}</dt>
            <dd>
              {texts.length === 0 && <span class="soft">(none)</span>}
              {texts.map((text) => (
                <div key={text}>
                  <LongText>{text}</LongText>
                </div>
              ))}
              {texts.length > 0 && (
                <span class="said">
                  from {from === null ? 'all that are included' : <Text>{sourcesInWords(from.sources)}</Text>}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {hasEmails && (
        <label class="tick">
          <input
            type="checkbox"
            checked={choice.fields.emails === undefined}
            onChange={(event) => {
              const first = conflict.candidates.find(
                ({ candidateNo, values }) =>
                  choice.included.includes(candidateNo) && values.emails.length > 0,
              );
              change(
                chooseField(
                  choice,
                  'emails',
                  event.currentTarget.checked ? null : (first?.candidateNo ?? null),
                ),
              );
            }}
          />
          <span>Keep the e-mails of all that are included</span>
        </label>
      )}
      {hasJobs && (
        <label class="tick">
          <input
            type="checkbox"
            checked={choice.keepsJobHistory}
            onChange={() => change({ ...choice, keepsJobHistory: !choice.keepsJobHistory })}
          />
          <span>
            Keep QuickBooks job history
            <span class="soft">, even where no field is taken from QuickBooks</span>
          </span>
        </label>
      )}
      {!canSave && (
        <p class="field-problem" role="status">
          A merge needs two. Include another candidate, or leave the merge and use one.
        </p>
      )}
      <div class="buttons">
        <button type="button" class="main" disabled={!canSave} onClick={props.save}>
          Save merge <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button type="button" onClick={props.leave}>
          Leave merge <kbd aria-hidden="true">Esc</kbd>
        </button>
      </div>
    </section>
  );
}

import type { ShownCause } from './dead-letter';

/** Which workflow works on what a system tells, by system and, where it matters, type. */
const EVENT_WORKFLOWS: Readonly<Record<string, string>> = {
  resman: '13 Work on changes from ResMan',
  openphone: '15 Work on events from OpenPhone',
  domiq: '21 Work on events from DomIQ',
  'chatbot contact.create': '18 Work on new contacts of the chatbot',
  'chatbot contact.update': '34 Work on updates of contacts',
};
const EFFECT_WORKFLOWS: Readonly<Record<string, string>> = {
  resman: '33 Tell ResMan',
  domiq: '36 Tell DomIQ and OpenPhone',
  openphone: '36 Tell DomIQ and OpenPhone',
};

/** The workflow that failed; a system that is not ours is worked on by a workflow that we do not know. */
export function workflowOf({ letter, system, type }: ShownCause): string {
  const known =
    letter === 'event'
      ? (EVENT_WORKFLOWS[`${system} ${type}`] ?? EVENT_WORKFLOWS[system])
      : EFFECT_WORKFLOWS[system];
  return known ?? 'a workflow of your own';
}

/** Words that a code or an error has, and what a person can do then; the first that fits counts. */
const REMEDIES: readonly { readonly says: RegExp; readonly event: string; readonly effect: string }[] = [
  {
    says: /crashed_repeatedly/,
    event:
      'n8n stopped while it was worked on, each time. Replay it; if it dies again, look at the run of the workflow.',
    effect: 'n8n stopped while it was sent, each time. Choose "Look again".',
  },
  {
    says: /\b401\b|\b403\b|unauthori[sz]ed|forbidden|login_refused|invalid_(api_)?key/i,
    event: 'The login to the system was refused. Mend the credential in n8n, then replay all of this cause.',
    effect: 'The login to the system was refused. Mend the credential in n8n, then replay all of this cause.',
  },
  {
    says: /\b409\b|conflict|in_doubt|not_there_yet/i,
    event:
      'Two records contradict each other. Correct them in the system, or answer the open question of workflow 22, then replay.',
    effect:
      'The system has the person already, or may have. Correct the record there, or answer the open question of workflow 22, then replay; what is sent is the contact as it is then.',
  },
  {
    says: /attempts_used_up|timeout|timed out|\b429\b|\b5\d\d\b|unreachable|ECONN/i,
    event: 'The system did not answer in time. Replay all of this cause when it is there again.',
    effect: 'The system did not answer in time. Replay when it is there again, or choose "Look again".',
  },
  {
    says: /erased/,
    event: 'The person was erased, so nothing is left to work on. Give it up.',
    effect: 'The person was erased, so nothing is left to send. Give it up.',
  },
  {
    says: /\b404\b|not_found|unknown/i,
    event: 'It names something that the system does not have. Correct the ID, or give it up.',
    effect:
      'The system does not have the record any more. Look for the person there, then replay or give it up.',
  },
];

/** What a person can do about a cause. */
export function remedyOf({ letter, code, error }: ShownCause): string {
  const said = `${code ?? ''} ${error ?? ''}`;
  const remedy = REMEDIES.find(({ says }) => says.test(said));
  if (remedy !== undefined) return remedy[letter];
  return letter === 'event'
    ? 'Correct the field that the error names, or replay it when the cause is mended.'
    : 'Correct the field that the error names in the system the value came from (the contact says which), then replay: what is sent is the contact as it is then.';
}

/** What a page of answers came to; counts of letters. */
export interface LetterCounts {
  readonly replayed: number;
  readonly corrected: number;
  readonly givenUp: number;
  readonly superseded: number;
  /** Somebody else decided about them, or they were tried again, after the page was shown. */
  readonly alreadyDecided: number;
  readonly erased: number;
  readonly refused: number;
  readonly remaining: number;
}

/** What a page of answers came to, in sentences. */
export function lettersText(counts: LetterCounts): string {
  const { replayed, corrected, givenUp, superseded, alreadyDecided, erased, refused, remaining } = counts;
  const said = (count: number, what: string): string[] => (count === 0 ? [] : [`${count} ${what}.`]);
  return [
    ...said(replayed, 'replayed'),
    ...said(corrected, 'corrected and replayed'),
    ...said(givenUp, 'given up'),
    ...said(superseded, 'not sent: the system was told something newer'),
    ...said(
      alreadyDecided,
      'not changed: somebody else decided, or it was tried again, since the page was shown',
    ),
    ...said(erased, 'not replayed: the person was erased'),
    ...said(refused, 'not accepted, see below'),
    replayed + corrected > 0 ? 'What is replayed is taken up within a minute.' : '',
    remaining === 0 ? 'Nothing is left to decide.' : `${remaining} still wait for a decision.`,
  ]
    .filter(Boolean)
    .join(' ');
}

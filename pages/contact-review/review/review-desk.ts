import { messageOf, type AskServer } from '../api/ask';
import type { ConflictShown, EnteredPerson, MessagesAnswer, Outcome, VersionedDecision } from '../contract';
import { counted } from '../shown/counts';
import { showToast } from '../shown/toasts';
import { createStore } from '../store';
import { ConflictPages } from './conflict-pages';
import { decisionWords } from './decision-words';
import { currentOf, neighbour, nextOpen, nothingLoaded, weightOf, withStandings } from './review-state';
import { SaveQueue } from './save-queue';
import { outcomeWords } from './outcome-words';

/** Something that was decided here and can be taken back here. */
interface Mine {
  readonly id: number;
  readonly phoneNumbers: readonly string[];
  readonly words: string;
  readonly open: number;
  readonly putOff: number;
  /** null until the server kept it, and when it kept nothing. */
  batchId: string | null;
  wasSent: boolean;
}

/** What the server said to one number. */
interface Told {
  readonly phoneNumber: string;
  readonly outcome: Outcome | 'refused';
  readonly by: string | null;
}

/**
 * Where the reviewer sits: what is shown, what was decided and what of it is not saved yet. Deciding never waits for
 * the server; what the server says afterwards puts right what was shown.
 */
export class ReviewDesk {
  readonly state = createStore(nothingLoaded(false));
  readonly queue = new SaveQueue();
  readonly pages: ConflictPages;
  private readonly mine: Mine[] = [];
  private readonly messages = new Map<string, Promise<MessagesAnswer>>();
  private lastId = 0;

  constructor(
    private readonly ask: AskServer,
    private readonly reviewer: string,
  ) {
    this.pages = new ConflictPages(ask, this.state);
  }

  /** Decides one number or many at once; many are one batch and are taken back together. The next conflict is current at once. */
  decide(decisions: readonly VersionedDecision[], words: string): void {
    const kind = decisions.every(({ decision }) => decision === 'skip') ? 'putOff' : 'decided';
    const mine = this.begin(decisions, words, kind);
    this.queue.add({
      ...mine,
      run: async () => {
        const isRepeated = mine.wasSent;
        mine.wasSent = true;
        const fresh = decisions.map((decision) => this.pages.withFreshVersion(decision));
        const answer = await this.ask({ ask: 'decide', decisions: fresh });
        mine.batchId = answer.batchId;
        this.count(mine.id, answer.remaining, mine.putOff);
        const own = answer.outcomes.filter(
          ({ outcome, by }) => outcome === 'already_decided' && by === this.reviewer,
        );
        // Told twice: browsers send a request again when its answer is lost, and so does the queue.
        if (own.length > 0 && !isRepeated)
          showToast(`${mine.words}: saved before. If you decided it in another window, that one stands.`);
        await this.putRight(answer.outcomes.filter((outcome) => !own.includes(outcome)));
      },
      onRefused: (message) => this.takeOff(mine, message),
    });
  }

  decideCurrent(conflict: ConflictShown, decision: VersionedDecision): void {
    const { current, standings } = this.state.get();
    if (current === conflict.phoneNumber && !standings.has(current))
      this.decide([decision], decisionWords(conflict, decision));
  }

  /** Gives a conflict a name that no candidate has. */
  enter(conflict: ConflictShown, person: EnteredPerson): void {
    const { phoneNumber, version } = conflict;
    const mine = this.begin([{ phoneNumber, decision: 'none' }], 'New person by hand', 'decided');
    this.queue.add({
      ...mine,
      run: async () => {
        mine.wasSent = true;
        const answer = await this.ask({ ask: 'enter', phoneNumber, version, person });
        mine.batchId = answer.batchId;
        this.count(mine.id, Math.max(0, (this.state.get().remaining ?? 0) - mine.open), mine.putOff);
        if (answer.outcome === 'refused')
          return this.takeOff(mine, answer.problems.map(({ problem }) => problem).join(' '));
        await this.putRight([{ phoneNumber, outcome: answer.outcome, by: null }]);
      },
      onRefused: (message) => this.takeOff(mine, message),
    });
  }

  /** Takes back the newest thing decided here; the number is shown again. */
  undoLast(): void {
    const last = this.mine.at(-1);
    if (last === undefined)
      showToast('Nothing to undo since this page was opened. Look in History for what was before.');
    else this.undo(last.id);
  }

  undo(id: number): void {
    const mine = this.mine.find((one) => one.id === id);
    if (mine === undefined) return;
    this.mine.splice(this.mine.indexOf(mine), 1);
    this.state.change((now) => ({
      ...withStandings(
        now,
        mine.phoneNumbers.map((phoneNumber) => [phoneNumber, null] as const),
      ),
      current: now.pages.has(mine.phoneNumbers[0] ?? '') ? (mine.phoneNumbers[0] ?? null) : now.current,
    }));
    showToast(`Taken back: ${mine.words}`);
    if (this.queue.remove(id)) return;
    for (const phoneNumber of mine.phoneNumbers) this.pages.undoing.add(phoneNumber);
    const undoId = (this.lastId += 1);
    this.queue.add({
      id: undoId,
      words: `Undo: ${mine.words}`,
      open: -mine.open,
      putOff: -mine.putOff,
      run: async () => {
        if (mine.batchId === null) return this.noLongerUndoing(mine);
        const answer = await this.ask({ ask: 'undo', batchId: mine.batchId });
        this.count(undoId, answer.remaining, -mine.putOff);
        this.noLongerUndoing(mine);
        const left = answer.outcomes.filter(({ outcome }) => outcome === 'handed_out');
        await this.putRight(left.map(({ phoneNumber, outcome }) => ({ phoneNumber, outcome, by: null })));
        await this.pages.readAgain(mine.phoneNumbers);
      },
      onRefused: (message) => {
        this.noLongerUndoing(mine);
        showToast(message, { tone: 'bad' });
      },
    });
  }

  move(step: 1 | -1): void {
    const to =
      neighbour(this.state.get(), step) ??
      (step === 1 ? nextOpen(this.state.get(), this.state.get().current) : null);
    if (to !== null) this.show(to);
  }

  show(phoneNumber: string): void {
    this.state.change((now) => ({ ...now, current: phoneNumber }));
    void this.pages.loadAhead();
  }

  /** What was last said on a number; asked once. */
  messagesOf(phoneNumber: string): Promise<MessagesAnswer> {
    const known = this.messages.get(phoneNumber);
    if (known !== undefined) return known;
    const asked = this.ask({ ask: 'messages', phoneNumber });
    this.messages.set(phoneNumber, asked);
    asked.catch(() => this.messages.delete(phoneNumber));
    return asked;
  }

  private begin(
    decisions: readonly Pick<VersionedDecision, 'phoneNumber' | 'decision'>[],
    words: string,
    kind: 'decided' | 'putOff',
  ): Mine {
    const before = this.state.get();
    const id = (this.lastId += 1);
    const phoneNumbers = decisions.map(({ phoneNumber }) => phoneNumber);
    const mine: Mine = {
      id,
      phoneNumbers,
      words:
        phoneNumbers.length === 1 ? `${currentOf(before)?.phone ?? phoneNumbers[0] ?? ''}: ${words}` : words,
      ...weightOf(before, decisions),
      batchId: null,
      wasSent: false,
    };
    this.mine.push(mine);
    const decided = withStandings(
      before,
      phoneNumbers.map((phoneNumber) => [phoneNumber, { kind, words, saveId: id }] as const),
    );
    const isCurrentDone = before.current !== null && phoneNumbers.includes(before.current);
    this.state.set(isCurrentDone ? { ...decided, current: nextOpen(decided, before.current) } : decided);
    void this.pages.loadAhead();
    showToast(mine.words, { action: { label: 'Undo', run: () => this.undo(id) } });
    return mine;
  }

  private count(saveId: number, remaining: number, putOff: number): void {
    this.queue.counted(saveId);
    this.state.change((now) => ({ ...now, remaining, skipped: Math.max(0, now.skipped + putOff) }));
  }

  private noLongerUndoing(mine: Mine): void {
    for (const phoneNumber of mine.phoneNumbers) this.pages.undoing.delete(phoneNumber);
  }

  /** The server refused all of it: it is open again. */
  private takeOff(mine: Mine, message: string): void {
    const index = this.mine.indexOf(mine);
    if (index >= 0) this.mine.splice(index, 1);
    this.state.change((now) =>
      withStandings(
        now,
        mine.phoneNumbers.map((phoneNumber) => [phoneNumber, null] as const),
      ),
    );
    this.tell(`${mine.words} was not saved. ${message}`, mine.phoneNumbers);
  }

  /** Puts right what was shown of numbers that went otherwise than decided. */
  private async putRight(told: readonly Told[]): Promise<void> {
    const wrong = told.filter(
      ({ outcome }) => outcome !== 'recorded' && outcome !== 'skipped' && outcome !== 'undone',
    );
    if (wrong.length === 0) return;
    this.state.change((now) =>
      withStandings(
        now,
        wrong.map(({ phoneNumber, outcome, by }) => [
          phoneNumber,
          outcome === 'already_decided' || outcome === 'unknown_number' || outcome === 'handed_out'
            ? { kind: 'elsewhere', by }
            : null,
        ]),
      ),
    );
    const first = wrong[0];
    if (first !== undefined) {
      const phone = this.pages.phoneOf(first.phoneNumber);
      const others = wrong.length > 1 ? ` So with ${counted(wrong.length - 1, 'other number')}.` : '';
      this.tell(`${phone}: ${outcomeWords(first.outcome, first.by)}${others}`, [first.phoneNumber]);
    }
    await this.pages.readAgain(wrong.map(({ phoneNumber }) => phoneNumber)).catch((error: unknown) => {
      showToast(messageOf(error), { tone: 'bad' });
    });
  }

  private tell(text: string, phoneNumbers: readonly string[]): void {
    const [phoneNumber] = phoneNumbers;
    const isHere = phoneNumber !== undefined && this.state.get().pages.has(phoneNumber);
    showToast(text, {
      tone: 'bad',
      action: isHere ? { label: 'Show it', run: () => this.show(phoneNumber) } : null,
    });
  }
}

import { messageOf, type AskServer } from '../api/ask';
import type { ConflictShown, VersionedDecision } from '../contract';
import { showToast } from '../shown/toasts';
import type { Store } from '../store';
import { nothingLoaded, openAhead, withPage, withPageAgain, type ReviewState } from './review-state';

const PAGE = 50;
/** With fewer open ones ahead the next page is asked for: more than anybody decides while one is loaded. */
const AHEAD = 40;

/** Brings conflicts in, page by page and well ahead, and reads pages again that may have changed. */
export class ConflictPages {
  /** Numbers whose decision is being taken back: shown as open here, still decided there. */
  readonly undoing = new Set<string>();

  constructor(
    private readonly ask: AskServer,
    private readonly state: Store<ReviewState>,
  ) {}

  /** Begins, or goes on where the reviewer was. With a number: shows that one, wherever it stands in the list. */
  async open(phoneNumber: string | null, putOff: boolean): Promise<void> {
    const before = this.state.get();
    const isKnown = phoneNumber !== null && before.pages.has(phoneNumber);
    if (isKnown) this.state.set({ ...before, current: phoneNumber });
    const includeSkipped = putOff || (phoneNumber !== null && !isKnown) || (isKnown && before.includeSkipped);
    if (!isKnown && includeSkipped !== before.includeSkipped) this.startOver(includeSkipped);
    if (phoneNumber === null || isKnown) return this.loadAhead();
    do {
      await this.load();
    } while (this.mustSearch(phoneNumber));
    if (this.state.get().pages.has(phoneNumber))
      this.state.change((now) => ({ ...now, current: phoneNumber }));
    else if (this.state.get().problem === null)
      showToast('That number is decided or is no conflict. These are the open ones.');
  }

  /** Forgets what is loaded, but not what was decided here: the server may not know of it yet. */
  startOver(includeSkipped = false): void {
    const { standings } = this.state.get();
    this.state.set({
      ...nothingLoaded(includeSkipped),
      standings: new Map([...standings].filter(([, { kind }]) => kind === 'decided')),
    });
  }

  /** Forgets everything, so that it is asked for afresh: something was taken back elsewhere. */
  forget(): void {
    this.state.set(nothingLoaded(false));
  }

  /** Asks for the next page when few are left. Never throws: the state says what went wrong. */
  async loadAhead(): Promise<void> {
    const { isLoading, isAllLoaded } = this.state.get();
    if (!isLoading && !isAllLoaded && openAhead(this.state.get()) < AHEAD) await this.load();
  }

  async load(): Promise<void> {
    const before = this.state.get();
    if (before.isLoading || before.isAllLoaded) return;
    this.state.set({ ...before, isLoading: true });
    const { next: after, includeSkipped } = before;
    try {
      const answer = await this.ask({ ask: 'conflicts', after, includeSkipped, limit: PAGE });
      this.state.change((now) =>
        now.includeSkipped === includeSkipped ? withPage(now, answer, after) : now,
      );
    } catch (error) {
      this.state.change((now) => ({ ...now, isLoading: false, problem: messageOf(error) }));
      return;
    }
    await this.loadAhead();
  }

  /** Reads the pages again on which these numbers stand, so that their versions are the newest. */
  async readAgain(phoneNumbers: readonly string[]): Promise<void> {
    const { pages } = this.state.get();
    const afters = new Set(
      phoneNumbers.filter((number) => pages.has(number)).map((number) => pages.get(number) ?? null),
    );
    for (const after of afters) await this.readPageAgain(after);
  }

  /** Looks whether somebody else decided what lies just ahead. */
  async lookAround(): Promise<void> {
    const { current, pages } = this.state.get();
    if (current !== null) await this.lookAt([pages.get(current) ?? null]);
  }

  /** Looks whether somebody else decided anything that is loaded and open: for who was away. */
  async lookEverywhere(): Promise<void> {
    const { conflicts, pages, standings } = this.state.get();
    const open = conflicts.filter(({ phoneNumber }) => !standings.has(phoneNumber));
    await this.lookAt([...new Set(open.map(({ phoneNumber }) => pages.get(phoneNumber) ?? null))]);
  }

  private async lookAt(afters: readonly (string | null)[]): Promise<void> {
    const gone: ConflictShown[] = [];
    for (const after of afters) gone.push(...(await this.readPageAgain(after)));
    const [first] = gone;
    if (first === undefined) return;
    const others = gone.length > 1 ? ` and ${gone.length - 1} more were` : ' was';
    showToast(`${first.phone}${others} decided by somebody else. You need not decide that again.`);
  }

  /** The same decision with the version that is known now: after an undo the conflict has a newer one. */
  withFreshVersion(decision: VersionedDecision): VersionedDecision {
    const shown = this.state.get().conflicts.find(({ phoneNumber }) => phoneNumber === decision.phoneNumber);
    return this.versionsUndone.has(decision.version) && shown !== undefined
      ? { ...decision, version: shown.version }
      : decision;
  }

  phoneOf(phoneNumber: string): string {
    return this.state.get().conflicts.find((one) => one.phoneNumber === phoneNumber)?.phone ?? phoneNumber;
  }

  /** Versions that went with an undo while the candidates stayed the same. */
  private readonly versionsUndone = new Set<string>();

  private async readPageAgain(after: string | null) {
    const { includeSkipped } = this.state.get();
    const answer = await this.ask({ ask: 'conflicts', after, includeSkipped, limit: PAGE });
    const before = this.state.get();
    if (before.includeSkipped !== includeSkipped) return [];
    for (const now of answer.conflicts) {
      const was = before.conflicts.find(({ phoneNumber }) => phoneNumber === now.phoneNumber);
      if (was === undefined || was.version === now.version) continue;
      if (JSON.stringify(was.candidates) === JSON.stringify(now.candidates))
        this.versionsUndone.add(was.version);
    }
    const { state, gone } = withPageAgain(before, answer, after, this.undoing);
    this.state.set(state);
    return gone;
  }

  private mustSearch(phoneNumber: string): boolean {
    const { pages, isAllLoaded, problem } = this.state.get();
    return !pages.has(phoneNumber) && !isAllLoaded && problem === null;
  }
}

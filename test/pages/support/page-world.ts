import type {
  AlikeAnswer,
  BatchShown,
  ConflictShown,
  Dashboard,
  DecideAnswer,
  JobShown,
  MessageShown,
  PageAnswers,
  RowShown,
  UndoAnswer,
  WritesAnswer,
} from '../../../contacts/review/page/page-answers';
import type { Ask, PageRequest, VersionedDecision } from '../../../contacts/review/page/page-requests';
import { phoneOf, sampleConflict, shownPhone } from './sample-conflicts';
import { emptyDashboard, sampleDashboard } from './sample-dashboard';

type Request<A extends Ask> = Extract<PageRequest, { ask: A }>;

interface Kept {
  readonly batchId: string;
  readonly by: string;
  readonly decision: VersionedDecision;
}

/** What the page's server knows, as the contract says it answers: decisions are kept once, versions count up, batches go together. */
export class PageWorld {
  readonly reviewer = 'Ana Ruiz';
  conflicts: ConflictShown[] = Array.from({ length: 353 }, (_, index) => sampleConflict(index));
  readonly kept = new Map<string, Kept>();
  readonly skipped = new Set<string>();
  readonly batches: BatchShown[] = [];
  readonly entered: Request<'enter'>[] = [];
  readonly files: { readonly name: string; readonly source: string; readonly bytes: number }[] = [];
  jobs: JobShown[] | null = null;
  isEmpty = false;
  previewAt: string | null = null;
  rows: readonly RowShown[] = Array.from({ length: 60 }, (_, index): RowShown => {
    const phoneNumber = phoneOf(400 + index);
    return {
      key: phoneNumber,
      phoneNumber,
      phone: shownPhone(phoneNumber),
      name: null,
      emails: [],
      isOpenConflict: index === 0,
      standing: index === 0 ? 'Waits for a decision' : 'No source has the number',
      from: null,
      lastActivityAt: '2026-08-02T12:00:00Z',
    };
  });
  messages: readonly MessageShown[] = [
    {
      at: '2026-09-12T17:20:00Z',
      direction: 'incoming',
      kind: 'text',
      text: 'Hi, is the 2 bedroom on Main still free?',
    },
    {
      at: '2026-09-12T17:24:00Z',
      direction: 'outgoing',
      kind: 'text',
      text: 'Yes, would Thursday at 5 work?',
    },
    { at: '2026-09-12T18:02:00Z', direction: 'incoming', kind: 'call', text: null },
  ];
  private counter = 0;

  answer(request: PageRequest): PageAnswers[Ask] {
    switch (request.ask) {
      case 'dashboard':
        return this.dashboard();
      case 'rows':
        return this.page(request);
      case 'conflicts':
        return this.listConflicts(request);
      case 'messages':
        return { messages: this.messages, note: null };
      case 'alike':
        return this.alike(request.decision);
      case 'decide':
        return this.decide(request.decisions, this.reviewer);
      case 'undo':
        return this.undo(request.batchId);
      case 'decisions':
        return { batches: [...this.batches].reverse(), next: null };
      case 'enter':
        return this.enter(request);
      case 'leftovers':
        return { fileName: 'unmapped.csv', csv: 'Phone,Name\r\n"+19785550100",\r\n', numbers: 1 };
      case 'start':
        return { outcome: 'started', jobId: this.startJob(request.job, null) };
      case 'writes':
        return this.writes();
    }
  }

  /** A file came in; its job runs until `endJobs`. */
  takeFile(
    name: string,
    source: string,
    bytes: number,
  ): { readonly outcome: 'started'; readonly jobId: string } {
    this.files.push({ name, source, bytes });
    return { outcome: 'started', jobId: this.startJob('import', name) };
  }

  endJobs(status: JobShown['status'] = 'done', problem: string | null = null): void {
    const endedAt = '2026-11-27T09:05:00Z';
    this.jobs = this.allJobs().map((job) =>
      job.status === 'running' ? { ...job, status, problem, endedAt } : job,
    );
    if (this.jobs.some(({ kind, endedAt: end }) => kind === 'preview' && end === endedAt))
      this.previewAt = endedAt;
  }

  /** Somebody else decides at the same time. */
  decideAs(by: string, phoneNumber: string): void {
    const conflict = this.conflicts.find((one) => one.phoneNumber === phoneNumber);
    this.decide([{ phoneNumber, decision: 'none', version: conflict?.version ?? '' }], by);
  }

  /** The sources say something else about a number now. */
  change(phoneNumber: string): void {
    this.conflicts = this.conflicts.map((conflict) =>
      conflict.phoneNumber === phoneNumber
        ? { ...conflict, version: `${conflict.version}x`, reasons: ['A new file came in since.'] }
        : conflict,
    );
  }

  remaining(): number {
    return this.open().filter(({ phoneNumber }) => !this.skipped.has(phoneNumber)).length;
  }

  private open(): ConflictShown[] {
    return this.conflicts.filter(({ phoneNumber }) => !this.kept.has(phoneNumber));
  }

  private allJobs(): JobShown[] {
    return this.jobs ?? (this.isEmpty ? [] : [...this.sample().jobs]);
  }

  private sample(): Dashboard {
    return this.isEmpty
      ? emptyDashboard(this.reviewer)
      : sampleDashboard(this.reviewer, this.open().length, this.kept.size, this.skipped.size);
  }

  private dashboard(): Dashboard {
    return { ...this.sample(), jobs: this.allJobs() };
  }

  private startJob(kind: JobShown['kind'], subject: string | null): string {
    const id = `started-${(this.counter += 1)}`;
    const startedAt = '2026-11-27T09:00:00Z';
    this.jobs = [
      { id, kind, subject, status: 'running', by: this.reviewer, startedAt, endedAt: null, problem: null },
      ...this.allJobs(),
    ];
    return id;
  }

  private page({ of, after }: Request<'rows'>): PageAnswers['rows'] {
    const from = after === null ? 0 : Number(after);
    const next = from + 25 < this.rows.length ? String(from + 25) : null;
    return { of, count: this.rows.length, rows: this.rows.slice(from, from + 25), next };
  }

  private listConflicts({ after, includeSkipped, limit }: Request<'conflicts'>): PageAnswers['conflicts'] {
    const all = this.open()
      .filter(({ phoneNumber }) => includeSkipped || !this.skipped.has(phoneNumber))
      .map((conflict) => ({ ...conflict, isSkipped: this.skipped.has(conflict.phoneNumber) }));
    const behind = all.filter(({ phoneNumber }) => after === null || phoneNumber > after);
    const conflicts = behind.slice(0, limit);
    return {
      conflicts,
      remaining: all.length,
      skipped: this.skipped.size,
      next: behind.length > limit ? (conflicts.at(-1)?.phoneNumber ?? null) : null,
    };
  }

  private alike({ phoneNumber, ...decision }: VersionedDecision): AlikeAnswer {
    if (this.kept.has(phoneNumber)) return { pattern: null, changes: [], leftOut: 0 };
    const changes = this.open()
      .filter((_, index) => index % 3 === 0)
      .filter((conflict) => conflict.phoneNumber !== phoneNumber)
      .map((conflict) => ({
        phoneNumber: conflict.phoneNumber,
        phone: conflict.phone,
        would: `Use PropertyRadar: ${conflict.candidates[0]?.title ?? ''}`,
        decision: {
          ...decision,
          phoneNumber: conflict.phoneNumber,
          version: conflict.version,
        } as VersionedDecision,
      }));
    return { pattern: 'PropertyRadar and QuickBooks write the name differently', changes, leftOut: 4 };
  }

  private decide(decisions: readonly VersionedDecision[], by: string): DecideAnswer {
    const batchId = `batch-${(this.counter += 1)}`;
    const outcomes = decisions.map((decision): DecideAnswer['outcomes'][number] => {
      const { phoneNumber } = decision;
      const conflict = this.conflicts.find((one) => one.phoneNumber === phoneNumber);
      if (conflict === undefined) return { phoneNumber, outcome: 'unknown_number', by: null };
      const first = this.kept.get(phoneNumber);
      if (first !== undefined) return { phoneNumber, outcome: 'already_decided', by: first.by };
      if (conflict.version !== decision.version)
        return { phoneNumber, outcome: 'changed_meanwhile', by: null };
      if (decision.decision === 'skip') {
        this.skipped.add(phoneNumber);
        return { phoneNumber, outcome: 'skipped', by: null };
      }
      this.skipped.delete(phoneNumber);
      this.kept.set(phoneNumber, { batchId, by, decision });
      return { phoneNumber, outcome: 'recorded', by: null };
    });
    const done = outcomes.filter(({ outcome }) => outcome === 'recorded' || outcome === 'skipped');
    if (done.length > 0)
      this.tell(
        batchId,
        by,
        done.map(({ phoneNumber }) => phoneNumber),
        decisions[0],
      );
    return { batchId: done.length > 0 ? batchId : null, outcomes, remaining: this.remaining() };
  }

  private tell(
    batchId: string,
    reviewer: string,
    numbers: string[],
    first: VersionedDecision | undefined,
  ): void {
    const phoneNumber = numbers.length === 1 ? (numbers[0] ?? null) : null;
    this.batches.push({
      batchId,
      reviewer,
      at: '2026-11-27T09:00:00Z',
      did: {
        use_candidate: 'Used a candidate',
        merge: 'Merged',
        same_household: 'Same household',
        none: 'None of them',
        skip: 'Put off',
      }[first?.decision ?? 'none'],
      numbers: numbers.length,
      undoable: numbers.length,
      phoneNumber,
      phone: phoneNumber === null ? null : shownPhone(phoneNumber),
    });
  }

  /** A conflict that is open again has a newer version, as in the ledger. */
  private undo(batchId: string): UndoAnswer {
    const batch = this.batches.find((one) => one.batchId === batchId);
    const numbers = [...this.kept].filter(([, kept]) => kept.batchId === batchId).map(([number]) => number);
    for (const number of numbers) {
      this.kept.delete(number);
      this.conflicts = this.conflicts.map((conflict) =>
        conflict.phoneNumber === number ? { ...conflict, version: `${conflict.version}'` } : conflict,
      );
    }
    if (batch?.did === 'Put off' && batch.phoneNumber !== null) this.skipped.delete(batch.phoneNumber);
    if (batch !== undefined) this.batches[this.batches.indexOf(batch)] = { ...batch, undoable: 0 };
    return {
      outcomes: numbers.map((phoneNumber) => ({ phoneNumber, outcome: 'undone' })),
      remaining: this.remaining(),
    };
  }

  private enter(request: Request<'enter'>): PageAnswers['enter'] {
    if (request.person.firstName === 'Refused')
      return {
        outcome: 'refused',
        problems: [{ field: 'firstName', problem: 'That is no name.' }],
        batchId: null,
      };
    this.entered.push(request);
    const batchId = `batch-${(this.counter += 1)}`;
    const { phoneNumber, version } = request;
    if (version !== null)
      this.kept.set(phoneNumber, {
        batchId,
        by: this.reviewer,
        decision: { phoneNumber, decision: 'none', version },
      });
    this.tell(batchId, this.reviewer, [phoneNumber], undefined);
    return { outcome: 'recorded', problems: [], batchId };
  }

  private writes(): WritesAnswer {
    const writes = Array.from({ length: 40 }, (_, index): WritesAnswer['writes'][number] => ({
      key: `w${index}`,
      action: index % 5 === 4 ? 'update' : 'create',
      phones: [shownPhone(phoneOf(300 + index))],
      name: sampleConflict(index).candidates[0]?.title ?? '',
      company: index % 6 === 0 ? 'Ruiz Plumbing LLC' : null,
      emails: [`person${index}@example.com`],
      changes: index % 5 === 4 ? 'first name, e-mails' : null,
    }));
    const isKnown = this.previewAt !== null;
    return {
      at: this.previewAt,
      creates: isKnown ? 870 : 0,
      updates: isKnown ? 33 : 0,
      unchanged: isKnown ? 1_200 : 0,
      leftAlone: isKnown ? 6 : 0,
      writes: isKnown ? writes : [],
      next: null,
    };
  }
}

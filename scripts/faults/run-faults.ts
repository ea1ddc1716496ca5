import { setTimeout as pause } from 'node:timers/promises';
import { openLedger } from '../../ledger';
import { seededRandom } from '../../sandbox/generate/seeded-random';
import type { Log } from '../log';
import { openHome } from '../start/home';
import { sandboxPortOf, sandboxServices, seedSandbox } from '../start/sandbox';
import { untilConverged } from './converged';
import { activityOf, Envelopes, PROPERTY, prospectOf, SOURCE } from './envelopes';
import { killMoments, Kills } from './kills';
import type { FaultOptions } from './options';
import type { InventedPerson } from './people';
import { planTraffic } from './plan';
import { countFaults, countWrites, ledgerOf, readPicture, readWorkflows, type UrlOf } from './read-picture';
import { sendAll } from './sender';
import { SupervisedStart } from './supervised-start';
import { keepMisbehaving, stopMisbehaving } from './vendor-faults';
import { verdictOf, type Verdict } from './verdict';

const MINUTE_MS = 60_000;
/** A machine at its limit is slow, not wrong: bounds are for what hangs. */
const START_MS = 10 * MINUTE_MS;
const GIVE_UP_MS = 15 * MINUTE_MS;
const CONVERGE_MS = 30 * MINUTE_MS;
/** Longer than the clock that takes up what is left: whoever goes on telling is seen. */
const REST_MS = 75_000;
const LANES = 6;
/** With workers the traffic takes longer, so that one is killed every 20 s of it and not only now and then. */
const REST_WITH_WORKERS_MS = 600;

export interface FaultRun {
  readonly options: FaultOptions;
  readonly home: string;
  readonly packageFolder: string;
  readonly log: Log;
  /** Takes how to end what was started. */
  readonly stopping: (() => Promise<void>)[];
}

/** Starts, seeds, sends, kills, waits, reads. @throws when the installation does not come up at all */
export async function runFaults(run: FaultRun): Promise<Verdict> {
  const { options, packageFolder, log } = run;
  const began = performance.now();
  const random = seededRandom(options.seed);
  const plan = planTraffic(options.deliveries, random, options.seed);
  const urlOf: UrlOf = (service) => `http://127.0.0.1:${sandboxPortOf(options.sandboxPort, service)}`;
  const n8nUrl = `http://127.0.0.1:${options.port}`;
  log.step(`Starting n8n with everything it needs in ${run.home} ...`);
  const start = new SupervisedStart(packageFolder, startArguments(run), (line) => log.step(line));
  run.stopping.push(() => start.stop());
  start.start();
  await untilRunning(start);

  const home = await openHome(run.home);
  const workflows = await readWorkflows(n8nUrl, home);
  await seedSandbox(urlOf('resman'), { prospects: prospectsOf(plan.people) });
  const envelopes = Envelopes.open({
    n8nUrl,
    openPhoneUrl: urlOf('openphone'),
    domIqUrl: urlOf('domiq'),
    packageFolder,
    secrets: home.secrets,
  });
  const visitors = new Set(
    plan.deliveries.filter(({ told }) => told.kind === 'visit').map(({ personId }) => personId),
  );
  await envelopes.prepareVisits(plan.people.filter(({ id }) => visitors.has(id)));

  let isSpoiling = true;
  const spoiling = (async () => {
    for (; isSpoiling; await pause(500))
      for (const service of sandboxServices) await keepMisbehaving(urlOf(service));
  })();
  const kills = new Kills(start, killMoments(options.kills, options.deliveries, random), (line) =>
    log.step(line),
  );
  const killing = kills.run(options.workers);
  log.step(`Sending ${plan.sequence.length} deliveries about ${plan.people.length} people ...`);
  const people = new Map(plan.people.map((person) => [person.id, person]));
  const sent = await sendAll(plan.sequence, {
    envelopeOf: (delivery) => {
      const person = people.get(delivery.personId);
      if (person === undefined) throw new Error('The plan tells of nobody.');
      return envelopes.envelopeOf(delivery, person, Date.now());
    },
    lanes: LANES,
    retryAfterMs: 1000,
    restMs: options.workers > 0 ? REST_WITH_WORKERS_MS : 0,
    giveUpAfterMs: GIVE_UP_MS,
    progress: (count) => {
      kills.progress(count);
      if (count % 50 === 0) log.step(`  ${count} deliveries sent`);
    },
  });
  kills.end(options.kills * START_MS);
  await killing;
  await untilRunning(start);

  const ledger = await openLedger(await ledgerOf(home));
  try {
    const isConverged = await untilConverged({
      ledger,
      withinMs: CONVERGE_MS,
      progress: (line) => log.step(line),
    });
    isSpoiling = false;
    await spoiling;
    const faults = await countFaults(urlOf);
    for (const service of sandboxServices) await stopMisbehaving(urlOf(service));
    const picture = await readPicture(ledger, urlOf, await readWorkflows(n8nUrl, home), plan.people);
    log.step(`Looking for ${REST_MS / 1000} s whether anything is told that nobody asked for ...`);
    await pause(REST_MS);
    return verdictOf(
      {
        people: plan.people,
        deliveries: plan.deliveries,
        eventIdOf: (delivery) => envelopes.eventIdOf(delivery),
        activityOf,
        workflows,
        acknowledged: sent.acknowledged,
      },
      picture,
      {
        deliveries: plan.sequence.length,
        duplicates: plan.sequence.length - plan.deliveries.length,
        people: plan.people.length,
        seed: options.seed,
        workers: options.workers,
        requests: sent.attempts,
        killsWanted: options.kills,
        kills: kills.main,
        workerKills: kills.workers,
        faults,
        refused: sent.refused,
        isConverged,
        writesLater: await countWrites(ledger, urlOf, plan.people),
        seconds: Math.round((performance.now() - began) / 1000),
      },
    );
  } finally {
    await ledger.close();
  }
}

function startArguments({ options, home }: FaultRun): string[] {
  const { port, sandboxPort, workers } = options;
  return [
    ...['--home', home, '--port', String(port), '--sandbox-port', String(sandboxPort)],
    ...(workers > 0 ? ['--workers', String(workers)] : []),
  ];
}

async function untilRunning(start: SupervisedStart): Promise<void> {
  for (const until = performance.now() + START_MS; !start.isRunning; await pause(250))
    if (performance.now() > until) throw new Error(`npm start does not come up:\n${start.steps}`);
}

/** Whom the office has before the run begins. */
const prospectsOf = (people: readonly InventedPerson[]) =>
  people
    .filter(({ acquaintance }) => acquaintance === 'office' || acquaintance === 'both')
    .map((person) => {
      const { prospectId, personId } = prospectOf(person);
      const { firstName, lastName, email, phone } = person;
      return {
        id: prospectId,
        propertyId: PROPERTY,
        sourceId: SOURCE,
        people: [{ personId, firstName, lastName, email, phone: phone.slice(2) }],
      };
    });

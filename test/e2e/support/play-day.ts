import { setTimeout as pause } from 'node:timers/promises';
import { CHAT_PROPERTY, type Delivery, type DeliveryOf } from '../../day/delivery';
import type { Facts } from '../../day/model';
import { lookBefore, type Before, type Places, type Prospect } from '../../day/observe';
import { relayChange, shippedWebhookPath } from './relay';
import { callWebhook } from './run-webhook';
import type { StartedN8n } from './started-n8n';

/** Requests that are out at once. */
const IN_FLIGHT = 12;
/** How long n8n may take to work a wave off. */
const SETTLED_WITHIN_MS = 15 * 60_000;

interface Stage {
  readonly n8n: StartedN8n;
  readonly places: Places;
  /** A webhook that has 16 and 19 work at once, so that nothing waits for their minute. */
  readonly keepGoing: string;
  readonly log: (line: string) => void;
}

/**
 * Plays a day, which begins when all that was there before is worked on: wave after wave, in each as many deliveries at once as
 * are in flight, the next when everything that was told is worked on and every system has been told.
 * @returns what was there before, and what only the sandboxes knew
 */
export async function playDay(
  stage: Stage,
  deliveries: readonly Delivery[],
): Promise<{ before: Before; facts: Facts }> {
  const player = new Player(stage, deliveries);
  await player.settled();
  const before = await lookBefore(stage.places);
  for (const wave of [...new Set(deliveries.map((delivery) => delivery.wave))].sort()) {
    const began = Date.now();
    await player.play(deliveries.filter((delivery) => delivery.wave === wave));
    const told = Date.now();
    await player.settled();
    stage.log(
      `wave ${wave}: told in ${Math.round((told - began) / 1000)} s, settled ${Math.round((Date.now() - told) / 1000)} s later`,
    );
  }
  return { before, facts: { textAt: player.textAt } };
}

class Player {
  readonly textAt = new Map<string, string>();
  private readonly byId: ReadonlyMap<string, Delivery>;
  private readonly played = new Map<string, Promise<void>>();
  private readonly expectedEvents = { chatbot: 0, resman: 0, openphone: 0, domiq: 0 };
  private readonly relayPath = shippedWebhookPath('12-receive-changes-from-resman.json');

  constructor(
    private readonly stage: Stage,
    deliveries: readonly Delivery[],
  ) {
    this.byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  }

  async play(wave: readonly Delivery[]): Promise<void> {
    // What is told again comes after its first time: the line is worked through from the front.
    const line = [
      ...wave.filter(({ kind }) => kind !== 'again'),
      ...wave.filter(({ kind }) => kind === 'again'),
    ];
    const work = async (): Promise<void> => {
      for (let next = line.shift(); next !== undefined; next = line.shift()) {
        const done = this.tell(next);
        this.played.set(next.id, done);
        await done;
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  }

  private async tell(delivery: Delivery): Promise<void> {
    switch (delivery.kind) {
      case 'chat':
        this.expectedEvents.chatbot += 1;
        return this.chat(delivery);
      case 'visit':
        this.expectedEvents.domiq += 1;
        return this.visit(delivery);
      case 'guestCard':
        return this.guestCard(delivery);
      case 'officeChange':
        return this.officeChange(delivery);
      case 'text':
        this.expectedEvents.openphone += 1;
        return this.text(delivery);
      case 'again':
        return this.again(delivery);
    }
  }

  private async chat({ id, person, message, at, refusesEmail }: DeliveryOf<'chat'>): Promise<void> {
    const { n8n } = this.stage;
    const answer = await fetch(`${n8n.url}/webhook/api/resman/contacts`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': n8n.secrets.contactApiSecret ?? '',
        'idempotency-key': id,
      },
      body: JSON.stringify({
        contact_data: {
          first_name: person.first,
          last_name: person.last,
          ...(person.email !== null && { email: person.email }),
          ...(person.phone !== null && { phone: person.phone }),
          property_id: CHAT_PROPERTY,
          source: 'chatbot',
          initial_interaction: { type: 'chat', timestamp: at, message },
          ...(refusesEmail && { preferences: { email_opt_out: true } }),
        },
      }),
    });
    if (!answer.ok)
      throw new Error(`${id}: the contact API answered ${answer.status}: ${await answer.text()}`);
  }

  private async visit({ id, person, leadScore }: DeliveryOf<'visit'>): Promise<void> {
    const { domIq } = this.stage.places;
    const conversation = { conversation_id: id };
    await domIq('POST', 'say', { ...conversation, property_id: CHAT_PROPERTY, content: 'Hello' });
    const { first: first_name, last: last_name, email, phone } = person;
    await domIq('POST', 'introduce', {
      ...conversation,
      first_name,
      last_name,
      email,
      phone,
      lead_score: leadScore,
    });
  }

  private async guestCard({
    id,
    prospectId,
    propertyId,
    person,
    isTold,
  }: DeliveryOf<'guestCard'>): Promise<void> {
    const personId = `N${prospectId}`;
    const { first: firstName, last: lastName, email, phone } = person;
    const people = [{ personId, firstName, lastName, email, phone: phone?.slice(2) ?? null }];
    await this.stage.places.resMan('POST', 'seed', { prospects: [{ id: prospectId, propertyId, people }] });
    if (isTold) await this.relay([propertyId, prospectId, personId].join(':'), id);
  }

  private async officeChange({ id, first, last, change }: DeliveryOf<'officeChange'>): Promise<void> {
    const { resMan } = this.stage.places;
    const { id: prospectId, propertyId, personId } = await this.cardOf(first, last);
    if ('lease' in change) await resMan('POST', 'lease', { prospectId, status: change.lease });
    else {
      const { last: lastName, ...typed } = { last: undefined, ...change };
      await resMan('POST', 'edit', { prospectId, ...typed, ...(lastName !== undefined && { lastName }) });
    }
    this.contactIds.set(id, [propertyId, prospectId, personId].join(':'));
    await this.relay(this.contactIds.get(id) ?? '', id);
  }

  private readonly contactIds = new Map<string, string>();

  private async cardOf(first: string, last: string) {
    const prospects = await this.stage.places.resMan<Prospect[]>('GET', 'prospects');
    const found = prospects.find(({ current: { people } }) =>
      people.some(({ firstName, lastName }) => firstName === first && lastName === last),
    );
    if (found === undefined) throw new Error('The office finds no guest card of that name.');
    return { id: found.id, propertyId: found.propertyId, personId: found.current.people[0]?.personId ?? '' };
  }

  private async relay(contactId: string, deliveryId: string, isAgain = false): Promise<void> {
    const { n8n } = this.stage;
    if (!isAgain) this.expectedEvents.resman += 1;
    const secret = n8n.secrets.relaySecret ?? '';
    const { status } = await relayChange(n8n.url + this.relayPath, { contactId, deliveryId, secret });
    if (status !== 200) throw new Error(`${deliveryId}: the relay was answered ${status}.`);
  }

  private async text({ id, from, text }: DeliveryOf<'text'>): Promise<void> {
    const told = { phoneNumberId: 'PNmain0001', from, text };
    const { createdAt } = await this.stage.places.openPhone<{ createdAt: string }>('POST', 'receive', told);
    this.textAt.set(id, createdAt);
  }

  private async again({ of }: DeliveryOf<'again'>): Promise<void> {
    await this.played.get(of);
    const original = this.byId.get(of);
    if (original?.kind === 'chat') return this.chat(original);
    if (original?.kind === 'officeChange') return this.relay(this.contactIds.get(of) ?? '', of, true);
    throw new RangeError('Only chats and changes of the office are told again.');
  }

  /** Waits until every event that was told is there and in a final state, nobody is owed anything, and it stays so for a moment. */
  async settled(): Promise<void> {
    const { keepGoing } = this.stage;
    let quiet = 0;
    for (const deadline = Date.now() + SETTLED_WITHIN_MS; quiet < 3; await pause(1000)) {
      const open = await this.openWork();
      quiet = open === '' ? quiet + 1 : 0;
      if (Date.now() > deadline) throw new Error(`It did not settle: ${open}`);
      if (open !== '') await callWebhook(keepGoing, {});
    }
  }

  private async openWork(): Promise<string> {
    const { ledger } = this.stage.places;
    const [events, effects] = await ledger.read(async (db) => [
      await db.selectFrom('events').select(['source', 'type', 'status']).execute(),
      await db
        .selectFrom('effects')
        .where('status', 'in', ['waiting', 'sending', 'unknown'])
        .select('target')
        .execute(),
    ]);
    const missing = Object.entries(this.expectedEvents).flatMap(([source, count]) => {
      const told = events.filter(
        (event) => event.source === source && (source !== 'openphone' || event.type.startsWith('message.')),
      );
      return told.length < count ? [`${count - told.length} of ${source} to come`] : [];
    });
    const open = events.filter(({ status }) => status === 'waiting' || status === 'claimed').length;
    return [
      ...missing,
      ...(open > 0 ? [`${open} events open`] : []),
      ...(effects.length > 0 ? [`${effects.length} effects open`] : []),
    ].join(', ');
  }
}

import { CHAT_PROPERTY, type Delivery, type DeliveryOf, type Person, type Refusal } from './delivery';
import { entryOf, identifiersOf, likeness, ModelContact, type Entry } from './model-contact';
import { contextFields, CREATED_LINE, ledgerFields, refusalLine, type Channel } from './model-rows';
import type { Holdings, Row } from './row';

/** What only the sandboxes know when the day is played. */
export interface Facts {
  /** When a text came, by delivery; ISO 8601 UTC. */
  readonly textAt: ReadonlyMap<string, string>;
}

interface Prospect {
  readonly id: string;
  readonly propertyId: string;
  person: Person;
  type: 'prospect' | 'applicant' | 'current_resident';
  /** Lines of the history, in order; null for one without words. */
  readonly history: (string | null)[];
}

interface Card {
  readonly first: string;
  readonly last: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

const CHANNELS: Readonly<Record<Refusal, readonly Channel[]>> = { texts: ['text'], number: ['text', 'call'] };
const channelsFor = (identifier: string): readonly Channel[] =>
  identifier.startsWith('phone:') ? ['text', 'call'] : ['email'];

/**
 * The rules of docs/sync.md, docs/contacts.md and docs/mapping.md, one delivery after the other, without n8n, ledger or clients:
 * whose it is, what is refused, and what each system is owed. It decides by names, numbers and addresses alone, not by who a
 * delivery says it is. Nothing of the product is called.
 */
export class DayModel {
  private readonly contacts: ModelContact[] = [];
  private readonly prospects = new Map<string, Prospect>();
  private readonly cards = new Map<string, Card>();
  private readonly denied = new Map<string, Set<Channel>>();
  private readonly questions = new Map<string, readonly [string, string]>();
  private readonly said = new Map<string, Delivery>();
  private moment = 0;

  constructor(private readonly facts: Facts) {}

  deliver(delivery: Delivery): void {
    this.moment += 1;
    this.said.set(delivery.id, delivery);
    switch (delivery.kind) {
      case 'chat':
        return this.chat(delivery);
      case 'visit': {
        const { person, leadScore, id } = delivery;
        const entry = entryOf(person, {
          system: 'domiq',
          id: `visit ${id}`,
          saidAt: this.moment,
          propertyId: CHAT_PROPERTY,
          role: 'prospect',
          leadScore,
        });
        return this.tellSystems(this.resolve(entry));
      }
      case 'guestCard':
        return this.guestCard(delivery);
      case 'officeChange':
        return this.officeChange(delivery);
      case 'text':
        return this.text(delivery);
      case 'again':
        // Known by its id: nothing changes.
        if (!this.said.has(delivery.of)) throw new RangeError('What is told again was never told.');
    }
  }

  private chat({ person, at, refusesTexts, refusesEmail }: DeliveryOf<'chat'>): void {
    const id = `chat ${JSON.stringify([person, refusesEmail])}`;
    const known = this.contacts.find(({ entries }) => entries.has(id));
    const contact =
      known ??
      this.resolve(
        entryOf(person, {
          system: 'domiq',
          id,
          saidAt: this.moment,
          propertyId: CHAT_PROPERTY,
          role: 'prospect',
        }),
      );
    this.interact(contact, at);
    if (refusesTexts) for (const phone of contact.fields().phones) this.deny(`phone:${phone}`, ['text']);
    if (refusesEmail && person.email !== null) this.deny(`email:${person.email}`, ['email']);
    this.tellSystems(contact);
  }

  private guestCard({ prospectId, propertyId, person, isTold }: DeliveryOf<'guestCard'>): void {
    this.prospects.set(prospectId, { id: prospectId, propertyId, person, type: 'prospect', history: [] });
    if (isTold) this.readProspect(prospectId);
  }

  private officeChange({ first, last, change }: DeliveryOf<'officeChange'>): void {
    const prospect = [...this.prospects.values()].find(
      ({ person }) => person.first === first && person.last === last,
    );
    if (prospect === undefined) throw new RangeError('The office changes a guest card that is not there.');
    if ('lease' in change) {
      prospect.type = change.lease === 'Current' ? 'current_resident' : 'applicant';
      prospect.history.push(null);
    } else prospect.person = { ...prospect.person, ...change };
    this.readProspect(prospect.id);
  }

  private text({ id, from, refuses }: DeliveryOf<'text'>): void {
    const number = `phone:${from}`;
    let holders = this.holdersOf(number);
    if (holders.length === 0) {
      const entry: Entry = {
        system: 'openphone',
        id: number,
        saidAt: this.moment,
        first: null,
        last: null,
        phones: [from],
        emails: [],
        propertyId: null,
        role: null,
        leadScore: null,
      };
      holders = [this.resolve(entry)];
    }
    // Of several who share the number nobody knows who wrote: it is in the history of each.
    for (const holder of holders) this.interact(holder, this.facts.textAt.get(id) ?? null);
    if (refuses !== null) this.deny(number, CHANNELS[refuses]);
    for (const holder of holders) this.tellSystems(holder);
  }

  private interact(contact: ModelContact, at: string | null): void {
    contact.interactions += 1;
    if (at !== null && (contact.lastAt === null || at > contact.lastAt)) contact.lastAt = at;
  }

  private deny(identifier: string, channels: readonly Channel[]): void {
    const denied = this.denied.get(identifier) ?? new Set();
    for (const channel of channels) denied.add(channel);
    this.denied.set(identifier, denied);
  }

  private holdersOf(identifier: string): ModelContact[] {
    return this.contacts.filter((contact) => contact.identifiers().includes(identifier));
  }

  /** Finds whose entry it is, or makes a contact; asks a person where it may be somebody's. */
  private resolve(entry: Entry): ModelContact {
    const judged = this.contacts.map((contact) => ({ contact, likeness: likenessTo(contact, entry) }));
    const sure = judged.filter((one) => one.likeness === 'one');
    if (sure.length > 1) throw new RangeError('The day holds no entry that is two contacts.');
    const contact = sure[0]?.contact ?? this.newContact();
    for (const { contact: other, likeness: how } of judged)
      if (how === 'perhaps' && other !== contact) this.ask(contact, other);
    this.admit(contact, entry);
    return contact;
  }

  private newContact(): ModelContact {
    const contact = new ModelContact(`contact ${this.contacts.length + 1}`);
    this.contacts.push(contact);
    return contact;
  }

  private ask({ key: a }: ModelContact, { key: b }: ModelContact): void {
    const pair = [a, b].sort() as [string, string];
    this.questions.set(pair.join(' and '), pair);
  }

  private isInQuestion({ key }: ModelContact): boolean {
    return [...this.questions.values()].some((pair) => pair.includes(key));
  }

  /** A number or address that is new to a contact is refused what its others are. */
  private admit(contact: ModelContact, entry: Entry): void {
    const before = new Set(contact.identifiers());
    contact.say(entry);
    for (const identifier of identifiersOf(entry).filter((one) => !before.has(one)))
      for (const other of before) {
        const passedOn = [...(this.denied.get(other) ?? [])].filter((channel) =>
          channelsFor(identifier).includes(channel),
        );
        if (passedOn.length > 0) this.deny(identifier, passedOn);
      }
  }

  private deniedChannels(contact: ModelContact): Channel[] {
    return [...new Set(contact.identifiers().flatMap((one) => [...(this.denied.get(one) ?? [])]))].sort();
  }

  /** Everybody who shares a number or address hears of it, because what is refused is refused for the number. */
  private tellSystems(contact: ModelContact): void {
    for (const one of new Set([
      contact,
      ...contact.identifiers().flatMap((identifier) => this.holdersOf(identifier)),
    ])) {
      this.tellResMan(one);
      this.tellOpenPhone(one);
    }
  }

  private tellResMan(contact: ModelContact): void {
    const { first, last, phones, emails, role } = contact.fields();
    if (contact.prospectId === null) {
      if (!contact.knows('domiq') || first === null || last === null || this.isInQuestion(contact)) return;
      const prospect =
        this.prospectLike(contact) ??
        this.newProspect(contact, { first, last, email: emails[0] ?? null, phone: phones[0] ?? null });
      prospect.history.push(CREATED_LINE);
      contact.prospectId = prospect.id;
    }
    const prospect = this.prospectOf(contact.prospectId);
    if (role === 'prospect') {
      const { person } = prospect;
      prospect.person = {
        ...person,
        email: person.email ?? emails[0] ?? null,
        phone: person.phone ?? phones[0] ?? null,
      };
    }
    this.admit(contact, entryOfProspect(prospect, this.moment));
    const channels = this.deniedChannels(contact);
    if (channels.length === 0 || channels.join() === contact.toldRefusal) return;
    contact.toldRefusal = channels.join();
    prospect.history.push(refusalLine(channels));
  }

  /** Somebody whom ResMan has and nobody told of. */
  private prospectLike(contact: ModelContact): Prospect | undefined {
    const taken = new Set(this.contacts.map(({ prospectId }) => prospectId));
    return [...this.prospects.values()].find(
      (prospect) => !taken.has(prospect.id) && likenessTo(contact, entryOfProspect(prospect, 0)) === 'one',
    );
  }

  private newProspect({ key }: ModelContact, person: Person): Prospect {
    const prospect: Prospect = {
      id: `made for ${key}`,
      propertyId: CHAT_PROPERTY,
      person,
      type: 'prospect',
      history: [],
    };
    this.prospects.set(prospect.id, prospect);
    return prospect;
  }

  private prospectOf(id: string): Prospect {
    const prospect = this.prospects.get(id);
    if (prospect === undefined) throw new RangeError('There is no such guest card.');
    return prospect;
  }

  /** What the relay makes us read. */
  private readProspect(id: string): void {
    const known = this.contacts.find(({ prospectId }) => prospectId === id);
    const entry = entryOfProspect(this.prospectOf(id), this.moment);
    if (known !== undefined) this.admit(known, entry);
    const contact = known ?? this.resolve(entry);
    contact.prospectId = id;
    this.tellSystems(contact);
  }

  /** Numbers and addresses are added there and never taken away; the name is the contact's. */
  private tellOpenPhone(contact: ModelContact): void {
    const { first, last, phones, emails } = contact.fields();
    const card = this.cards.get(contact.key);
    if (first === null || phones.length === 0) return;
    if (card === undefined && this.isInQuestion(contact)) return;
    const written: Card = {
      first,
      last,
      phones: [...new Set([...(card?.phones ?? []), ...phones])],
      emails: [...new Set([...(card?.emails ?? []), ...emails])],
    };
    this.cards.set(contact.key, written);
    this.admit(contact, {
      ...written,
      system: 'openphone',
      id: `card of ${contact.key}`,
      saidAt: this.moment,
      propertyId: null,
      role: null,
      leadScore: null,
    });
  }

  /** What every system holds now. */
  holdings(): Holdings {
    return {
      ledger: this.contacts.map((contact) => ({ key: contact.key, fields: ledgerFields(contact) })),
      resman: [...this.prospects.values()].map((prospect) => this.prospectRow(prospect)),
      domiq: this.contacts
        .filter((contact) => contact.knows('resman', 'domiq'))
        .map((contact) => ({
          key: contact.key,
          fields: contextFields(contact, this.deniedChannels(contact)),
        })),
      openphone: [...this.cards].map(([key, card]) => ({
        key,
        fields: { ...card, phones: [...card.phones].sort(), emails: [...card.emails].sort() },
      })),
      questions: [...this.questions.keys()].map((key) => ({ key, fields: {} })),
      consent: [...this.denied].map(([key, channels]) => ({ key, fields: { denied: [...channels].sort() } })),
    };
  }

  private prospectRow({ id, propertyId, person, type, history }: Prospect): Row {
    const owner = this.contacts.find(({ prospectId }) => prospectId === id);
    const { first, last, email, phone } = person;
    return {
      key: owner?.key ?? `guest card ${id}`,
      fields: {
        propertyId,
        type,
        first,
        last,
        email,
        phones: phone === null ? [] : [phone],
        history: [...history],
      },
    };
  }
}

/** The entry of a contact that is most alike counts, a number without a name only as long as there is no name; the day holds nobody who is like one entry and guarded from another. */
function likenessTo(contact: ModelContact, entry: Entry): ReturnType<typeof likeness> {
  const entries = [...contact.entries.values()];
  const named = entries.filter(({ first }) => first !== null);
  const found = (named.length > 0 ? named : entries).map((own) => likeness(own, entry));
  return found.includes('one') ? 'one' : found.includes('perhaps') ? 'perhaps' : 'two';
}

const ROLE_OF = { prospect: 'prospect', applicant: 'applicant', current_resident: 'resident' } as const;

const entryOfProspect = ({ id, propertyId, person, type }: Prospect, saidAt: number): Entry =>
  entryOf(person, { system: 'resman', id: `guest card ${id}`, saidAt, propertyId, role: ROLE_OF[type] });

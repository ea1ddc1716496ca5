import { z } from '../../contacts/model/zod';
import { datedEnvelope } from '../../sandbox/openphone/events';
import { signStandardWebhook } from '../../sandbox/server/standard-webhooks';
import { sendHttp, sendJson } from '../http';
import { relayedChange } from '../live/relayed-change';
import { shippedWebhookPath } from '../live/shipped-webhook';
import type { Secrets } from '../start/home';
import type { InventedPerson } from './people';
import type { PlannedDelivery } from './plan';

/** One request as a vendor makes it. */
export interface Envelope {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The property of the samples that the run's people ask for, and its source in ResMan. */
export const PROPERTY = 'harbor-lofts';
export const SOURCE = 'harbor-website-chat';
const OFFICE_NUMBER = { id: 'PNmain0001', number: '+16175550100' };
const FIRST_MOMENT = Date.parse('2026-11-20T15:00:00Z');

/** Where everything is and what it is signed with. */
export interface Addresses {
  readonly n8nUrl: string;
  readonly openPhoneUrl: string;
  readonly domIqUrl: string;
  readonly packageFolder: string;
  readonly secrets: Secrets;
}

/** ResMan's ids of somebody whom the office knows. */
export const prospectOf = ({ id }: InventedPerson): { prospectId: string; personId: string } => ({
  prospectId: `R${id}`,
  personId: `N${id}`,
});

const HooksSchema = z.object({ data: z.array(z.object({ url: z.string(), key: z.string() })) });
const StateSchema = z.object({
  data: z.object({
    heldDeliveries: z.array(
      z.object({ eventId: z.string(), resourceId: z.string(), eventType: z.string(), body: z.string() }),
    ),
  }),
});

/** Puts planned deliveries into the form that each system sends. */
export class Envelopes {
  private readonly visits = new Map<string, { eventId: string; body: string }>();

  private constructor(
    private readonly addresses: Addresses,
    private readonly paths: { readonly relay: string; readonly openPhone: string; readonly domIq: string },
  ) {}

  static open(addresses: Addresses): Envelopes {
    const path = (file: string) => shippedWebhookPath(addresses.packageFolder, file);
    return new Envelopes(addresses, {
      relay: path('12-receive-changes-from-resman.json'),
      openPhone: path('14-receive-events-from-openphone.json'),
      domIq: path('20-receive-events-from-domiq.json'),
    });
  }

  /** Lets visitors tell the sandbox DomIQ who they are; its events are held, and sent when the plan says so. */
  async prepareVisits(visitors: readonly InventedPerson[]): Promise<void> {
    const control = `${this.addresses.domIqUrl}/_sandbox`;
    await sendJson(`${control}/settings`, 'PUT', { webhooksHeld: true });
    for (const { id, firstName, lastName, email, phone } of visitors) {
      const conversation = { conversation_id: id };
      await sendJson(`${control}/say`, 'POST', {
        ...conversation,
        property_id: PROPERTY,
        content: 'Hello, do you take dogs?',
      });
      const told = { first_name: firstName, last_name: lastName, email, phone };
      await sendJson(`${control}/introduce`, 'POST', { ...conversation, ...told });
    }
    const state = StateSchema.parse(JSON.parse((await sendHttp(`${control}/state`)).body));
    for (const held of state.data.heldDeliveries)
      if (held.eventType === 'contact.created') this.visits.set(held.resourceId, held);
  }

  /** The sender's id of a delivery, as our ledger keeps it: DomIQ gives its own. */
  eventIdOf({ id, personId, told }: PlannedDelivery): string {
    return told.kind === 'visit' ? (this.visits.get(personId)?.eventId ?? id) : id;
  }

  /** @param nowMs when it is sent: signatures are of the moment, the words are not */
  async envelopeOf(delivery: PlannedDelivery, person: InventedPerson, nowMs: number): Promise<Envelope> {
    const { n8nUrl, secrets } = this.addresses;
    const seconds = Math.floor(nowMs / 1000);
    const id = this.eventIdOf(delivery);
    const { told } = delivery;
    switch (told.kind) {
      case 'create':
        return {
          url: `${n8nUrl}/webhook/api/resman/contacts`,
          body: JSON.stringify({
            contact_data: {
              first_name: person.firstName,
              last_name: person.lastName,
              email: person.email,
              phone: person.phone,
              property_id: PROPERTY,
              source: 'chatbot',
              initial_interaction: { type: 'chat', timestamp: momentOf(delivery), message: told.message },
            },
          }),
          headers: { 'x-api-key': secrets.contactApiSecret, 'idempotency-key': id },
        };
      case 'visit': {
        const body = this.visits.get(delivery.personId)?.body ?? '';
        const signature = signStandardWebhook(secrets.domIqWebhookSecret, id, seconds, body);
        return { url: n8nUrl + this.paths.domIq, body, headers: standardHeaders(id, seconds, signature) };
      }
      case 'change': {
        const { prospectId, personId } = prospectOf(person);
        const change = relayedChange({
          contactId: `${PROPERTY}:${prospectId}:${personId}`,
          deliveryId: id,
          secret: secrets.relaySecret,
          updatedFields: { email: person.email },
          changedAt: momentOf(delivery),
          nowMs,
        });
        return { url: n8nUrl + this.paths.relay, ...change };
      }
      case 'text':
      case 'call': {
        const url = n8nUrl + this.paths.openPhone;
        const body = openPhoneBody(delivery, person);
        const signature = signStandardWebhook(await this.openPhoneKey(), id, seconds, body);
        return { url, body, headers: standardHeaders(id, seconds, signature) };
      }
    }
  }

  /** Read each time: the subscription may have been made anew, with another key. */
  private async openPhoneKey(): Promise<string> {
    const { body } = await sendHttp(`${this.addresses.openPhoneUrl}/_sandbox/webhooks`);
    const hook = HooksSchema.parse(JSON.parse(body)).data.find(({ url }) =>
      url.endsWith(this.paths.openPhone),
    );
    if (hook === undefined) throw new Error('n8n has not subscribed to OpenPhone yet.');
    return hook.key;
  }
}

const standardHeaders = (id: string, seconds: number, signature: string) => ({
  'webhook-id': id,
  'webhook-timestamp': String(seconds),
  'webhook-signature': signature,
});

/** When what a delivery tells took place: in the order of the plan, a minute after the other. */
const momentOf = ({ id }: PlannedDelivery): string =>
  new Date(FIRST_MOMENT + Number(id.split('-')[1]) * 60_000).toISOString();

/** OpenPhone's own id of the text or call. */
export const activityOf = ({ id }: PlannedDelivery): string => `AC${id}`;

function openPhoneBody(delivery: PlannedDelivery, { phone }: InventedPerson): string {
  const at = momentOf(delivery);
  const { told } = delivery;
  const resource = { id: activityOf(delivery), direction: 'incoming', createdAt: at, updatedAt: at };
  const context = { phoneNumberId: OFFICE_NUMBER.id, conversationId: `CN${phone.slice(1)}`, userId: null };
  if (told.kind === 'text')
    return datedEnvelope(delivery.id, at, 'message.received', {
      resource: {
        ...resource,
        from: phone,
        to: [OFFICE_NUMBER.number],
        text: told.text,
        status: 'received',
        media: [],
      },
      context: { ...context, senderIdentifier: phone, recipientIdentifiers: [OFFICE_NUMBER.number] },
    });
  return datedEnvelope(delivery.id, at, 'call.completed', {
    resource: {
      ...resource,
      participants: [OFFICE_NUMBER.number, phone],
      status: 'completed',
      answeredAt: at,
      completedAt: at,
      duration: 60,
    },
    context: { ...context, participants: { external: [phone] } },
  });
}

import { SystemSchema } from '../model/person-record';
import { z } from '../model/zod';

/** The ways to reach somebody that are allowed or denied one by one. */
export const consentChannels = ['text', 'call', 'email'] as const;
export const ConsentChannelSchema = z.enum(consentChannels);
export type ConsentChannel = z.infer<typeof ConsentChannelSchema>;

export const consentStates = ['allowed', 'denied', 'unknown'] as const;
export const ConsentStateSchema = z.enum(consentStates);
export type ConsentState = z.infer<typeof ConsentStateSchema>;

/** Covers every purpose. */
export const EVERY_SCOPE = 'all';

/** A number or address: `phone:` and E.164, or `email:` and a lower-case address. */
export const IdentifierSchema = z.union([
  z.string().regex(/^phone:\+[1-9]\d{6,14}$/),
  z.string().regex(/^email:[^\sA-Z]+@[^\sA-Z]+$/),
]);

/** The channels a number or an address can be reached by. */
export const channelsOf = (identifier: string): readonly ConsentChannel[] =>
  consentChannels.filter((channel) => (channel === 'email') === identifier.startsWith('email:'));

/** Evidence about what one number or address may be used for. */
export const ConsentStatementSchema = z.object({
  identifier: IdentifierSchema,
  channel: ConsentChannelSchema,
  /** What it covers: `all`, or a purpose such as `marketing`. */
  scope: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/)
    .default(EVERY_SCOPE),
  state: ConsentStateSchema,
  /** said: in the person's own words; recorded: a flag that a system keeps; merged: denied by a contact it was merged with. */
  basis: z.enum(['said', 'recorded', 'merged']),
  system: SystemSchema,
  /** When it was said or recorded; read with any offset, kept as ISO 8601 UTC, so that times compare as text. */
  statedAt: z.iso.datetime({ offset: true }).transform((stated) => new Date(stated).toISOString()),
  /** The system's own id of the message or record. */
  evidenceId: z.string().nullable().default(null),
  /** The words it was said in. */
  quote: z.string().max(2_000).nullable().default(null),
});
export type ConsentStatement = z.infer<typeof ConsentStatementSchema>;

/**
 * A statement as it comes in: `all` is every channel the number or address can be reached by. One that it cannot be reached by
 * is refused: a "no" to texts that is stated about an e-mail address would forbid nothing.
 */
export const ConsentInputSchema = ConsentStatementSchema.extend({
  channel: z.enum([...consentChannels, 'all']),
}).refine(({ identifier, channel }) => channel === 'all' || channelsOf(identifier).includes(channel), {
  path: ['channel'],
  message: 'The number or address cannot be reached by it',
});
export type ConsentInput = z.infer<typeof ConsentInputSchema>;

/** The statements that an input comes to, one a channel. */
export const statementsFrom = ({ channel, ...input }: ConsentInput): ConsentStatement[] =>
  (channel === 'all' ? channelsOf(input.identifier) : [channel]).map((one) => ({ ...input, channel: one }));

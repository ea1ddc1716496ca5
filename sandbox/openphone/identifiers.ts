import { randomBytes, randomInt } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const letters = (length: number) =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/**
 * New ids in the vendor's shapes: `AC`, `CN` and `WH` with 32 hex digits, `EV` likewise, contacts and their items
 * 24 hex digits without a prefix, dated webhooks digits only, deliveries `msg_`.
 */
export const newId = {
  contact: () => randomBytes(12).toString('hex'),
  contactItem: () => randomBytes(12).toString('hex'),
  note: () => randomBytes(12).toString('hex'),
  conversation: () => `CN${randomBytes(16).toString('hex')}`,
  activity: () => `AC${randomBytes(16).toString('hex')}`,
  event: () => `EV${randomBytes(16).toString('hex')}`,
  v1Webhook: () => `WH${randomBytes(16).toString('hex')}`,
  datedWebhook: () => String(randomInt(1_000_000, 2 ** 47)),
  delivery: () => `msg_${letters(27)}`,
  trace: () => `${randomInt(1, 10)}${String(randomInt(2 ** 47)).padStart(15, '0')}${randomInt(100, 1000)}`,
};

/** Ids of things that the sandbox has one of and that nobody seeded. */
export const workspaceId = 'ORsandbox1';
export const fallbackOwnerId = 'USsandbox1';

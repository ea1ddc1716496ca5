import { z } from '../../contacts/model/zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** A webhook of the dated surface; unknown keys are kept. Source: openphone reference, section 4.2. */
export const WebhookSchema = z.looseObject({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  url: z.string(),
  events: z
    .array(z.string())
    .nullish()
    .transform((events) => events ?? []),
  /** "*" for every number. */
  resourceIds: z
    .array(z.string())
    .nullish()
    .transform((ids) => ids ?? ['*']),
  status: text,
  label: text,
});
export type OpenPhoneWebhook = z.output<typeof WebhookSchema>;

/** The same with the key it signs with, which is told only once. */
export const CreatedWebhookSchema = WebhookSchema.extend({ key: z.string().min(1) });
export type CreatedWebhook = z.output<typeof CreatedWebhookSchema>;

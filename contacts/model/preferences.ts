import { JsonSchema, type Json } from './person-record';
import { z } from './zod';

/** Other words for the ways to be contacted that systems use. */
const METHODS: Readonly<Record<string, string>> = {
  sms: 'text',
  texting: 'text',
  call: 'phone',
  'e-mail': 'email',
};

const word = <Word extends string>(
  words: readonly [Word, ...Word[]],
  others: Readonly<Record<string, string>> = {},
) =>
  z.preprocess((value) => {
    const written = typeof value === 'string' ? value.trim().toLowerCase() : value;
    return typeof written === 'string' && Object.hasOwn(others, written) ? others[written] : written;
  }, z.enum(words));

/** An amount in dollars as it is written: 1800, "1800", "$1,800". */
const amount = z.preprocess(
  (value) => (typeof value === 'string' ? Number(value.replace(/[$,\s]/g, '') || NaN) : value),
  z.number().finite().min(0).max(1_000_000),
);

/** Dollars a month; one end may be open. */
export const BudgetRangeSchema = z
  .object({ min: amount.nullish(), max: amount.nullish() })
  .refine(({ min, max }) => min == null || max == null || min <= max, { path: ['max'] });

/** A date as YYYY-MM-DD, or as somebody said it: "next month". */
const spokenDate = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .transform((said) => (/^\d{4}-\d{2}-\d{2}T/.test(said) ? said.slice(0, 10) : said));

const KnownPreferencesSchema = z
  .object({
    communication_method: word(['email', 'phone', 'text'], METHODS),
    contact_frequency: word(['immediate', 'daily', 'weekly']),
    opt_out: z.boolean(),
    email_opt_out: z.boolean(),
    phone_opt_out: z.boolean(),
    move_in_date: spokenDate,
    budget_range: BudgetRangeSchema,
    unit_preferences: z.array(z.string().trim().min(1).max(200)).max(100),
  })
  .partial();

/** The preferences that every system understands. */
export const knownPreferences: readonly string[] = Object.keys(KnownPreferencesSchema.shape);
const KNOWN = knownPreferences;

/** `communicationMethod` is `communication_method`; other names stay as they are. */
const snakeCase = (key: string): string => {
  const snake = key.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return KNOWN.includes(snake) ? snake : key;
};

/**
 * How somebody wants to be contacted and what they look for, as workflows hand it over: names with underscores or in camel
 * case; null takes a preference back; names that are not known are kept as they are. A known name that says something it
 * cannot say is refused.
 */
export const PreferencesSchema = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [snakeCase(key), entry as unknown]))
      : value,
  z.record(z.string(), JsonSchema).transform((preferences, context): { [key: string]: Json } => {
    const given = Object.fromEntries(
      Object.entries(preferences).filter(([key, value]) => KNOWN.includes(key) && value !== null),
    );
    const known = KnownPreferencesSchema.safeParse(given);
    if (known.success) return { ...preferences, ...known.data };
    for (const { path } of known.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message: 'cannot be read' });
    return z.NEVER;
  }),
);
export type Preferences = z.infer<typeof PreferencesSchema>;

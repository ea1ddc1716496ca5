import type { z } from './zod';

/** The fields that a schema could not read, each once, never what stands in them; "the item itself" where it is no object. Pure. */
export const unreadableFields = (error: z.ZodError): string[] => [
  ...new Set(error.issues.map(({ path }) => path.join('.') || 'the item itself')),
];

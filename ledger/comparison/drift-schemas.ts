import { z } from '../../contacts/model/zod';

const count = z.number().int().min(0).default(0);

/** Counts as the table keeps them. */
export const ComparedCountsSchema = z.object({
  listed: count,
  same: count,
  missingInLedger: count,
  differing: count,
  goneFromSystem: count,
  doubledContacts: count,
  notInSystem: count,
});

/** How many entries differ, by the name of the field. */
export const FieldCountsSchema = z.record(z.string(), z.number());

/** A list of ids or names. */
export const NamesSchema = z.array(z.string());

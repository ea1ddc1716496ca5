import type { ResManContact } from './contact';

interface Kept {
  readonly readAtMs: number;
  readonly people: Promise<readonly ResManContact[]>;
}

/**
 * Applicants and residents by property, kept for some minutes: ResMan has no search among them, and the whole list is a
 * large answer. Callers at the same time share one request; a failed one is not kept.
 */
export class LeasePeople {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly now: () => number,
    private readonly maxAgeMs: number,
  ) {}

  of(
    propertyId: string,
    read: (propertyId: string) => Promise<readonly ResManContact[]>,
  ): Promise<readonly ResManContact[]> {
    const known = this.kept.get(propertyId);
    if (known !== undefined && this.now() - known.readAtMs <= this.maxAgeMs) return known.people;
    const people = read(propertyId);
    const entry = { readAtMs: this.now(), people };
    this.kept.set(propertyId, entry);
    people.catch(() => {
      if (this.kept.get(propertyId) === entry) this.kept.delete(propertyId);
    });
    return people;
  }
}

import { addressLine } from '../normalize/address';
import { foldName } from '../normalize/fold-name';
import type { SourceAddress, SourceSystem } from '../model/source-record';
import { bestSpelling } from './best-spelling';
import { compareTexts } from '../model/compare-texts';
import { classesOf, compareByPriority } from './source-priority';
import type { KeyedRecord, Statement } from './source-priority';

const completenessOf = ({ street, city, state, postalCode }: SourceAddress): number =>
  [street, city, state, postalCode].filter(Boolean).length;

interface AddressStatement extends Statement {
  readonly isProperty: boolean;
  readonly completeness: number;
}

/**
 * Where the person is to be reached: a postal address before the address of a building the record is about, the
 * most complete first, then the most supported. null when no record gives one. Order does not matter.
 */
export function survivingAddress(
  records: readonly KeyedRecord[],
  priority: readonly SourceSystem[],
): Statement | null {
  const statements = records.flatMap((record) =>
    record.addresses.flatMap((address): AddressStatement[] => {
      const text = addressLine(address);
      const completeness = completenessOf(address);
      return text === '' ? [] : [{ text, record, isProperty: address.kind === 'property', completeness }];
    }),
  );
  const hasPostal = statements.some(({ isProperty }) => !isProperty);
  const eligible = statements.filter(({ isProperty }) => isProperty !== hasPostal);
  const mostComplete = Math.max(0, ...eligible.map(({ completeness }) => completeness));
  const complete = eligible.filter(({ completeness }) => completeness === mostComplete);
  const byPriority = compareByPriority(priority);
  const [best] = classesOf(complete, foldName, priority).sort(
    (a, b) =>
      b.support - a.support || byPriority(a.first.record, b.first.record) || compareTexts(a.key, b.key),
  );
  return best ? bestSpelling(best.statements, priority) : null;
}

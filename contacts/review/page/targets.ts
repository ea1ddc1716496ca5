import type { Target, VerificationShown } from './page-answers';

/** What the customer wishes the bootstrap to reach: shares of the numbers, every customer of QuickBooks, nobody twice. */
const WANTED = { named: 0.8, withEmail: 0.5, quickbooks: 1, duplicates: 0 } as const;

export interface TargetFigures {
  /** Numbers in all, with a name, and with an e-mail. */
  readonly numbers: number;
  readonly withName: number;
  readonly withEmail: number;
  /** Customers whose number a conversation was held with, and those of them that became part of a contact. */
  readonly customersOnNumbers: number;
  readonly customersMatched: number;
  readonly verification: VerificationShown | null;
}

/** The four targets with what they are measured by; what cannot be known yet is neither met nor missed. Pure. */
export function targetsOf(figures: TargetFigures): Target[] {
  const { numbers, withName, withEmail, customersOnNumbers, customersMatched, verification } = figures;
  const share = (name: keyof typeof WANTED, figure: number, of: number): Target => ({
    name,
    figure,
    of,
    wanted: WANTED[name],
    isMet: of === 0 ? null : figure / of >= WANTED[name],
  });
  const doubled =
    verification === null ? null : verification.numbersWithSeveralContacts + verification.repeatedExternalIds;
  return [
    share('named', withName, numbers),
    share('withEmail', withEmail, numbers),
    share('quickbooks', customersMatched, customersOnNumbers),
    {
      name: 'duplicates',
      figure: doubled ?? 0,
      of: null,
      wanted: WANTED.duplicates,
      isMet: doubled === null ? null : doubled <= WANTED.duplicates,
    },
  ];
}

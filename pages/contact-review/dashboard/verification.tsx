import type { VerificationShown } from '../contract';
import { counted, shownCount } from '../shown/counts';
import { shownTime } from '../shown/dates';
import { Icon } from '../shown/icon';

/** What the comparison with OpenPhone found; only what is not as it should be is listed. */
export function Verification({ verification }: { readonly verification: VerificationShown }) {
  const findings = [
    [verification.numbersWithoutContact, 'number has no contact', 'numbers have no contact'],
    [verification.numbersWithSeveralContacts, 'number has several contacts', 'numbers have several contacts'],
    [verification.vanishedContacts, 'contact has vanished', 'contacts have vanished'],
    [verification.repeatedExternalIds, 'id stands on several contacts', 'ids stand on several contacts'],
  ] as const;
  const found = findings.filter(([count]) => count > 0);
  return (
    <div class={`verification ${verification.isProved ? 'good' : 'bad'}`}>
      <p>
        <Icon name={verification.isProved ? 'check' : 'warning'} />
        <strong>{verification.isProved ? 'Verified' : 'Not as it should be'}</strong> on{' '}
        {shownTime(verification.at)}: {shownCount(verification.confirmed)} of{' '}
        {counted(verification.numbers, 'number')} confirmed in OpenPhone.
      </p>
      {found.length > 0 && (
        <ul class="reasons">
          {found.map(([count, one, many]) => (
            <li key={one}>{counted(count, one, many)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

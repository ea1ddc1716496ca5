const ascending = '01234567890123456789';
const descending = '98765432109876543210';

/**
 * True for digits that people type to get past a form: all alike, the last seven alike, directory assistance
 * (555-1212), running digits. libphonenumber accepts several of them (888-888-8888, 617-555-5555, 617-555-1212).
 * @param digits national digits without separators; fewer than seven are never a placeholder
 * Source of the rule: docs/sources.md, "Placeholders".
 */
export function isPlaceholderNumber(digits: string): boolean {
  if (digits.length < 7) return false;
  if (/^(\d)\1+$/.test(digits)) return true;
  if (/(\d)\1{6}$/.test(digits)) return true;
  if (/^(?:1?\d{3})?5551212$/.test(digits)) return true;
  return ascending.includes(digits) || descending.includes(digits);
}

/**
 * True when two whole telephone numbers of one length differ in one digit, or in two neighbouring digits that have
 * changed places: what a slip of the hand does. Symmetric; false for equal numbers.
 * @param left, right E.164 without its plus, as numbers
 */
export function isPhoneSlip(left: number, right: number): boolean {
  let difference = Math.abs(left - right);
  if (difference === 0) return false;
  while (difference % 10 === 0) difference /= 10;
  // One digit: 1 to 9. Two swapped neighbours: nine times the difference of the digits.
  if (difference > 81 || (difference > 9 && difference % 9 !== 0)) return false;
  return isOneSlip(String(left), String(right));
}

function isOneSlip(left: string, right: string): boolean {
  if (left.length !== right.length || left.length < 10) return false;
  let first = -1;
  let differing = 0;
  for (let index = 0; index < left.length; index += 1) {
    if (left[index] === right[index]) continue;
    differing += 1;
    if (differing > 2) return false;
    if (first === -1) first = index;
    else if (index !== first + 1 || left[first] !== right[index] || left[index] !== right[first])
      return false;
  }
  return differing > 0;
}

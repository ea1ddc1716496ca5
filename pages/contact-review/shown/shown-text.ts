/**
 * Untrusted text as it is shown: control characters become blanks, marks that turn the direction of what stands
 * around them and characters without any width go, half characters become one that can be seen. Joiners stay: emoji
 * and several scripts need them. Never throws.
 */
export function shownText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200b\u2060\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}

/** The first `length` characters, never half of one; null when nothing is cut. */
export function cut(text: string, length: number): string | null {
  const characters = [...text];
  return characters.length <= length ? null : `${characters.slice(0, length).join('').trimEnd()}…`;
}

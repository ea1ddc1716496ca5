/** Letters that Unicode does not take apart into a base letter and a mark. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
};

/**
 * Brings a name into the form in which names are compared: lower case, no accents, no apostrophes, no
 * invisible marks, every other separator one blank. "O’Brien" and "OBRIEN" give "obrien", "Łukasz" gives "lukasz", "Anne-Marie" "anne marie".
 * A letter that an export has lost ("?ukasz", U+FFFD) stays as "?". Never throws; folding twice changes nothing.
 */
export function foldName(text: string): string {
  if (/^[ -~]*$/.test(text)) return foldAscii(text);
  return text
    .replace(/['’‘‛ʼʻ`´′\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[łøßæœđðþħŧı]/g, (letter) => BASE_LETTERS[letter] ?? letter)
    .replace(/\ufffd/g, '?')
    .replace(/[^\p{L}\p{N}?]+/gu, ' ')
    .trim();
}

/** The same for printable ASCII, which nearly all names are made of. */
function foldAscii(text: string): string {
  if (/^[a-z]+$/.test(text)) return text;
  const lower = text.toLowerCase();
  return (/['`]/.test(lower) ? lower.replace(/['`]/g, '') : lower).replace(/[^a-z0-9?]+/g, ' ').trim();
}

/** The words of a folded name; words without a letter or digit are left out. */
export function nameTokens(text: string | null): string[] {
  if (text === null) return [];
  return foldName(text)
    .split(' ')
    .filter((token) => /[\p{L}\p{N}]/u.test(token));
}

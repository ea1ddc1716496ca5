import { encodeWindows1252 } from './windows-1252';

/** Marks that change nothing a reader sees: soft hyphen, zero-width space, direction marks, byte order mark. */
const invisible = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
/** Every control character but the line feed. */
const controls = /[^\P{Cc}\n]/gu;
const blanks = /[^\S\n]+/g;
/** Printable ASCII with single blanks is seen as it is written. */
const plainLine = /^[!-~]+(?: [!-~]+)*$/;
const ascii = /^[ -~]*$/;

/**
 * The text as a person sees it: composed, without invisible marks, blanks folded to one, line ends as LF, trimmed.
 * Never throws, idempotent.
 */
export function visibleText(raw: string): string {
  if (plainLine.test(raw)) return raw;
  return raw
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(controls, ' ')
    .replace(blanks, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** `visibleText` on one line. Never throws, idempotent. */
export function oneLine(raw: string): string {
  return visibleText(raw).replace(/\s+/g, ' ');
}

/** Lower case, without accents and punctuation, blanks folded: for comparing with word lists, never for display. */
export function foldedWords(text: string): string {
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replace(/'/g, '')
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return oneLine(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Only a text with one of these can be UTF-8 that was read as Windows-1252. */
const mojibakeLead = /[\u00C2-\u00F4]/;

/**
 * Repairs "Ren\u00C3\u00A9e": UTF-8 that an earlier program read as Windows-1252. The text comes back unchanged unless
 * writing it as Windows-1252 and reading those bytes as UTF-8 succeeds strictly. What became "?" or U+FFFD is lost.
 * Never throws, idempotent. Source of the rule: docs/sources.md, "Mojibake".
 */
export function repairMojibake(text: string): string {
  let current = text;
  for (let round = 0; round < 2; round += 1) {
    const repaired = reinterpreted(current);
    if (repaired === null) return current;
    current = repaired;
  }
  return current;
}

function reinterpreted(text: string): string | null {
  if (!mojibakeLead.test(text)) return null;
  const bytes = encodeWindows1252(text);
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Windows-1252, read and written without `TextDecoder`: Node's decoder of that name turns 0x80-0x9F into control
 * characters in several releases (nodejs/node #56542, #60888).
 * The 32 places that differ from Latin-1; the five that Windows leaves free keep their own code.
 * Source of the rule: https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const upperControls =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

const byteOf = new Map([...upperControls].map((character, index) => [character, 0x80 + index]));

/** The text of Windows-1252 bytes. Never throws: every byte has a character. */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes)
    text += byte >= 0x80 && byte <= 0x9f ? upperControls[byte - 0x80] : String.fromCharCode(byte);
  return text;
}

/** The Windows-1252 bytes of a text, or null when it holds a character that the code page does not have. */
export function encodeWindows1252(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const byte = code < 0x100 ? code : byteOf.get(text[index] ?? '');
    if (byte === undefined) return null;
    bytes[index] = byte;
  }
  return bytes;
}

import { decodeWindows1252 } from '../normalize/windows-1252';

/** The encodings an export comes in. ASCII is UTF-8; Latin-1 is read as Windows-1252, as browsers do. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** Bytes in, text out, over any number of pieces; a character may be cut in two anywhere. */
export interface TextReader {
  /** The text of the next piece; the last call takes `undefined` and gives what was left. */
  read(bytes: Uint8Array | undefined): string;
}

/** A reader for one file. The byte order mark is dropped; what is not valid becomes U+FFFD. Never throws. */
export function textReader(encoding: Encoding): TextReader {
  if (encoding === 'windows-1252') {
    return { read: (bytes) => (bytes === undefined ? '' : decodeWindows1252(bytes)) };
  }
  const decoder = new TextDecoder(encoding);
  return {
    read: (bytes) => (bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })),
  };
}

/**
 * Finds the encoding of a file while its bytes pass by once: byte order mark; else NUL bytes at the odd or even places
 * (UTF-16 without a mark); else UTF-8 if every byte obeys it; else Windows-1252.
 * Source of the rule: docs/sources.md, "Encodings".
 */
export class EncodingDetector {
  private readonly utf8 = new TextDecoder('utf-8', { fatal: true });
  private isUtf8 = true;
  private position = 0;
  private readonly first: number[] = [];
  private readonly nulls: [even: number, odd: number] = [0, 0];

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.first.length < 3) this.first.push(byte);
      if (byte === 0) this.nulls[(this.position % 2) as 0 | 1] += 1;
      this.position += 1;
    }
    this.decode(bytes);
  }

  /** The verdict over all bytes added. Call it once, at the end. */
  finish(): { readonly encoding: Encoding; readonly hasByteOrderMark: boolean; readonly isBinary: boolean } {
    this.decode(undefined);
    const [a, b, c] = this.first;
    if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', hasByteOrderMark: true, isBinary: false };
    if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', hasByteOrderMark: true, isBinary: false };
    const [even, odd] = this.nulls;
    const half = this.position / 2;
    if (odd > half * 0.3 && even < half * 0.05)
      return { encoding: 'utf-16le', hasByteOrderMark: false, isBinary: false };
    if (even > half * 0.3 && odd < half * 0.05)
      return { encoding: 'utf-16be', hasByteOrderMark: false, isBinary: false };
    const isBinary = even + odd > this.position * 0.02;
    const hasByteOrderMark = a === 0xef && b === 0xbb && c === 0xbf;
    return { encoding: this.isUtf8 ? 'utf-8' : 'windows-1252', hasByteOrderMark, isBinary };
  }

  private decode(bytes: Uint8Array | undefined): void {
    if (!this.isUtf8) return;
    try {
      if (bytes === undefined) this.utf8.decode();
      else this.utf8.decode(bytes, { stream: true });
    } catch {
      this.isUtf8 = false;
    }
  }
}

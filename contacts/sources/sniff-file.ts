import { createHash } from 'node:crypto';
import { EncodingDetector, textReader, type Encoding } from './encoding';
import { UnreadableFileError, type FileProblem } from './unreadable-file-error';

/** A file that can be read from its beginning as often as needed. */
export interface ImportFile {
  readonly fileName: string;
  openBytes(): AsyncIterable<Uint8Array>;
}

/** What one pass over the bytes finds out. */
export interface FileFacts {
  /** SHA-256 of the bytes, in hex. */
  readonly contentHash: string;
  readonly byteLength: number;
  readonly encoding: Encoding;
  /** True when records end with CR alone, as very old Mac programs wrote them. */
  readonly hasOnlyCarriageReturns: boolean;
  /** The decoded beginning of the file: enough to find delimiter and header. */
  readonly beginning: string;
  /** True when `beginning` is the whole file. */
  readonly isWhole: boolean;
}

const beginningBytes = 128 * 1024;

/**
 * The first pass: content hash, encoding and the beginning of the text, in bounded memory whatever the size.
 * @param encoding read the file so, instead of detecting it
 * @throws {UnreadableFileError} empty, or no text at all (XLSX, PDF, HTML ...); nothing was imported.
 */
export async function sniffFile(file: ImportFile, encoding?: Encoding): Promise<FileFacts> {
  const hash = createHash('sha256');
  const detector = new EncodingDetector();
  const head = new Uint8Array(beginningBytes);
  let byteLength = 0;
  let hasLineFeed = false;
  for await (const bytes of file.openBytes()) {
    hash.update(bytes);
    detector.add(bytes);
    hasLineFeed ||= bytes.includes(0x0a);
    if (byteLength < beginningBytes) head.set(bytes.subarray(0, beginningBytes - byteLength), byteLength);
    byteLength += bytes.length;
  }
  const start = head.subarray(0, Math.min(byteLength, beginningBytes));
  const detected = detector.finish();
  const magic = problemOfBytes(start) ?? (detected.isBinary && encoding === undefined ? 'binary' : null);
  if (magic) throw new UnreadableFileError(magic);
  const isWhole = byteLength <= beginningBytes;
  const reader = textReader(encoding ?? detected.encoding);
  const beginning = reader.read(start) + (isWhole ? reader.read(undefined) : '');
  const problem = problemOfText(beginning);
  if (problem) throw new UnreadableFileError(problem);
  return {
    contentHash: hash.digest('hex'),
    byteLength,
    encoding: encoding ?? detected.encoding,
    hasOnlyCarriageReturns: !hasLineFeed,
    beginning,
    isWhole,
  };
}

/** Kinds of file that their first bytes give away. */
function problemOfBytes(bytes: Uint8Array): FileProblem | null {
  const starts = String.fromCharCode(...bytes.subarray(0, 8));
  if (starts.startsWith('PK\x03\x04')) {
    const names = String.fromCharCode(...bytes.subarray(0, 2000));
    return /\[Content_Types\]|xl\/|_rels/.test(names) ? 'spreadsheet' : 'zip';
  }
  if (starts.startsWith('\xd0\xcf\x11\xe0')) return 'old_spreadsheet';
  if (starts.startsWith('%PDF')) return 'pdf';
  return null;
}

function problemOfText(beginning: string): FileProblem | null {
  const text = beginning.slice(0, 2000).trimStart();
  if (!/[^\s\0]/.test(beginning)) return 'empty';
  if (/^<(?:!doctype\s+html|html|head|body|table|\?xml)/i.test(text)) return 'html';
  if (/^BEGIN:VCARD/i.test(text)) return 'vcard';
  if (/^[[{]\s*["{[\]}]/.test(text)) return 'json';
  return null;
}

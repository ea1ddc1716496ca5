/** A cell with quotes around it where the delimiter, a quote, a line break or a blank at an end asks for them. */
function cell(text: string, delimiter: string): string {
  const needsQuotes = text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text);
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Records as CSV text, each with the line end behind it (RFC 4180, except that the delimiter can be chosen). */
export function csvText(
  records: readonly (readonly string[])[],
  delimiter: ',' | ';',
  lineEnd: '\n' | '\r\n',
): string {
  return records
    .map((record) => record.map((text) => cell(text, delimiter)).join(delimiter) + lineEnd)
    .join('');
}

/** Cells by head, in the order of the header; what is not given stays empty. @throws {RangeError} for a head that is not there */
export function byHead(header: readonly string[], cells: Readonly<Record<string, string>>): string[] {
  const unknown = Object.keys(cells).find((head) => !header.includes(head));
  if (unknown !== undefined) throw new RangeError(`The layout has no column ${unknown}.`);
  return header.map((head) => cells[head] ?? '');
}

/** Hands a text to the browser as a file to keep. The mark at its start makes Excel read it as UTF-8. */
export function saveFile(fileName: string, text: string): void {
  const url = URL.createObjectURL(
    new Blob([text.startsWith('\ufeff') ? text : `\ufeff${text}`], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has its own hold on the data once it began.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

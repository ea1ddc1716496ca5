/** How a heading is compared: without byte order mark, NFKC, lower case, `.` `_` `-` `#` `?` `:` and blanks folded to one blank. */
export function foldHead(head: string): string {
  return head
    .replace(/\uFEFF/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.\s_\-#?:\u2010-\u2015]+/g, ' ')
    .trim();
}

const MAX_LENGTH = 200;

/**
 * One line of untrusted text for people to read: control characters, line ends and marks that change the direction
 * of the text become blanks, more than 200 characters are cut. Never throws.
 */
export function oneLine(text: string, maxLength = MAX_LENGTH): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
  const characters = [...line];
  return characters.length <= maxLength ? line : `${characters.slice(0, maxLength - 1).join('')}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  $: '&#36;',
  '{': '&#123;',
  '}': '&#125;',
};

/**
 * Untrusted text as HTML text. `$`, `{` and `}` are escaped as well: n8n puts a form's JSON into place with
 * String.replace, where "$&" is a command, and braces twice would be an expression.
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`${}]/g, (character) => ENTITIES[character] ?? '');
}

/** Untrusted text for the label of an answer, which n8n escapes itself; `$` and braces become look-alikes. */
export function answerText(text: string): string {
  return oneLine(text, 90).replace(/\$/g, '＄').replace(/\{/g, '（').replace(/\}/g, '）');
}

import { doNotCall } from './nobody-name';
import { letterCase } from './name-case';

/** A name cell without what people scribble beside a name. */
export interface NameWithoutNotes {
  readonly text: string;
  readonly nickname: string | null;
  readonly isInactive: boolean;
  readonly flags: readonly ('note_in_name' | 'emoji' | 'attn')[];
}

const brackets = /[([{\u3010\uFF08]([^()[\]{}\u3010\u3011\uFF08\uFF09]*)[)\]}\u3011\uFF09]/g;
const quotedNickname =
  /(?<=^|\s)["\u201C\u201D\u201E\u00AB]([^"\u201C\u201D\u00AB\u00BB]{1,40})["\u201D\u201C\u00BB](?=\s|$)/u;
const pictures =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u20E3|\uFE0F|(?<=\p{Extended_Pictographic})\u200D/gu;
const attention = /^.*?\b(?:attn|attention|c\/o|care of)\b[\s:.-]*/i;
const inactiveWords = /^(?:deleted|inactive|archived|deactivated)$/i;

/**
 * Takes notes, emoji, "ATTN:", quoted nicknames, phone numbers and unit numbers out of a name cell. A Latin name in
 * brackets behind one in another script becomes the name. The cell's own text stays the label of the record.
 * Never throws, idempotent. @param text one line
 * Source of the rule: docs/sources.md, "Notes in the name".
 */
export function withoutNotes(text: string): NameWithoutNotes {
  const flags = new Set<'note_in_name' | 'emoji' | 'attn'>();
  let nickname: string | null = null;
  let isInactive = false;
  let rest = replaced(text, pictures, () => flags.add('emoji'));
  rest = replaced(rest, attention, () => flags.add('attn'));
  const latinInBrackets = latinNameInBrackets(rest);
  if (latinInBrackets) rest = latinInBrackets;
  rest = rest.replace(quotedNickname, (_match, quoted: string) => {
    nickname = quoted.trim();
    return ' ';
  });
  rest = rest.replace(brackets, (_match, inside: string, offset: number) => {
    if (inactiveWords.test(inside.trim())) isInactive = true;
    else if (isNickname(inside.trim(), rest.slice(0, offset), text)) nickname ??= inside.trim();
    else flags.add('note_in_name');
    return ' ';
  });
  rest = replaced(rest, doNotCall, () => flags.add('note_in_name'));
  rest = replaced(rest, /\s+[-\u2013\u2014~@]\s+.*$/u, () => flags.add('note_in_name'));
  rest = replaced(rest, /\+?\d[\d\s().-]{6,}\d/g, () => flags.add('note_in_name'));
  rest = replaced(
    rest,
    /\b(?:unit|apt|apartment|suite|bldg|rm|room|lot)\.?\s*#?\s*\w{1,6}\b|#\s*\w{1,6}\b/gi,
    () => flags.add('note_in_name'),
  );
  rest = rest
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:*"\u201C\u201D\-_.!~]+|[\s,;:*"\u201C\u201D\-_!~/]+$/gu, '');
  return { text: rest, nickname, isInactive, flags: [...flags] };
}

function replaced(text: string, pattern: RegExp, onChange: () => void): string {
  const result = text.replace(pattern, ' ').trim();
  if (result !== text.trim()) onChange();
  return result;
}

/** "\u66F9\u7F8E\u7372 (Mei-Ling Tsao)": the name in Latin letters, when outside the brackets there is none. */
function latinNameInBrackets(text: string): string | null {
  const inside = /[(\uFF08]([^()\uFF08\uFF09]+)[)\uFF09]/u.exec(text);
  if (!inside || !/\p{Script=Latin}{2}/u.test(inside[1] ?? '')) return null;
  const outside = text.replace(inside[0], '');
  return /\p{L}/u.test(outside) && !/\p{Script=Latin}/u.test(outside) ? (inside[1] ?? '').trim() : null;
}

/** "Katherine (Kate) Moreau" is a nickname, "Bob (driveway) Castellano" and "Bob Castellano (Leak)" are notes. */
function isNickname(inside: string, before: string, whole: string): boolean {
  if (letterCase(whole) !== 'mixed' || !/^\p{Lu}\p{L}{1,14}$/u.test(inside)) return false;
  return /^\S+\s*$/.test(before.trim()) && before.trim() !== '' && whole.trim().split(/\s+/).length > 2;
}

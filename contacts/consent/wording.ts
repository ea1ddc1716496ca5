/** What words do in a refusal, in English and Spanish: so that "quit pinging us" is like "stop texting me". */
const ROLES: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:stop|quit|cease|halt|discontinue|end|paren?|dej(?:en?|es?|a|ar)|basta|alto|cesen?|detengan?|terminen?)$/,
    'END',
  ],
  [
    /^(?:dont|no|not|never|nunca|jamas|nobody|none|neither|nor|ni|isnt|arent|wont|cant|didnt|doesnt|aint|nadie|tampoco)$/,
    'NOT',
  ],
  [
    /^(?:texts|calls|emails|messages|mensajes?|textos?|llamadas?|correos?|notifications|alerts|ads|promos|promotions|spam|publicidad|promociones|newsletter|communications?)$/,
    'SENT',
  ],
  [
    /^(?:text|call|email|message|contact|bother|harass|phone|write|solicit|bug|pester|disturb|ping)(?:s|ing|ed)?$|^(?:llam|yam|escrib|escriv|mand|envi|contact|molest|marc|marqu|texte|hostig|acos|insist|comuni)[a-z]+$/,
    'SEND',
  ],
  [/^(?:me|us|my|nos|mi)$/, 'ME'],
  [
    /^(?:remove|delete|erase|take|get|drop|scrub|unsubscribe|opt|purge)$|^(?:quit|saqu|borr|elimin|sac|remuev)(?:e|en|ar|a|an)(?:me|nos)?$/,
    'REMOVE',
  ],
  [/^(?:number|phone|cell|info|numero|telefono|celular|contacts?|name|nombre|datos)$/, 'NUMBER'],
  [/^(?:list|lists|system|database|lista|sistema|listas|base)$/, 'LIST'],
  [
    /^(?:want|need|wish|like|care|quiero|deseo|necesito|interested|interest|interesa|interesad[oa]|looking|busco|buscando)$/,
    'WISH',
  ],
  [/^\d+$/, 'FIGURE'],
];
const SHORTEST_PART = 4;
const LONGEST_PART = 5;

const roleOf = (word: string): string => ROLES.find(([is]) => is.test(word))?.[1] ?? word;

/**
 * What a clause is made of: its words and what they do, alone and up to three in a row or with a gap, and pieces of words, which
 * see through slips. Each once.
 * @param folded a clause as `fold` returns it
 */
export function wordingOf(folded: string): ReadonlySet<string> {
  const parts = new Set<string>();
  const inside = folded.split(' ');
  const words = ['^', ...inside, '$'];
  const roles = ['^', ...inside.map(roleOf), '$'];
  const from = (list: readonly string[], start: number, ...steps: readonly number[]): string | undefined =>
    steps.every((step) => start + step < list.length)
      ? steps.map((step) => list[start + step]).join(' ')
      : undefined;
  for (const start of words.keys()) {
    for (const [kind, list, steps] of SHAPES) {
      const part = from(list === 'words' ? words : roles, start, ...steps);
      if (part !== undefined) parts.add(`${kind}:${part}`);
    }
  }
  for (const word of inside) for (const piece of piecesOf(word)) parts.add(`#${piece}`);
  return parts;
}

const SHAPES: readonly (readonly [kind: string, of: 'words' | 'roles', steps: readonly number[]])[] = [
  ['w', 'words', [0]],
  ['w', 'words', [0, 1]],
  ['w', 'words', [0, 1, 2]],
  ['r', 'roles', [0, 1]],
  ['r', 'roles', [0, 1, 2]],
  ['gap', 'roles', [0, 2]],
  ['gap', 'roles', [0, 3]],
];

function piecesOf(word: string): string[] {
  if (word.length < SHORTEST_PART) return [];
  const marked = `<${word}>`;
  const pieces: string[] = [];
  for (let length = SHORTEST_PART; length <= LONGEST_PART; length += 1)
    for (let at = 0; at + length <= marked.length; at += 1) pieces.push(marked.slice(at, at + length));
  return pieces;
}

/**
 * What a folded name sounds like in English, roughly, for finding candidates: consonants in their order, alike ones
 * as one, vowels only in front. "cathryn" and "katherine" share a key, "smith" and "smyth", "kowalczyk" and
 * "kowalchik". Coarser than a comparison: what shares a key is compared, not taken for equal. Never throws.
 */
export function soundKey(name: string): string {
  const simpler = name
    .replace(/^(?:kn|gn|pn)/, 'n')
    .replace(/^wr/, 'r')
    .replace(/ph/g, 'f')
    .replace(/(?:ght|gh)/g, 't')
    .replace(/(?:sch|sh|tch|ch|cz|tz)/g, 's')
    .replace(/(?:ck|q|x|c(?=[^eiy]|$))/g, 'k')
    .replace(/[cz]/g, 's')
    .replace(/(?:dg|j)/g, 'g')
    .replace(/v/g, 'f')
    .replace(/^w/, 'f')
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/m/g, 'n');
  const vowel = /^[aeiouy]/.test(simpler) ? 'a' : '';
  const consonants = simpler.replace(/[aeiouyhw?]/g, '').replace(/(.)\1+/g, '$1');
  return vowel + consonants.slice(0, 6);
}

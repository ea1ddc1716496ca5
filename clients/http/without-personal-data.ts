const LONGEST = 300;

/**
 * What a service says about a refused request, on one line of at most 300 characters: e-mail addresses, numbers and quoted
 * values are taken out, because services repeat what was sent. Never throws. Field paths such as "/defaultFields/0" stay.
 */
export function withoutPersonalData(message: string): string {
  return message
    .slice(0, 4 * LONGEST)
    .replace(/\s+/g, ' ')
    .replace(/\S{1,254}@\S{1,254}/g, '[left out]')
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '[left out]')
    .replace(/\+?\(?\d[\d\s().-]{5,}\d/g, '[left out]')
    .trim()
    .slice(0, LONGEST);
}

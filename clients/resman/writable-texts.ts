import { InvalidContactError } from './errors';
import { isWritable } from './xml/write-xml';

/** @throws {InvalidContactError} names every field with a text that XML cannot carry; nothing was sent */
export function checkTexts(fields: object): void {
  const findings = textsOf(fields, '')
    .filter(({ text }) => !isWritable(text))
    .map(({ path }) => `${path} holds a control character or half an emoji, which XML cannot carry`);
  if (findings.length > 0) throw new InvalidContactError(findings);
}

function textsOf(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner, path === '' ? name : `${path}.${name}`),
  );
}

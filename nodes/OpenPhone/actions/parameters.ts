import type { LabeledValue } from '../../../clients/openphone';

export { collect, collection, momentParameter, rawOutput, textParameter } from '../../actions/parameters';

/** A list of texts: an array, a JSON array, or a text with commas, semicolons or line breaks. */
export function listOf(value: unknown): string[] {
  return labeledValuesOf(value).map((entry) => entry.value);
}

/**
 * Phones or e-mails with their labels. Takes a text with commas, semicolons or line breaks, a list of texts, a list of
 * objects with `value` and `label` (or OpenPhone's `name`), or any of the lists as JSON text.
 */
export function labeledValuesOf(value: unknown): LabeledValue[] {
  if (Array.isArray(value)) return value.flatMap(labeledValuesOf);
  if (typeof value === 'number') return [{ value: String(value), label: null }];
  if (typeof value === 'string') {
    const json = listInJson(value);
    if (json) return labeledValuesOf(json);
    return value
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => ({ value: part, label: null }));
  }
  if (value === null || typeof value !== 'object') return [];
  const entry = value as { value?: unknown; label?: unknown; name?: unknown };
  const label = [entry.label, entry.name].find((text) => typeof text === 'string' && text !== '');
  return labeledValuesOf(entry.value).map((inner) => ({ ...inner, label: (label as string) ?? inner.label }));
}

function listInJson(text: string): unknown[] | null {
  if (!text.trim().startsWith('[')) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

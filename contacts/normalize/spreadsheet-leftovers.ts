import type { PhoneFlag, PhoneRejectionReason } from '../model/source-record';

/** A text without what a spreadsheet did to it, or why nothing can be got back. */
export type SpreadsheetReading =
  | { readonly kind: 'text'; readonly text: string; readonly flags: readonly PhoneFlag[] }
  | { readonly kind: 'rejected'; readonly reason: PhoneRejectionReason };

const scientific = /^\+?(\d)(?:[.,](\d*))?e\+?(\d{1,2})$/i;

/**
 * True for text that a spreadsheet would calculate: `=HYPERLINK(...)`, `@SUM(1)`, `+A1+B1`, `-2+3`. A number with its
 * plus or a minus sign is not a formula. Nothing is ever evaluated.
 * Source of the rule: OWASP, CSV Injection.
 */
export function isFormulaText(text: string): boolean {
  if (/^[=@\uFF1D\uFF20]/.test(text)) return true;
  return /^[+\uFF0B-]/.test(text) && (/^.[^\d\s().+-]/.test(text) || /[*|!=]|\p{L}\s*\(/u.test(text));
}

/** True for what a spreadsheet shows instead of a value: "#N/A", "#REF!", "##########". */
export function isSpreadsheetError(text: string): boolean {
  return /^#+$/.test(text) || /^#[A-Z][A-Z/_]*\d?[!?]?(?:\/0!)?$/i.test(text);
}

/**
 * Takes off text markers (`'617...`, `="617..."`, `=617...`), undoes `.0` and thousands commas, and reads scientific
 * notation, but only when the mantissa carries every digit: lost digits are never filled up with zeros.
 * Never throws. @param text one line, trimmed
 * Source of the rule: docs/sources.md, "Phone cells".
 */
export function undoSpreadsheet(text: string): SpreadsheetReading {
  if (isSpreadsheetError(text)) return { kind: 'rejected', reason: 'not_a_number' };
  const unmarked = withoutTextMarker(text);
  const flags: PhoneFlag[] = unmarked === text ? [] : ['text_marker'];
  if (isFormulaText(unmarked)) return { kind: 'rejected', reason: 'formula' };
  const science = scientific.exec(unmarked);
  if (science) {
    const decimals = science[2] ?? '';
    const exponent = Number(science[3]);
    if (decimals.length !== exponent) return { kind: 'rejected', reason: 'sci_lossy' };
    return { kind: 'text', text: `${science[1]}${decimals}`, flags: [...flags, 'sci_exact'] };
  }
  if (isThousands(unmarked)) {
    return {
      kind: 'text',
      text: unmarked.replace(/\.0+$/, '').replaceAll(',', ''),
      flags: [...flags, 'thousands'],
    };
  }
  const float = /^(\+?\d{7,15})[.,]0+$/.exec(unmarked);
  if (float) return { kind: 'text', text: float[1] ?? '', flags: [...flags, 'float_suffix'] };
  return { kind: 'text', text: unmarked, flags };
}

/** True for digits in groups of three between commas, e.g. "6,175,550,123": one number, not a list of them. */
export function isThousands(text: string): boolean {
  return /^\d{1,3}(?:,\d{3}){2,4}(?:\.0+)?$/.test(text);
}

function withoutTextMarker(text: string): string {
  const quoted = /^=\s*"([^"]*)"$/.exec(text);
  if (quoted) return (quoted[1] ?? '').trim();
  if (/^=\+?\d{7,15}(?:\.0+)?$/.test(text)) return text.slice(1);
  if (/^['\u2018\u2019`]/.test(text)) return text.slice(1).trim();
  return text;
}

import { shiftDecimal } from '../reading/shift-decimal.ts';

/** Whether a text is a plain decimal number: what files and the clipboard take as one. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** What a spreadsheet keeps for a share given in percent: a hundredth, exactly. */
export function shareOfOne(percent: string): string {
  return shiftDecimal(percent, -2);
}

/** The text with an apostrophe before it where a spreadsheet would take it for a formula. */
export function neutralised(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Whether a text is a plain decimal number: what files and the clipboard take as one. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** A decimal text divided by 100, exactly: what a spreadsheet keeps for a share given in percent. */
export function hundredth(text: string): string {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = whole.padStart(3, '0');
  return `${text.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
}

/** The text with an apostrophe before it where a spreadsheet would take it for a formula. */
export function neutralised(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

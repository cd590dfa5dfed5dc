const LONGEST = 160;

/** What changed between two JSON values, in a short line without words of a language: `state: submitted → approved`. */
export function changeSummary(before: unknown, after: unknown): string {
  if (isRecord(before) || isRecord(after)) return cut(fieldChanges(isRecord(before) ? before : {}, isRecord(after) ? after : {}));
  if (before === null) return cut(shown(after));
  return cut(`${shown(before)} → ${shown(after)}`);
}

function fieldChanges(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = fields.filter((field) => shown(before[field]) !== shown(after[field]));
  return changed
    .map((field) => (Object.hasOwn(before, field) ? `${field}: ${shown(before[field])} → ${shown(after[field])}` : `${field}: ${shown(after[field])}`))
    .join('; ');
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { createHash } from 'node:crypto';
import type { PackedColumn } from '../../../shared/grading/column-codec.ts';

/** Version of the grading arithmetic; a change of results raises it. Kept with every run. */
export const ENGINE_VERSION = '1';

/** sha256 over the scheme's hash and all that the run read, hex. */
export function hashInputs(schemeHash: string, columns: readonly PackedColumn[]): string {
  return hashColumns(`inputs\n${schemeHash}\n`, columns);
}

/** sha256 over all that the run said, hex. */
export function hashResults(columns: readonly PackedColumn[]): string {
  return hashColumns('results\n', columns);
}

/** Names and lengths are hashed too, so that no two different sets of columns make the same bytes. */
function hashColumns(head: string, columns: readonly PackedColumn[]): string {
  const hash = createHash('sha256').update(head, 'utf8');
  const sorted = [...columns].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const { name, bytes } of sorted) hash.update(`${name}\n${bytes.length}\n`, 'utf8').update(bytes);
  return hash.digest('hex');
}

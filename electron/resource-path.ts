import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Tells the program's own `resources/` from any other folder of that name. */
const MARK = join('resources', 'schemes');

/**
 * A file or folder below `resources/`: of the checkout, or of the copy beside the packaged program.
 *
 * It is looked for from this module upwards, so it is found from the sources, from the bundles in out/main, from app.asar
 * (whose neighbour `resources` is), in worker threads, and under plain Node.
 */
export function resourcePath(...parts: string[]): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, MARK))) return join(folder, 'resources', ...parts);
  }
  throw new Error(`No folder ${MARK} above ${import.meta.dirname}`);
}

import { join } from 'node:path';

/**
 * The folder `resources/` of the checkout, or its copy beside the packaged program.
 *
 * Told by where this module stands (out/main, in app.asar when packaged), so it holds in worker threads and under plain
 * Node as well.
 */
export function resourcesDirectory(): string {
  const top = join(import.meta.dirname, '../..');
  return top.endsWith('app.asar') ? join(top, '../resources') : join(top, 'resources');
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onFile } from '../../../db/file-error.ts';
import { photoFolder } from '../../../db/photo-folder.ts';
import type { Store } from '../../../db/store.ts';

const MARK = 'store-id';

/** Says in the folder whose photos these are, so that no other store ever cleans them up. */
export function markFolder(store: Pick<Store, 'path' | 'meta'>): void {
  const folder = photoFolder(store.path);
  const file = join(folder, MARK);
  if (existsSync(file)) return;
  onFile(file, () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `${store.meta.find('store.id') ?? ''}\n`);
  });
}

/** Whether the folder is this store's own; an unmarked one is nobody's. */
export function isOwnFolder(store: Store): boolean {
  const file = join(photoFolder(store.path), MARK);
  return existsSync(file) && onFile(file, () => readFileSync(file, 'utf8')).trim() === store.meta.find('store.id');
}

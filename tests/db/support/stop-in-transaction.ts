// Run as a process of its own: writes much in one transaction and never ends it.
import { openStore } from '../../../db/store.ts';

const store = openStore(process.argv[2] ?? '');
store.db.pragma('cache_size = 10');
store.db.exec('BEGIN IMMEDIATE');
// Long names: megabytes in few rows, far beyond the cache, so that much of it is in the log when the process is killed.
for (let n = 0; n < 600; n += 1) store.regions.ensurePath(['半途', `第${n}区${'远'.repeat(400)}`]);
process.stdout.write('written\n');
setInterval(() => undefined, 1000);

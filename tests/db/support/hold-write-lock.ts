// Run as a process of its own: holds the write lock of a store until its standard input ends.
import { openStore } from '../../../db/store.ts';

const store = openStore(process.argv[2] ?? '');
store.db.exec('BEGIN IMMEDIATE');
process.stdout.write('held\n');
process.stdin.resume().on('end', () => {
  store.db.exec('ROLLBACK');
  store.close();
});

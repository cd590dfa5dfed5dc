// Run as a process of its own: is the window of a store until its standard input ends.
import { acquireWindowLock } from '../../../db/store-lock.ts';

const lock = acquireWindowLock(process.argv[2] ?? '');
process.stdout.write(lock === null ? 'refused\n' : 'held\n');
process.stdin.resume().on('end', () => lock?.release());

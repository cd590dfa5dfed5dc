// Publishes a run of a store as it was proposed: a job of its own, in a process of its own, as the program does it.
import { publishRun } from '../../electron/services/grading/publish-run.ts';
import { openStore } from '../../db/store.ts';
import type { RunId } from '../../shared/ids.ts';
import { benchContext } from './bench-context.ts';

const store = openStore(process.argv[2] ?? '');
publishRun(benchContext(store), { runId: (process.argv[3] ?? '') as RunId, confirmProposed: true });
store.close();

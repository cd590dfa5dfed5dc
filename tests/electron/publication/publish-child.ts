import { openStore } from '../../../db/store.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { unpublishRun } from '../../../electron/services/publication/unpublish-run.ts';
import type { RunId } from '../../../shared/ids.ts';

/** Publishes a run, or takes its publication back, on a store: publish-child.ts STORE RUN publish|unpublish. Says when it begins. */
const [path = '', runId = '', action = ''] = process.argv.slice(2);
const store = openStore(path);
const context = {
  store,
  user: '经理',
  now: () => new Date().toISOString(),
  today: () => '2026-11-05',
  isCancelled: () => false,
  onProgress: () => undefined,
};
process.stdout.write('begin\n');
const began = performance.now();
if (action === 'publish') publishRun(context, { runId: runId as RunId });
else unpublishRun(context, { runId: runId as RunId, reason: '演练' });
process.stdout.write(`done ${performance.now() - began}\n`);
store.close();

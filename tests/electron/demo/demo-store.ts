import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore, type Store } from '../../../db/store.ts';
import { createDemo, type CreatedDemo, type DemoOptions } from '../../../electron/services/demo/create-demo.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import { periodEnd, type PeriodId } from '../../../shared/dates.ts';

export const LAST = '2026-09' as PeriodId;

export interface Demo {
  readonly context: ServiceContext;
  readonly store: Store;
  readonly made: CreatedDemo;
  readonly close: () => void;
}

/** A new store in a folder of its own; `close` takes it away. */
export function emptyStore(over: Partial<ServiceContext> = {}): Pick<Demo, 'context' | 'store' | 'close'> {
  const folder = mkdtempSync(join(tmpdir(), 'startier-demo-'));
  const store = createStore(join(folder, 'demo.startier'));
  const context: ServiceContext = {
    store,
    user: '李敏',
    now: () => '2026-10-20T08:00:00.000Z',
    today: () => '2026-10-20',
    onProgress: () => undefined,
    isCancelled: () => false,
    ...over,
  };
  const close = (): void => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { context, store, close };
}

export function demo(options: DemoOptions, over: Partial<ServiceContext> = {}): Demo {
  const empty = emptyStore(over);
  return { ...empty, made: createDemo(empty.context, options) };
}

/** Everything that a seed decides, and nothing that it does not: no ids, and no time that something took. */
export function contentHash({ db, figures, outlets, runs }: Store): string {
  const hash = createHash('sha256');
  const add = (part: unknown): void => void hash.update(`${JSON.stringify(part)}\n`);
  for (const sql of [
    `SELECT o.code, o.opened_on, o.closed_on, s.valid_from, s.name, s.type, s.ownership, s.class, s.status, s.attributes, r.code AS region
     FROM outlet o JOIN outlet_state s ON s.outlet_no = o.no JOIN region r ON r.no = s.region_no ORDER BY o.code, s.valid_from`,
    `SELECT v.code, o.code AS outlet, v.kind, v.visited_on, v.auditor, v.state, v.header, v.score_exact, v.score_cents, v.red_line, v.answered,
       v.to_answer, v.last_item, v.made_at, v.saved_at, v.submitted_at, v.reviewed_at
     FROM visit v JOIN outlet o ON o.no = v.outlet_no ORDER BY v.code`,
    'SELECT v.code, a.item, a.answer, a.at, a.by_user FROM visit_answer a JOIN visit v ON v.no = a.visit_no ORDER BY v.code, a.item',
    `SELECT o.code, h.scheme_code, h.period, h.level, h.movement, h.total FROM level_history h JOIN outlet o ON o.no = h.outlet_no
     ORDER BY o.code, h.period`,
    'SELECT period, results_hash FROM grading_run ORDER BY period',
  ]) for (const row of db.prepare(sql).iterate()) add(row);
  const nos = outlets.populationAsOf(periodEnd(LAST)).nos;
  for (const { no, code, name, unit } of figures.list()) {
    for (const period of figures.periods()) add([code, name, unit, period, [...figures.readColumn(no, period, nos).units]]);
  }
  add(runs.periods());
  return hash.digest('hex');
}

/** Moves between stars in a published month, as a share of the graded outlets. */
export function movedShare(store: Store, period: PeriodId, schemeCode: string): number {
  const summary = store.runs.findPublished(schemeCode, period)!.summary;
  return (summary.movements.promote + summary.movements.demote) / summary.graded;
}


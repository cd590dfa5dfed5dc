// Scoring visits of 40 items, as saving an answer does it, against a plain loop over the same points.
import { compileChecklist } from '../../shared/checklist/compile-checklist.ts';
import { parseChecklist } from '../../shared/checklist/parse-checklist.ts';
import { scoreCompiled } from '../../shared/checklist/score-visit.ts';
import type { IsoDate } from '../../shared/dates.ts';
import { checklistOfItems, ITEMS } from './graded-network.ts';
import { random } from './made-network.ts';

const VISITS = 10_000;

export function scoreVisitsBench(): void {
  const { checklist } = parseChecklist(checklistOfItems());
  if (checklist === null) throw new Error('The checklist of the bench is faulty');
  const compiled = compileChecklist(checklist);
  const next = random(5);
  const passed = Uint8Array.from({ length: VISITS * ITEMS }, () => Number(next() < 0.85));
  const visits = Array.from({ length: VISITS }, (_, visit) =>
    Object.fromEntries(Array.from({ length: ITEMS }, (_item, item) => [`Q${item}`, { value: (passed[visit * ITEMS + item] === 1 ? 'pass' : 'fail') }])),
  );
  const started = performance.now();
  for (const answers of visits) scoreCompiled(compiled, answers, { header: {}, attributes: {}, visitedOn: '2026-09-15' as IsoDate });
  const engine = performance.now() - started;
  const plainStarted = performance.now();
  const scores = new Float64Array(VISITS);
  for (let visit = 0; visit < VISITS; visit += 1) {
    let gained = 0;
    for (let item = 0; item < ITEMS; item += 1) gained += passed[visit * ITEMS + item]! * 2.5;
    scores[visit] = Math.round(gained * 100) / 100;
  }
  const plain = performance.now() - plainStarted;
  process.stdout.write(`\nscoring ${VISITS} visits of ${ITEMS} items once, when they are saved: ${engine.toFixed(0)} ms (${((engine * 1000) / VISITS).toFixed(1)} microseconds a visit; plain loop ${plain.toFixed(1)} ms)\n`);
}

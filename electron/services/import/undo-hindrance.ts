import type { ImportRecord } from '../../../db/repositories/import-repository.ts';
import type { JudgementRecord } from '../../../db/repositories/record-repository.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods } from '../../../shared/dates.ts';
import type { WireError } from '../../../shared/errors.ts';
import { COUNTED_STATES } from '../../../shared/visit/visit.ts';
import { figureWindows, isReached, visitDays } from '../grading/data-reach.ts';
import { isSpanRead, judgementsRead, recordWindows } from '../grading/record-reach.ts';
import { schemeOfRun } from '../grading/run-view.ts';

/** Why an import cannot be taken back; null: it can. */
export function undoHindrance(store: Store, record: ImportRecord): WireError | null {
  if (record.kind === 'demo') return { code: 'import/in-use', params: { file: record.fileName, what: '—' } };
  const run = restingRun(store, record);
  if (run !== null) return { code: 'import/published-rests-on-it', params: { period: run.period, number: run.number } };
  const later = store.imports.findLaterOnSameSubjects(record.no) ?? null;
  if (later !== null) return { code: 'import/later-rests-on-it', params: { file: later.fileName } };
  const laterFigures = record.kind === 'figures' ? store.figureUndo.findLater(record.no) : null;
  if (laterFigures !== null) return { code: 'import/later-rests-on-it', params: { file: laterFigures.fileName } };
  return usedContent(store, record);
}

/** A run that was published, made after the import, and read what it brought. */
function restingRun(store: Store, record: ImportRecord): RunRecord | null {
  const later = store.runs.everPublished().filter(({ madeAt }) => madeAt >= record.at);
  return later.find((run) => reads(store, run, record)) ?? null;
}

function reads(store: Store, run: RunRecord, record: ImportRecord): boolean {
  switch (record.kind) {
    case 'outlets':
    case 'regions':
      return true;
    case 'figures': {
      const windows = figureWindows(schemeOfRun(store, run), run.period);
      return store.figureUndo.touched(record.no).some(({ figure, period }) => isReached(period, windows.get(figure) ?? []));
    }
    case 'levels':
      return store.levels.periodsOfImport(record.no).some((period) => comparePeriods(period, run.period) < 0);
    case 'visits': {
      const days = visitDays(schemeOfRun(store, run), run.period);
      return store.visits.ofImport(record.no).some(({ visitedOn, state }) => COUNTED_STATES.includes(state) && visitedOn >= days.from && visitedOn <= days.to);
    }
    case 'events':
    case 'surveys': {
      const windows = recordWindows(schemeOfRun(store, run), run.period, record.kind);
      return store.records.spansOfImport(record.no, record.kind).some(({ code, first, last }) => isSpanRead(first, last, windows.get(code) ?? []));
    }
    case 'judgements': {
      const read = judgementsRead(schemeOfRun(store, run));
      return store.imports.changes(record.no).some(({ after }) => {
        const own = after as JudgementRecord;
        return own.period === run.period && read.has(own.judgement);
      });
    }
    case 'scheme':
      return store.schemes.findByNo(run.schemeNo)?.importNo === record.no;
    case 'checklist':
    case 'demo':
      return false;
  }
}

/** What of the import's content other things hang on. */
function usedContent(store: Store, record: ImportRecord): WireError | null {
  const inUse = (what: string): WireError => ({ code: 'import/in-use', params: { file: record.fileName, what } });
  if (record.kind === 'judgements') {
    const rewritten = store.imports.changes(record.no).map(({ after }) => after as JudgementRecord).find((own) => store.records.findJudgement(own.outletNo, own.judgement, own.period)?.importNo !== record.no);
    return rewritten === undefined ? null : inUse(`${store.outlets.codeOf(rewritten.outletNo) ?? ''} ${rewritten.judgement} ${rewritten.period}`);
  }
  if (record.kind === 'regions') {
    const made = store.imports.changes(record.no).flatMap(({ subjectKey, before }) => (before === null ? [Number(subjectKey)] : []));
    const use = store.regions.firstUse(made, new Set(made));
    return use === null ? null : inUse(use);
  }
  if (record.kind === 'checklist') {
    const version = store.checklists.ofImport(record.no);
    const visits = version === null ? 0 : store.checklists.countVisits(version.no);
    return visits === 0 ? null : inUse(`${version?.code ?? ''}: ${visits}`);
  }
  if (record.kind === 'scheme') {
    const version = store.schemes.ofImport(record.no);
    const runs = version === null ? 0 : store.schemes.countRuns(version.no);
    return runs === 0 ? null : inUse(`${version?.code ?? ''}: ${runs}`);
  }
  if (record.kind === 'visits') {
    const visit = store.appeals.firstUsedOfImport(record.no) ?? store.actions.firstUsedOfImport(record.no);
    return visit === null ? null : inUse(visit);
  }
  if (record.kind !== 'outlets') return null;
  const used = store.outlets.firstUsedOfImport(record.no) ?? store.actions.firstOfOutlets(store.outlets.madeByImport(record.no)) ?? withFigures(store, record.no);
  return used === null ? null : inUse(used);
}

/** Code of an outlet of the import that has figures by now; null: none has. */
function withFigures(store: Store, importNo: number): string | null {
  const nos = store.outlets.madeByImport(importNo);
  for (const { figureNo, period } of store.figures.pairs()) {
    const at = store.figures.readColumn(figureNo, period, nos).units.findIndex((units) => !Number.isNaN(units));
    if (at >= 0) return store.outlets.codeOf(nos[at] ?? 0);
  }
  return null;
}

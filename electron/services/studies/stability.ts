import type { Stability, StabilityRequest } from '../../../shared/contract/study-calls.ts';
import { rational, toDecimalText } from '../../../shared/exact/rational.ts';
import { seededDraw, withDrawnWeights } from '../../../shared/grading/drawn-weights.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { GRADE_STATES } from '../../../shared/grading/grading-result.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { gradeBase, type BaseRun } from '../../../shared/grading/reach-probe.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { inputOf, schemeToTry, studiedVersion, studyBase, type StudyMemory } from './study-base.ts';

const MOST_ROWS = 500;
const GRADED = GRADE_STATES.indexOf('graded');

/**
 * How well the levels of a period hold when every weight varies a little: the same draws for the same seed. Scores of
 * indicators stay as they are; only their weights change. Nothing is stored.
 *
 * @throws {AppError} as `studyWhatIf`
 */
export function studyStability(context: ServiceContext, request: StabilityRequest, memory: StudyMemory): Stability {
  return context.store.snapshot(() => {
    const { period, changes, percent, draws, seed } = request;
    const studied = studyBase(context, studiedVersion(context, request.schemeVersionId), period, memory);
    const scheme = changes.length === 0 ? null : schemeToTry(studied, changes);
    const rounds = scheme === null ? 1 : 2;
    const tell = (round: number) => (done: number): void => {
      checkCancelled(context);
      context.onProgress({ done: Math.round(((round * draws + done) / (rounds * draws)) * 1000), of: 1000 });
    };
    const before = drawAll(studied.base, request, tell(0));
    const changed = scheme === null ? null : gradeBase(scheme, inputOf(context, scheme, period, memory));
    const after = changed === null ? before : drawAll(changed, request, tell(1));
    const base = changed ?? studied.base;
    const ids = context.store.outlets.keysByCode();
    const { result } = base;
    const names = base.scorer.input.outlets.names;
    const rows = [...result.codes.keys()].filter((row) => result.state[row] === GRADED).sort((a, b) => after.held[a]! - after.held[b]! || a - b);
    return {
      draws,
      percent,
      seed,
      holds: shareOf(base, after, draws),
      holdsBefore: changed === null ? null : shareOf(studied.base, before, draws),
      always: rows.reduce((count, row) => count + (after.held[row] === draws ? 1 : 0), 0),
      graded: rows.length,
      rows: rows
        .filter((row) => after.held[row]! < draws)
        .slice(0, MOST_ROWS)
        .flatMap((row) => {
          const outlet = result.codes[row]!;
          const id = ids.get(outlet)?.id;
          if (id === undefined) return [];
          const own = { level: levelCode(base.scheme, result.level[row]!), holds: percentText(after.held[row]!, draws), rank: result.rank[row]!, bestRank: after.best[row]!, worstRank: after.worst[row]! };
          return [{ outletId: id, outlet, name: names[row] ?? '', ...own }];
        }),
    };
  });
}

interface Drawn {
  /** Draws in which the row came to the same level. */
  readonly held: Int32Array;
  readonly best: Int32Array;
  readonly worst: Int32Array;
}

function drawAll({ scheme, scorer, result }: BaseRun, { percent, draws, seed }: StabilityRequest, tell: (done: number) => void): Drawn {
  const draw = seededDraw(seed);
  const worked = new Map(scorer.indicators.map((own) => [own.indicator.code, own]));
  const rows = result.codes.length;
  const drawn: Drawn = { held: new Int32Array(rows), best: result.rank.slice(), worst: result.rank.slice() };
  for (let done = 0; done < draws; done += 1) {
    tell(done);
    const each = gradePeriod(withDrawnWeights(scheme, percent, draw), scorer.input, { given: { worked } });
    for (let row = 0; row < rows; row += 1) {
      if (each.level[row] === result.level[row]) drawn.held[row]! += 1;
      const rank = each.rank[row]!;
      if (rank === 0) continue;
      if (rank < drawn.best[row]!) drawn.best[row] = rank;
      if (rank > drawn.worst[row]!) drawn.worst[row] = rank;
    }
  }
  tell(draws);
  return drawn;
}

function shareOf({ result }: BaseRun, { held }: Drawn, draws: number): string | null {
  let [kept, graded] = [0, 0];
  result.state.forEach((state, row) => {
    if (state !== GRADED) return;
    graded += 1;
    kept += held[row]!;
  });
  return graded === 0 ? null : percentText(kept, graded * draws);
}

/** One place, cut off: 100.0 only where nothing moved. */
function percentText(part: number, whole: number): string {
  return toDecimalText(rational(BigInt(Math.floor((part * 1000) / whole)), 10n), 1);
}

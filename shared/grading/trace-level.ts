import { inRange } from '../exact/bounds.ts';
import { columnValue } from '../exact/number-column.ts';
import { paddedDecimal, plainDecimal } from '../exact/number-text.ts';
import type { Scheme, TreeNode } from '../scheme/scheme.ts';
import { isDimension, rootsOf } from '../scheme/walk.ts';
import type { GradingInput } from './grading-input.ts';
import { MOVEMENTS } from './grading-result.ts';
import { levelCode, movementReason } from './movement-reason.ts';
import { beyondLine, furtherRanges, gateRange, lineRange } from './raw-level.ts';
import type { ResultView } from './result-view.ts';
import { seatsOf } from './seats.ts';
import { textAt } from './text-columns.ts';
import { totalOrder } from './total-standing.ts';
import type { TraceLevel, TraceLine } from './trace.ts';

/** How the outlet came to its level: raw level, steps, vetoes, movement, and how far each line is. `input` is ordered. */
export function traceLevel(scheme: Scheme, input: GradingInput, view: ResultView): TraceLevel {
  const { result, row } = view;
  const codes = result.vetoes.get(row) ?? [];
  return {
    raw: levelCode(scheme, result.rawLevel[row]!),
    ...stepsOf(view),
    afterVetoes: levelCode(scheme, result.level[row]!),
    vetoes: (scheme.vetoes ?? []).filter(({ code }) => codes.includes(code)).map(({ code, name }) => ({ code, name })),
    previous: levelCode(scheme, result.previousLevel[row]!),
    next: levelCode(scheme, result.newLevel[row]!),
    movement: MOVEMENTS[result.movement[row]!]!,
    reason: movementReason(scheme, input, result, row),
    ...seatOf(view),
    ...groupsOf(view),
    lines: seatedLines(relativeLines(scheme.levels.map((level) => traceLine(scheme, level, view)), view), view),
  };
}

function stepsOf({ scheme, result: { steps }, row }: ResultView): Pick<TraceLevel, 'afterSteps' | 'steps'> {
  if (steps === undefined) return {};
  const held = steps.held.get(row) ?? [];
  const names = (scheme.levelSteps ?? []).filter(({ code }) => held.includes(code)).map(({ code, name }) => ({ code, name }));
  return { afterSteps: levelCode(scheme, steps.level[row]!), steps: names };
}

function seatOf({ result: { seats }, row }: ResultView): Pick<TraceLevel, 'seat'> {
  if (seats === undefined || seats.rank[row] === 0) return {};
  return { seat: { cohort: textAt(seats.cohort, row) ?? '', rank: seats.rank[row]!, of: seats.size[row]! } };
}

/** The centres of the outlet's cohort, where clusters give the levels, and whether a guard moved its lines. */
function groupsOf({ result: { relative }, row }: ResultView): Pick<TraceLevel, 'groups' | 'guarded'> {
  const name = relative === undefined ? null : textAt(relative.cohort, row);
  const own = name === null ? undefined : relative?.cohorts.get(name);
  if (relative === undefined || name === null || own === undefined) return {};
  return {
    ...(own.centres === undefined ? {} : { groups: { cohort: name, of: own.size, centres: own.centres.map(plainDecimal) } }),
    ...(own.unguarded === undefined ? {} : { guarded: own.unguarded.map((line) => (line === null ? null : plainDecimal(line))) }),
  };
}

/** Where levels are relative, the lines of the outlet's cohort stand for lines of the scheme. */
function relativeLines(lines: readonly TraceLine[], { scheme, result, row }: ResultView): readonly TraceLine[] {
  const name = result.relative === undefined ? null : textAt(result.relative.cohort, row);
  const own = name === null ? undefined : result.relative?.cohorts.get(name);
  const total = columnValue(result.total, row);
  if (own === undefined || total === null) return lines;
  return lines.map((line, place) => {
    const at = own.lines[place] ?? null;
    const reached = result.rawLevel[row]! >= place;
    if (at === null) return { ...line, reached };
    const distance = beyondLine(total, at, totalOrder(scheme));
    return { ...line, line: plainDecimal(at), distance: `${distance.num >= 0n ? '+' : ''}${paddedDecimal(distance, 2)}`, reached };
  });
}

/** Where there are seats, a level is reached by a seat: as the raw level says. */
function seatedLines(lines: readonly TraceLine[], { scheme, result, row }: ResultView): readonly TraceLine[] {
  const rule = scheme.levelRule;
  if (result.seats === undefined || (rule?.kind !== 'quota' && rule?.kind !== 'cutoffsWithQuota')) return lines;
  const seats = seatsOf(scheme.levels, rule, result.seats.size[row]!);
  return lines.map((line, place) => {
    const own = seats[place] ?? null;
    return { ...line, reached: result.rawLevel[row]! >= place, ...(own === null ? {} : { seats: own }) };
  });
}

function traceLine(scheme: Scheme, level: Scheme['levels'][number], view: ResultView): TraceLine {
  const total = columnValue(view.result.total, view.row);
  const order = totalOrder(scheme);
  const range = lineRange(level, order);
  const line = range?.low ?? range?.high ?? null;
  const distance = total === null || line === null ? null : beyondLine(total, line, order);
  const further = furtherRanges(scheme, level).map(({ code, line: at, range: reaching }) => {
    const own = scheme.totals!.find((each) => each.code === code)!;
    const value = view.score(own.tree.code);
    const away = value === null ? null : beyondLine(value, at, own.order ?? 'high');
    return { total: code, name: own.name, line: plainDecimal(at), distance: away === null ? null : `${away.num >= 0n ? '+' : ''}${paddedDecimal(away, 2)}`, reached: value !== null && inRange(value, reaching) };
  });
  const gates = (level.gates ?? []).map((gate) => {
    const code = 'dimension' in gate.of ? gate.of.dimension : gate.of.indicator;
    const value = code === scheme.tree.code ? total : view.score(code);
    return {
      code,
      name: rootsOf(scheme).map((root) => nameOf(root, code)).find((found) => found !== null) ?? { zh: code },
      atLeast: gate.atLeast === undefined ? null : String(gate.atLeast),
      atMost: gate.atMost === undefined ? null : String(gate.atMost),
      value: value === null ? null : paddedDecimal(value, 2),
      met: value !== null && inRange(value, gateRange(gate)),
    };
  });
  return {
    level: level.code,
    line: level.line === undefined || level.line === null ? null : String(level.line),
    exclusive: level.lineExclusive === true,
    distance: distance === null ? null : `${distance.num >= 0n ? '+' : ''}${paddedDecimal(distance, 2)}`,
    reached: total !== null && (range === null || inRange(total, range)) && gates.every(({ met }) => met) && further.every(({ reached }) => reached),
    ...(further.length === 0 ? {} : { further }),
    gates,
  };
}

function nameOf(node: TreeNode, code: string): TreeNode['name'] | null {
  if (node.code === code) return node.name;
  if (!isDimension(node)) return null;
  for (const child of node.children) {
    const name = nameOf(child, code);
    if (name !== null) return name;
  }
  return null;
}

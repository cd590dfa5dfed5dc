import { assertNever } from '../../../../shared/errors.ts';
import type { DimensionNode } from '../../../../shared/scheme/scheme.ts';
import { weightsOf } from '../../../../shared/scheme/weights.ts';
import type { MethodCells } from './method-cells.ts';
import type { NodeCells } from './parameter-sheet.ts';

/** Cells of a row that an indicator's score is reckoned from. */
export interface RawCells {
  readonly raw: string;
  readonly rank: string | null;
  readonly size: string | null;
}

/** The points of an indicator before rounding. */
export function methodFormula(method: MethodCells, { raw, rank, size }: RawCells, { floor, cap }: NodeCells): string {
  return limited(pointsFormula(method, raw, rank ?? raw, size ?? raw, cap), floor, cap);
}

function pointsFormula(method: MethodCells, raw: string, rank: string, size: string, cap: string | null): string {
  switch (method.kind) {
    case 'direct':
      return raw;
    case 'linear':
      return `${method.pointsFrom}+(${raw}-${method.from})*(${method.pointsTo}-${method.pointsFrom})/(${method.to}-${method.from})`;
    case 'target':
      return method.order === 'high' ? `100*${raw}/${method.target}` : `IF(${raw}=0,${cap ?? 'NA()'},100*${method.target}/${raw})`;
    case 'bands':
      return firstRow(
        method.rows.map(({ low, lowIncluded, high, highIncluded, points }) => {
          const tests = [...(low === null ? [] : [`${raw}${lowIncluded ? '>=' : '>'}${low}`]), ...(high === null ? [] : [`${raw}${highIncluded ? '<=' : '<'}${high}`])];
          return { test: tests.length === 2 ? `AND(${tests.join(',')})` : (tests[0] ?? 'TRUE'), points };
        }),
        method.otherwise ?? 'NA()',
      );
    case 'categories':
      return firstRow(method.rows.map(({ value, points }) => ({ test: `EXACT(${raw},${value})`, points })), method.otherwise ?? 'NA()');
    case 'percentile':
      return `IF(${size}=1,100,100*(${size}-${rank})/(${size}-1))`;
    case 'share': {
      const seats = (limit: string): string => {
        const exact = `ROUND(${size}*${limit}/100,8)`;
        return method.rounding === 'up' ? `ROUNDUP(${exact},0)` : method.rounding === 'down' ? `ROUNDDOWN(${exact},0)` : `ROUND(${exact},0)`;
      };
      return firstRow(method.rows.map(({ limit, points }) => ({ test: `${rank}<=${seats(limit)}`, points })), method.otherwise ?? '0');
    }
    case 'positions':
      return firstRow(method.rows.map(({ limit, points }) => ({ test: `${rank}<=${limit}`, points })), method.otherwise ?? '0');
    case 'steps':
      return limited(`${method.first}-(${rank}-1)*${method.step}`, method.floor, null);
    default:
      return assertNever(method);
  }
}

function firstRow(rows: readonly { readonly test: string; readonly points: string }[], otherwise: string): string {
  return rows.reduceRight((rest, { test, points }) => `IF(${test},${points},${rest})`, otherwise);
}

/** A formula held between two ends; null: none. */
export function limited(formula: string, from: string | null, to: string | null): string {
  const raised = from === null ? formula : `MAX(${formula},${from})`;
  return to === null ? raised : `MIN(${raised},${to})`;
}

/** Where the scores of a dimension's children stand in a row: side by side, their shares and factors in the rows above. */
export interface BlockCells {
  /** First and last column. */
  readonly from: string;
  readonly to: string;
  readonly row: number;
  readonly shareRow: number;
  readonly factorRow: number;
  readonly bonuses: readonly { readonly score: string; readonly factor: string; readonly cap: string | null }[];
}

/** Whether a dimension's points follow from its children's by a formula of a spreadsheet. */
export function canCombine(node: DimensionNode): boolean {
  const drops = node.dropLowest !== undefined || node.keepHighest !== undefined;
  const capped = node.children.filter(({ bonus }) => bonus !== undefined && bonus.cap !== 'none');
  if (drops || node.method !== undefined || node.blend !== undefined || node.range !== undefined || node.combine === 'mode' || node.combine === 'product' || capped.length > 1) return false;
  const bonuses = node.children.filter(({ bonus }) => bonus !== undefined).length;
  if (node.combine === 'sum' && weightsOf(node).every(({ num }) => num === 0n)) return false;
  if (node.combine === undefined || node.combine === 'weightedMean' || node.combine === 'sum') return capped.length === 0 || bonuses === 1;
  // The least, greatest or middle score is that of the rates only where all have one maximum.
  return bonuses === 0 && (node.of === 'points' || node.children.every(({ max }) => String(max ?? 100) === String(node.children[0]?.max ?? 100)));
}

/** The points of a dimension before rounding. */
export function nodeFormula(node: DimensionNode, block: BlockCells, ownMax: string, childMax: string): string {
  const scores = `${block.from}${block.row}:${block.to}${block.row}`;
  const above = (row: number): string => `${block.from}$${row}:${block.to}$${row}`;
  const isAlone = block.from === block.to;
  const weighed = isAlone ? `${block.from}${block.row}*${block.from}$${block.factorRow}` : `SUMPRODUCT(${scores},${above(block.factorRow)})`;
  const present = isAlone ? `${block.from}$${block.shareRow}` : `SUMIF(${scores},"<>",${above(block.shareRow)})`;
  switch (node.combine ?? 'weightedMean') {
    case 'weightedMean':
      return lifted(`${weighed}/${present}`, block);
    case 'sum':
      return lifted(isAlone ? weighed : `${weighed}*SUM(${above(block.shareRow)})/${present}`, block);
    case 'min':
    case 'max':
    case 'median': {
      const found = `${(node.combine ?? '').toUpperCase()}(${scores})`;
      return node.of === 'points' ? found : `${found}*${ownMax}/${childMax}`;
    }
    default:
      throw new RangeError(`No formula for ${node.combine}`);
  }
}

/** With the points of bonus children, which lift to their cap at most. */
function lifted(base: string, { bonuses }: BlockCells): string {
  return bonuses.reduce((sum, { score, factor, cap }) => {
    const points = `${score}*${factor}`;
    return cap === null ? `${sum}+${points}` : `${sum}+IF(${points}<=0,${points},MIN(${points},MAX(0,${cap}-(${sum}))))`;
  }, base);
}

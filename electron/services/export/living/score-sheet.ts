import { inLang, type Lang } from '../../../../shared/errors.ts';
import type { NumberColumn } from '../../../../shared/grading/columns.ts';
import { PART_MARKS, type IndicatorResult, type PartMark } from '../../../../shared/grading/grading-result.ts';
import { textAt } from '../../../../shared/grading/text-columns.ts';
import type { ResultRow } from '../../../../shared/ipc-contract.ts';
import type { DimensionNode, IndicatorNode, TreeNode } from '../../../../shared/scheme/scheme.ts';
import { levelInfos } from '../../../../shared/scheme/level-infos.ts';
import { indicatorsOf, isDimension, rootsOf } from '../../../../shared/scheme/walk.ts';
import { textWidth } from '../../../tabular/column-width.ts';
import { FORMAT, placesFormat } from '../../../tabular/workbook-parts.ts';
import type { BookCell, BookSheet } from '../../../tabular/write-workbook.ts';
import type { RunView } from '../../grading/run-view.ts';
import { choiceText, levelText } from '../export-words.ts';
import { isCut, isDecimalStage, rounded, runCell, runNumber } from './formula-parts.ts';
import { LIVING } from './living-words.ts';
import { canRestate } from './method-cells.ts';
import { parameterSheet, type ParameterSheet } from './parameter-sheet.ts';
import { scoreLayout, type ScoreColumn, type ScoreLayout } from './score-layout.ts';
import { canCombine, limited, methodFormula, nodeFormula } from './score-formulas.ts';

/** Rows above the outlets: shares, factors, heads. */
const SHARE_ROW = 1;
const FACTOR_ROW = 2;
const HEAD_ROW = 3;

/** What is read of a run. */
export type LivingView = Pick<RunView, 'scheme' | 'result'>;

/** The score sheet, the sheet that its formulas read, and what of the scheme they do not restate. */
export interface LivingSheets {
  readonly scores: BookSheet;
  readonly scheme: BookSheet;
  /** Names of the parts whose scores are given as the run has them. */
  readonly given: readonly string[];
}

/** @param rows of the run, in the order of the sheet. */
export function livingSheets(view: LivingView, rows: readonly Omit<ResultRow, 'outletId'>[], lang: Lang): LivingSheets {
  const { scheme, result } = view;
  const nodes = new Map<string, TreeNode>();
  const visit = (node: TreeNode): void => {
    nodes.set(node.code, node);
    if (isDimension(node)) node.children.forEach(visit);
  };
  rootsOf(scheme).forEach(visit);
  const byFormula = (node: TreeNode): boolean => (isDimension(node) ? canCombine(node) : canRestate(node.method));
  const parameters = parameterSheet(scheme, lang, (code) => byFormula(nodes.get(code)!));
  const indicators = indicatorsOf(scheme);
  const layout = scoreLayout(scheme, indicators, ({ method }) => method.kind === 'rank' && canRestate(method), result.uncappedTotal !== undefined);
  const sheet = new ScoreSheet(view, lang, parameters, layout);
  return {
    scores: sheet.sheet(rows),
    scheme: parameters.sheet,
    given: [...nodes.values()].filter((node) => !byFormula(node)).map(({ name }) => inLang(name, lang)),
  };
}

class ScoreSheet {
  private readonly view: LivingView;
  private readonly lang: Lang;
  private readonly parameters: ParameterSheet;
  private readonly layout: ScoreLayout;
  private readonly indicators: ReadonlyMap<string, IndicatorResult>;
  private readonly scores: ReadonlyMap<string, { readonly score: NumberColumn; readonly mark: Uint8Array }>;
  private readonly places: ReadonlyMap<string, number>;
  private readonly levels: ReturnType<typeof levelInfos>;

  constructor(view: LivingView, lang: Lang, parameters: ParameterSheet, layout: ScoreLayout) {
    const { result, scheme } = view;
    this.view = view;
    this.lang = lang;
    this.parameters = parameters;
    this.layout = layout;
    this.indicators = new Map(result.indicators.map((indicator) => [indicator.code, indicator]));
    this.scores = new Map([...result.indicators, ...result.nodes].map((part) => [part.code, part]));
    this.places = new Map(result.codes.map((code, row) => [code, row]));
    this.levels = levelInfos(scheme);
  }

  sheet(rows: readonly Omit<ResultRow, 'outletId'>[]): BookSheet {
    const { columns } = this.layout;
    const heads = columns.map((column) => this.head(column));
    const lastRow = HEAD_ROW + rows.length;
    const names = Math.min(40, rows.slice(0, 500).reduce((most, { name }) => Math.max(most, textWidth(name)), 12));
    const above = (row: number): readonly BookCell[] => columns.map((column) => this.above(column, row, lastRow));
    const body = function* (this: ScoreSheet): Generator<readonly BookCell[]> {
      yield above(SHARE_ROW);
      yield above(FACTOR_ROW);
      yield heads.map((text) => ({ text, format: FORMAT.head }));
      for (const [at, row] of rows.entries()) yield columns.map((column) => this.cell(column, row, HEAD_ROW + 1 + at));
    };
    return {
      name: this.say('scores'),
      widths: columns.map(({ kind }, at) => (kind === 'name' ? names + 2 : kind === 'region' ? 30 : kind === 'code' ? 18 : Math.min(18, Math.max(10, Math.ceil(textWidth(heads[at] ?? '') / 2) + 4)))),
      frozen: { rows: HEAD_ROW, columns: 2 },
      filterRow: HEAD_ROW,
      rows: { [Symbol.iterator]: () => body.call(this) },
    };
  }

  private say(word: keyof typeof LIVING, name = ''): string {
    return inLang(LIVING[word], this.lang).replace('{name}', name);
  }

  private head(column: ScoreColumn): string {
    switch (column.kind) {
      case 'code':
        return this.say('outletCode');
      case 'name':
        return this.say('outlet');
      case 'region':
      case 'state':
      case 'rawLevel':
      case 'newLevel':
        return this.say(column.kind);
      case 'rank':
        return this.say('totalRank');
      case 'raw':
        return this.say('raw', inLang(column.node.name, this.lang));
      case 'ownRank':
        return this.say('rank', inLang(column.node.name, this.lang));
      case 'ownSize':
        return this.say('size', inLang(column.node.name, this.lang));
      case 'score':
        return this.say('score', inLang(column.node.name, this.lang));
      case 'adjustment':
        return inLang(this.view.scheme.adjustments!.items[column.place]!.name, this.lang);
      case 'uncapped':
      case 'vetoCap':
      case 'total':
      case 'runTotal':
      case 'check': {
        const further = column.place === 0 ? undefined : this.view.scheme.totals?.[column.place - 1];
        return further === undefined ? this.say(column.kind) : `${inLang(further.name, this.lang)} ${this.say(column.kind)}`;
      }
    }
  }

  /** Above the heads: shares and factors of the scores, and how many totals differ. */
  private above(column: ScoreColumn, row: number, lastRow: number): BookCell {
    if (column.kind === 'name') return { text: this.say(row === SHARE_ROW ? 'share' : 'factor') };
    if (column.kind === 'score') {
      if (column.node.bonus !== undefined) return { number: '0', format: 0 };
      const cells = this.parameters.node(column.node.code);
      const value = this.parameters.value(row === SHARE_ROW ? cells.share : cells.factor);
      return { formula: row === SHARE_ROW ? cells.share : cells.factor, value: { kind: 'number', text: value }, format: 0 };
    }
    if (!this.isChecked(column)) return null;
    if (column.kind === 'runTotal' && row === FACTOR_ROW) return { text: this.say('notSame') };
    if (column.kind !== 'check' || row !== FACTOR_ROW) return null;
    const letters = this.layout.letters('check', column.place);
    return { formula: `COUNTIF(${letters}${HEAD_ROW + 1}:${letters}${Math.max(lastRow, HEAD_ROW + 1)},"${this.say('differs')}")`, value: { kind: 'number', text: '0' }, format: 0 };
  }

  private isChecked(column: ScoreColumn): boolean {
    return (column.kind === 'check' || column.kind === 'runTotal') && canCombine(rootsOf(this.view.scheme)[column.place]!);
  }

  private cell(column: ScoreColumn, result: Omit<ResultRow, 'outletId'>, at: number): BookCell {
    const row = this.places.get(result.code) ?? -1;
    switch (column.kind) {
      case 'code':
        return { text: result.code };
      case 'name':
        return { text: result.name };
      case 'region':
        return { text: result.regionPath.join('/') };
      case 'state':
        return { text: choiceText(result.state, this.lang) ?? '' };
      case 'rank':
        return result.rank === null ? null : { number: String(result.rank), format: FORMAT.integer };
      case 'rawLevel':
      case 'newLevel':
        return { text: levelText(result[column.kind], this.levels, this.lang) ?? '' };
      case 'raw': {
        const { raw } = this.indicators.get(column.node.code)!;
        return raw.kind === 'text' ? { text: textAt(raw, row) ?? '' } : runCell(raw, row);
      }
      case 'ownRank': {
        const twice = this.indicators.get(column.node.code)!.rankTwice?.[row] ?? 0;
        return twice === 0 ? null : { number: String(twice / 2), format: 0 };
      }
      case 'ownSize': {
        const size = this.indicators.get(column.node.code)!.cohortSize?.[row] ?? 0;
        return size === 0 ? null : { number: String(size), format: 0 };
      }
      case 'score':
        return this.scoreCell(column.node, row, at);
      case 'adjustment':
        return runCell(this.view.result.adjustments![column.place]!.points, row, 2);
      case 'uncapped':
        return this.reckoned(this.view.result.uncappedTotal!, row, this.totalFormula(0, row, at));
      case 'vetoCap': {
        const [before, after] = [runNumber(this.view.result.uncappedTotal!, row), runNumber(this.view.result.total, row)];
        return before === null || after === null || before === after ? null : { number: after, format: placesFormat(this.view.result.total.places) };
      }
      case 'total':
        return this.reckoned(this.totalColumn(column.place), row, this.finalFormula(column.place, row, at));
      case 'runTotal': {
        const total = this.totalColumn(column.place);
        return runCell(total, row, total.places);
      }
      case 'check':
        return this.checkCell(column.place, row, at);
    }
  }

  private totalColumn(place: number): NumberColumn {
    return place === 0 ? this.view.result.total : this.view.result.totals![place - 1]!.total;
  }

  /** A number of the run, as a formula where there is one and a spreadsheet keeps all its digits. */
  private reckoned(column: NumberColumn, row: number, formula: string | null): BookCell {
    const value = runNumber(column, row);
    if (formula === null || value === null) return runCell(column, row, column.places);
    return { formula, value: { kind: 'number', text: value }, format: placesFormat(column.places) };
  }

  private scoreCell(node: TreeNode, row: number, at: number): BookCell {
    const { score, mark } = this.scores.get(node.code)!;
    const isMeasured = (['used', 'dropped', 'bonus'] satisfies PartMark[] as readonly PartMark[]).includes(PART_MARKS[mark[row]!]!);
    const formula = !isMeasured ? null : isDimension(node) ? this.dimensionFormula(node, row, at) : this.indicatorFormula(node, row, at);
    const rounding = isDimension(node) ? this.parameters.rounding.node : this.parameters.rounding.indicator;
    return this.reckoned(score, row, formula === null ? null : rounded(formula, rounding));
  }

  private indicatorFormula(node: IndicatorNode, row: number, at: number): string | null {
    const method = this.parameters.method(node.code);
    const { raw, rankTwice } = this.indicators.get(node.code)!;
    if (method === null) return null;
    if (node.method.kind !== 'rank' && !canReckon(raw, row, method.kind === 'categories')) return null;
    const place = (kind: ScoreColumn['kind']): string => `${this.layout.letters(kind, node.code)}${at}`;
    const ranks = rankTwice === undefined ? { rank: null, size: null } : { rank: place('ownRank'), size: place('ownSize') };
    return methodFormula(method, { raw: place('raw'), ...ranks }, this.parameters.node(node.code));
  }

  private dimensionFormula(node: DimensionNode, row: number, at: number): string | null {
    if (!canCombine(node) || !node.children.every(({ code }) => isKept(this.scores.get(code)!.score, row))) return null;
    const [first, last] = [node.children[0]!, node.children.at(-1)!];
    const own = this.parameters.node(node.code).max;
    const bonuses = node.children.flatMap((child) => {
      if (child.bonus === undefined) return [];
      const cells = this.parameters.node(child.code);
      return [{ score: `${this.layout.letters('score', child.code)}${at}`, factor: cells.factor, cap: child.bonus.cap === 'none' ? null : (this.parameters.bonusCap(child.code) ?? own) }];
    });
    const block = { from: this.layout.letters('score', first.code), to: this.layout.letters('score', last.code), row: at, shareRow: SHARE_ROW, factorRow: FACTOR_ROW, bonuses };
    return nodeFormula(node, block, own, this.parameters.node(first.code).max);
  }

  /** The rounded total before the caps of vetoes: the root, bonuses and penalties within their caps, the range. */
  private totalFormula(place: number, row: number, at: number): string | null {
    const { scheme } = this.view;
    const base = this.dimensionFormula(rootsOf(scheme)[place]!, row, at);
    if (base === null || !(place > 0 || (this.view.result.adjustments ?? []).every(({ points }) => isKept(points, row)))) return null;
    const { limits } = this.parameters;
    const sum = (kind: 'bonus' | 'penalty'): string | null => {
      const items = (scheme.adjustments?.items ?? []).flatMap((item, at2) => (item.kind === kind ? [`${this.layout.letters('adjustment', at2)}${at}`] : []));
      if (items.length === 0) return null;
      return limited(`SUM(${items.join(',')})`, null, kind === 'bonus' ? limits.bonusCap : limits.penaltyCap);
    };
    if (place > 0) return rounded(limited(base, this.parameters.furtherRange(place, 'from'), this.parameters.furtherRange(place, 'to')), this.parameters.rounding.total);
    const [bonus, penalty] = scheme.order === 'low' ? [sum('penalty'), sum('bonus')] : [sum('bonus'), sum('penalty')];
    const adjusted = `${base}${bonus === null ? '' : `+${bonus}`}${penalty === null ? '' : `-${penalty}`}`;
    return rounded(limited(adjusted, limits.rangeFrom, limits.rangeTo), this.parameters.rounding.total);
  }

  private finalFormula(place: number, row: number, at: number): string | null {
    if (place > 0 || this.view.result.uncappedTotal === undefined) return this.totalFormula(place, row, at);
    const [before, cap] = [`${this.layout.letters('uncapped', 0)}${at}`, `${this.layout.letters('vetoCap', 0)}${at}`];
    return `IF(${cap}="",${before},${this.view.scheme.order === 'low' ? 'MAX' : 'MIN'}(${before},${cap}))`;
  }

  private checkCell(place: number, row: number, at: number): BookCell {
    const value = runNumber(this.totalColumn(place), row);
    if (value === null || this.totalFormula(place, row, at) === null) return null;
    const [reckoned, ofRun] = [`${this.layout.letters('total', place)}${at}`, `${this.layout.letters('runTotal', place)}${at}`];
    const isSame = isDecimalStage(this.parameters.rounding.total) ? `${reckoned}=${ofRun}` : `ABS(${reckoned}-${ofRun})<0.000000001`;
    return { formula: `IF(${isSame},"${this.say('same')}","${this.say('differs')}")`, value: { kind: 'text', text: this.say('same') }, format: FORMAT.text };
  }
}

/** Whether a spreadsheet keeps the value, or there is none. */
function isKept(column: NumberColumn, row: number): boolean {
  return Number.isNaN(column.units[row]!) || runNumber(column, row) !== null;
}

/** Whether points can be reckoned from a raw value to the last digit. */
function canReckon(raw: IndicatorResult['raw'], row: number, wantsText: boolean): boolean {
  if (raw.kind === 'text') return wantsText && textAt(raw, row) !== null;
  return !wantsText && !isCut(raw, row) && runNumber(raw, row) !== null;
}

import { inLang, type Lang } from '../../../../shared/errors.ts';
import type { SchemeVocabulary } from '../../../../shared/contract/scheme-calls.ts';
import type { DataWindow, Operand, Scheme, Source, VisitKind } from '../../../../shared/scheme/scheme.ts';
import { isDimension, walkTree } from '../../../../shared/scheme/walk.ts';
import type { Choice } from '../fields/choice-field.tsx';

const VISIT_KINDS: Readonly<Record<VisitKind, readonly [string, string]>> = { open: ['明查', 'open'], covert: ['暗访', 'covert'], self: ['自查', 'self'], remote: ['远程', 'remote'] };
const OWNERSHIPS: Readonly<Record<string, readonly [string, string]>> = { own: ['自办厅', 'own'], partner: ['合作厅', 'partner'], agent: ['代办点', 'agent'] };
const FOLDS = { sum: ['合计', 'sum'], average: ['平均', 'mean'], last: ['最新', 'last'], max: ['最高', 'highest'], min: ['最低', 'lowest'] } as const;
const COUNTED = ['次数', 'count'] as const;
const VISITED = ['得分', 'score'] as const;
const OPEN_ACTIONS = { all: ['期末未办结的整改数', 'actions not closed at the end'], critical: ['期末未办结的红线整改数', 'critical actions not closed at the end'], overdue: ['期末逾期的整改数', 'actions overdue at the end'] } as const;
const ANSWERED = ['均分', 'mean answer'] as const;
const FACTS = { total: ['总分', 'total'], type: ['网点类型', 'outlet type'], ownership: ['经营方式', 'ownership'], class: ['厅店分类', 'outlet class'], level: ['期初星级', 'level held at the start'] } as const;

/** Names for people of everything that a scheme and its store call by a code, and lists to choose them from. */
export class SchemeNames {
  readonly lang: Lang;
  readonly indicators: readonly Choice[];
  readonly dimensions: readonly Choice[];
  readonly levels: readonly Choice[];
  readonly figures: readonly Choice[];
  readonly attributes: readonly Choice[];
  readonly checklists: readonly Choice[];
  readonly visitKinds: readonly Choice[];
  readonly ownerships: readonly Choice[];
  private readonly vocabulary: SchemeVocabulary;

  constructor(scheme: Scheme, vocabulary: SchemeVocabulary, lang: Lang) {
    this.lang = lang;
    this.vocabulary = vocabulary;
    const nodes = walkTree(scheme).map(({ node, parent }) => ({ value: node.code, label: inLang(node.name, lang), isDimension: isDimension(node), isRoot: parent === null }));
    this.indicators = nodes.filter((node) => !node.isDimension);
    this.dimensions = nodes.filter((node) => node.isDimension && !node.isRoot);
    this.levels = scheme.levels.map(({ code, name }) => ({ value: code, label: inLang(name, lang) }));
    this.figures = vocabulary.figures.map(({ code, name }) => ({ value: code, label: name === code ? code : `${name}（${code}）` }));
    this.attributes = vocabulary.attributes.map(({ code, name }) => ({ value: code, label: name === code ? code : `${name}（${code}）` }));
    this.checklists = vocabulary.checklists.map(({ code, name }) => ({ value: code, label: inLang(name, lang) }));
    this.visitKinds = (Object.keys(VISIT_KINDS) as VisitKind[]).map((kind) => ({ value: kind, label: this.pick(VISIT_KINDS[kind]) }));
    this.ownerships = Object.entries(OWNERSHIPS).map(([value, words]) => ({ value, label: this.pick(words) }));
  }

  of(list: readonly Choice[], code: string): string {
    return list.find((choice) => choice.value === code)?.label ?? code;
  }

  figure(code: string): string {
    return this.vocabulary.figures.find((figure) => figure.code === code)?.name ?? code;
  }

  attribute(code: string): string {
    return this.vocabulary.attributes.find((attribute) => attribute.code === code)?.name ?? code;
  }

  /** Texts that a fact or attribute may have, to choose from. */
  valuesOf(operand: Operand): readonly Choice[] {
    if (operand === 'ownership') return this.ownerships;
    if (operand === 'type') return this.vocabulary.types.map((value) => ({ value, label: value }));
    if (operand === 'class') return this.vocabulary.classes.map((value) => ({ value, label: value }));
    return (operand as string) === 'level' ? this.levels : [];
  }

  /** Whether the operand is compared with a text rather than a number. */
  isText(operand: Operand): boolean {
    if (typeof operand === 'string') return operand !== 'total';
    const code = 'attribute' in operand ? operand.attribute : 'source' in operand && operand.source.kind === 'attribute' ? operand.source.attribute : null;
    return code !== null && this.vocabulary.attributes.find((attribute) => attribute.code === code)?.type !== 'number';
  }

  operand(operand: Operand): string {
    if (typeof operand === 'string') return this.pick(FACTS[operand]);
    if ('dimension' in operand) return this.pick([`${this.of(this.dimensions, operand.dimension)}得分`, `score of ${this.of(this.dimensions, operand.dimension)}`]);
    if ('attribute' in operand) return this.attribute(operand.attribute);
    if ('source' in operand) return this.source(operand.source);
    const name = this.of(this.indicators, operand.indicator);
    return operand.read === 'score' ? this.pick([`${name}得分`, `score of ${name}`]) : name;
  }

  /** What a condition that reads a source of its own begins with. */
  freshSource(): Operand {
    return { source: { kind: 'kpi', figure: this.vocabulary.figures[0]?.code ?? 'figure', fold: 'sum' } };
  }

  /** Where a value comes from, in a few words: 放号量（近 3 个月合计） */
  source(source: Source): string {
    const { kind } = source;
    switch (kind) {
      case 'kpi':
        return this.folded(this.figure(source.figure), FOLDS[source.fold], source.window);
      case 'attribute':
        return this.attribute(source.attribute);
      case 'formula':
        return source.expression;
      case 'inspection':
        return this.folded((source.kinds ?? []).map((each) => this.pick(VISIT_KINDS[each])).join(this.pick(['、', ', '])) || this.pick(['检查', 'visits']), VISITED, source.window);
      case 'event':
        return this.folded(source.event, source.fold === 'count' ? COUNTED : FOLDS.sum, source.window);
      case 'survey':
        return this.folded(source.survey, ANSWERED, source.window);
      case 'judgement':
        return source.judgement;
      case 'action':
        return this.pick(OPEN_ACTIONS[source.open]);
      case 'score':
        return this.pick([`方案 ${source.scheme} 的结果`, `result of scheme ${source.scheme}`]);
    }
  }

  private folded(name: string, [zh, en]: readonly [string, string], window: DataWindow | undefined): string {
    return this.pick([`${name}（${this.window(window)}${zh}）`, `${name} (${en}, ${this.window(window)})`]);
  }

  window(window: DataWindow | undefined): string {
    if (window === undefined) return this.pick(['本期', 'this period']);
    if ('months' in window) return this.pick([`近 ${window.months} 个月`, `the last ${window.months} months`]);
    return this.pick([`近 ${window.periods} 期`, `the last ${window.periods} periods`]);
  }

  visitKind(kind: VisitKind): string {
    return this.pick(VISIT_KINDS[kind]);
  }

  pick([zh, en]: readonly [string, string]): string {
    return this.lang === 'zh' ? zh : en;
  }
}

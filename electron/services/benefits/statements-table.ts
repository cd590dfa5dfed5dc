import type { DueLine, StatementDocument, StatementLine } from '../../../shared/benefits/statement.ts';
import type { StatementQuery } from '../../../shared/contract/benefit-calls.ts';
import { inLang, type Words } from '../../../shared/errors.ts';
import { explainLine } from '../../../shared/benefits/line-words.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { aboutExport } from '../export/about-table.ts';
import type { ExportCell, ExportColumn, ExportTable, ExportWording } from '../export/export-table.ts';
import { levelText } from '../export/export-words.ts';
import { schemeOfRun } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { filterStatements } from './list-statements.ts';
import { periodStatements } from './period-statements.ts';

const COLUMNS: readonly ExportColumn[] = [
  { code: 'outlet_code', head: { zh: '网点编码', en: 'Outlet code' }, kind: 'text' },
  { code: 'name', head: { zh: '网点名称', en: 'Name' }, kind: 'text' },
  { code: 'region', head: { zh: '地区', en: 'Region' }, kind: 'text' },
  { code: 'level', head: { zh: '星级', en: 'Level' }, kind: 'text' },
  { code: 'row', head: { zh: '行', en: 'Row' }, kind: 'text' },
  { code: 'benefit', head: { zh: '权益', en: 'Benefit' }, kind: 'text' },
  { code: 'period', head: { zh: '所属周期', en: 'Period of the grant' }, kind: 'text' },
  { code: 'amount', head: { zh: '数额', en: 'Amount' }, kind: 'number', places: 2 },
  { code: 'unit', head: { zh: '单位', en: 'Unit' }, kind: 'text' },
  { code: 'text', head: { zh: '内容', en: 'Words' }, kind: 'text' },
  { code: 'instalment', head: { zh: '分期', en: 'Instalment' }, kind: 'text' },
  { code: 'due', head: { zh: '应付日', en: 'Due' }, kind: 'text' },
  { code: 'state', head: { zh: '状态', en: 'State' }, kind: 'text' },
  { code: 'why', head: { zh: '说明', en: 'Explanation' }, kind: 'text' },
];

const WORDS: Readonly<Record<string, Words>> = {
  granted: { zh: '权益', en: 'granted' },
  instalment: { zh: '应付', en: 'instalment' },
  released: { zh: '放行', en: 'released' },
  difference: { zh: '差额', en: 'difference' },
  paid: { zh: '应付', en: 'to be paid' },
  withheld: { zh: '扣发', en: 'withheld' },
  planned: { zh: '待付', en: 'planned' },
  none: { zh: '没有', en: 'none' },
  missing: { zh: '缺数据', en: 'not known' },
  yes: { zh: '有', en: 'yes' },
  no: { zh: '无', en: 'no' },
};

/** Statements of a period line by line: what is granted, then what falls due. Benefits that a level does not have are left out. */
export function statementsTable(context: ServiceContext, query: StatementQuery, wording: ExportWording): ExportTable {
  const { store } = context;
  const { run, plan, settlement } = periodStatements(context, query);
  const documents = filterStatements(context, query);
  const scheme = schemeOfRun(store, run);
  const levels = levelInfos(scheme);
  const lang = wording === 'en' ? 'en' : 'zh';
  const word = (code: string): string => (wording === 'codes' ? code : inLang(WORDS[code] ?? { zh: code }, lang));
  const head = ({ outlet, level }: StatementDocument): readonly ExportCell[] => [outlet.code, outlet.name, outlet.regionPath.join('/'), levelText(level, levels, wording)];
  const name = (words: Words, code: string): string => (wording === 'codes' ? code : inLang(words, lang));
  const granted = (document: StatementDocument, line: StatementLine): readonly ExportCell[] => [
    ...head(document),
    word('granted'),
    name(line.name, line.benefit),
    document.period,
    line.value ?? null,
    line.currency ?? (line.unit === undefined ? null : inLang(line.unit, lang)),
    line.text === undefined ? (line.yes === undefined ? null : word(line.yes ? 'yes' : 'no')) : inLang(line.text, lang),
    null,
    null,
    word(line.state),
    explainLine(line, lang),
  ];
  const due = (document: StatementDocument, line: DueLine): readonly ExportCell[] => [
    ...head(document),
    word(line.kind),
    name(line.name, line.benefit),
    line.period,
    line.amount,
    line.currency,
    null,
    line.kind === 'difference' ? null : `${line.number}/${line.of}`,
    line.dueOn,
    word(line.state),
    line.rule === undefined ? (line.reason ?? null) : inLang(line.rule.name, lang),
  ];
  const rows = documents.flatMap((document) => [...document.lines.filter(({ state }) => state !== 'none').map((line) => granted(document, line)), ...document.dues.map((line) => due(document, line))]);
  return {
    name: { zh: '权益结算单', en: 'Benefit statements' },
    columns: COLUMNS,
    about: [
      { head: { zh: '周期', en: 'Period' }, text: query.period },
      { head: { zh: '权益方案', en: 'Benefit plan' }, text: `${inLang(plan.document.name, lang)} v${plan.version} ${plan.hash}` },
      { head: { zh: '结算', en: 'Settled' }, text: settlement === null ? '—' : `${settlement.settledAt} ${settlement.settledBy} ${settlement.hash}` },
      ...aboutExport(context, rows.length),
    ],
    rowCount: rows.length,
    rows,
  };
}

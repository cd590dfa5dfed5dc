import { resolve } from 'node:path';
import { TEXT_ENCODINGS, type TableKind } from '../../../shared/contract/import-calls.ts';
import { messageFor, type Words } from '../../../shared/errors.ts';
import type { ImportKind, ImportRequest, ImportSummary } from '../../../shared/ipc-contract.ts';
import { dryRunCounts, type DryRunMemory } from '../../services/import/dry-run.ts';
import { runImport } from '../../services/import/run-import.ts';
import type { Command, CommandCall, CommandResult } from '../command.ts';
import { choiceOption, mapOption, periodFrom, requiredOption, requiredWord, textOption, wholeOption } from '../read-options.ts';

const FILE_SUMMARY: Readonly<Record<ImportKind, Words>> = {
  outlets: { zh: '导入网点（CSV、XLSX）', en: 'outlets from CSV or XLSX' },
  regions: { zh: '导入地区（编码、名称、上级）', en: 'the tree of regions (code, name, region above)' },
  figures: { zh: '导入数据：宽表（一列一个指标）或长表', en: 'figures, wide (a column an indicator) or long' },
  levels: { zh: '导入首次运算之前的星级', en: 'levels before the first run' },
  checklist: { zh: '导入检查表（JSON、XLSX）', en: 'a checklist (JSON or XLSX)' },
  scheme: { zh: '导入评级方案（JSON）', en: 'a scheme (JSON)' },
  visits: { zh: '导入检查及其答案', en: 'visits and their answers' },
  events: { zh: '导入事件记录：投诉、违规、获奖等', en: 'dated records: complaints, violations, awards' },
  surveys: { zh: '导入调查答卷', en: 'answers to surveys' },
  judgements: { zh: '导入人工评定及理由', en: 'judgements of people, with their reasons' },
};
const PLACE = '[--dry-run] [--whole] [--sheet NAME] [--header-row N] [--encoding utf-8|utf-16le|utf-16be|gb18030]';
const USAGE: Readonly<Record<ImportKind, string>> = {
  outlets: `FILE [--map FIELD=COLUMN ...] [--update] ${PLACE}`,
  regions: `FILE [--map FIELD=COLUMN ...] [--update] ${PLACE}`,
  figures: `FILE [--period P] [--map FIELD=COLUMN ...] ${PLACE}`,
  levels: `FILE [--map FIELD=COLUMN ...] ${PLACE}`,
  checklist: 'FILE',
  scheme: 'FILE',
  visits: `FILE --checklist CODE [--answers FILE] [--unlisted pass] [--approve] [--scores] [--map FIELD=COLUMN ...] ${PLACE}`,
  events: `FILE [--map FIELD=COLUMN ...] ${PLACE}`,
  surveys: `FILE [--map FIELD=COLUMN ...] ${PLACE}`,
  judgements: `FILE [--map FIELD=COLUMN ...] ${PLACE}`,
};

/** Options of every import that reads a table. */
const TABLE_OPTIONS = { 'dry-run': { type: 'boolean' }, whole: { type: 'boolean' }, sheet: { type: 'string' }, encoding: { type: 'string' }, 'header-row': { type: 'string' } } as const;

function isTable(kind: ImportKind): kind is TableKind {
  return kind !== 'checklist' && kind !== 'scheme';
}

/** `import outlets`, `import figures`, … */
export const importCommands: readonly Command[] = (Object.keys(USAGE) as ImportKind[]).map((kind) => ({
  name: `import ${kind}`,
  usage: USAGE[kind],
  summary: FILE_SUMMARY[kind],
  options: {
    map: { type: 'string', multiple: true },
    ...(isTable(kind) ? TABLE_OPTIONS : {}),
    ...(kind === 'outlets' || kind === 'regions' ? { update: { type: 'boolean' } } : {}),
    ...(kind === 'figures' ? { period: { type: 'string' } } : {}),
    ...(kind === 'visits'
      ? {
          checklist: { type: 'string' },
          answers: { type: 'string' },
          unlisted: { type: 'string' },
          approve: { type: 'boolean' },
          scores: { type: 'boolean' },
        }
      : {}),
  } as const,
  run: (call) =>
    call.withStore(async (context) => {
      const request = requestFrom(call, kind);
      if (call.options['dry-run'] === true && isTable(kind)) return dryRunResult(call, await dryRunCounts(context, { ...request, kind }));
      const { scores, ...summary } = await runImport(context, request, { scores: call.options['scores'] === true });
      const json = { ...summary, problems: withMessages(summary, call), ...(scores === undefined ? {} : { visits: scores }) };
      return { json, text: textFor(summary, call), foundProblems: summary.rejected > 0 };
    }),
}));

function requestFrom(call: CommandCall, kind: ImportKind): ImportRequest {
  const command = `import ${kind}`;
  const map = mapOption(call);
  const period = textOption(call, 'period');
  const answers = textOption(call, 'answers');
  const unlisted = choiceOption(call, 'unlisted', ['pass']);
  const sheet = textOption(call, 'sheet');
  const encoding = choiceOption(call, 'encoding', TEXT_ENCODINGS);
  const headerRow = wholeOption(call, 'header-row', 1, 1000);
  return {
    kind,
    path: resolve(requiredWord(call, command, 0, 'FILE')),
    ...(map === undefined ? {} : { map }),
    ...(period === undefined ? {} : { period: periodFrom(period) }),
    ...(call.options['update'] === true ? { update: true } : {}),
    ...(kind === 'visits' ? { checklist: requiredOption(call, command, 'checklist') } : {}),
    ...(answers === undefined ? {} : { answersPath: resolve(answers) }),
    ...(unlisted === undefined ? {} : { unlisted }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(call.options['whole'] === true ? { whole: true } : {}),
    ...(call.options['approve'] === true ? { approve: true } : {}),
  };
}

function withMessages({ problems }: Pick<ImportSummary, 'problems'>, call: CommandCall): unknown[] {
  return problems.map((p) => ({ ...p, message: messageFor(p.code, p.params, call.lang) }));
}

/** What a dry run says; the exit code is that of the import. */
function dryRunResult(call: CommandCall, { outcome, faults }: Pick<DryRunMemory, 'outcome' | 'faults'>): CommandResult {
  const said = faults.map((fault) => ({ ...fault, message: messageFor(fault.code, fault.params, call.lang) }));
  const lines = said.slice(0, 20).map(({ cell, row, message }) => `  ${cell ?? row}: ${message}`);
  const head = call.lang === 'zh' ? '试导入，没有改动：' : 'Dry run, nothing was changed: ';
  const text = [`${head}${countsLine(outcome, call)}`, ...lines, ...(said.length > 20 ? ['  …'] : []), ...outcome.warnings.map(({ path, code, params }) => `  ${path}: ${messageFor(code, params, call.lang)}`)].join('\n');
  return { json: { dryRun: true, ...outcome, faults: said.slice(0, FAULTS_SAID), problems: withMessages({ problems: outcome.warnings }, call) }, text, foundProblems: outcome.rejected > 0 };
}
const FAULTS_SAID = 1000;

function countsLine({ inserted, updated, unchanged, rejected }: Pick<ImportSummary, 'inserted' | 'updated' | 'unchanged' | 'rejected'>, call: CommandCall): string {
  return call.lang === 'zh'
    ? `新增 ${inserted}，更改 ${updated}，未变 ${unchanged}，拒收 ${rejected}`
    : `${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`;
}

function textFor(summary: ImportSummary, call: CommandCall): string {
  const { rejectsFile } = summary;
  const head = countsLine(summary, call);
  const lines = summary.problems.slice(0, 20).map((p) => `  ${p.path}: ${messageFor(p.code, p.params, call.lang)}`);
  const more = summary.problems.length > 20 ? ['  …'] : [];
  const rejects = rejectsFile === null ? [] : [call.lang === 'zh' ? `拒收的行在 ${rejectsFile}` : `Rejected rows: ${rejectsFile}`];
  const version = summary.code === undefined ? [] : [`${summary.code} v${summary.version ?? ''}`];
  return [head, ...version, ...lines, ...more, ...rejects].join('\n');
}

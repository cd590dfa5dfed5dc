import { Button } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Trace } from '../../shared/grading/trace.ts';
import type { LevelInfo, RunState } from '../../shared/ipc-contract.ts';
import { formatSigned } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { besideChinese } from './beside-chinese.ts';
import { levelName } from './level-tag.tsx';
import { Panel } from './panel.tsx';
import { AdjustmentRows } from './trace/adjustment-rows.tsx';
import { FurtherTotalRow } from './trace/further-total-row.tsx';
import { TraceHeadRows } from './trace/trace-head-rows.tsx';
import { allIndicators, shownRounding, traceRows, type TraceRow } from './trace/trace-rows.ts';
import { InputRow, PartRow, PeriodRow } from './trace/trace-tree-rows.tsx';
import { TRACE } from './trace/trace-words.ts';
import './trace/trace.css';

export interface TraceViewProps {
  readonly trace: Trace;
  readonly levels: readonly LevelInfo[];
  /** Names of the outlet's regions, widest first, for its ranks in them. */
  readonly regionPath: readonly string[];
  /** Tag beside the level. */
  readonly runState?: RunState;
}

/**
 * Why an outlet has its level, in one panel to read from top to bottom: level, movement rule, total with its distance to
 * the lines, dimensions, indicators, and under each the months and visits it was folded from. The contributions as
 * shown, with the line for rounding, make the total as shown.
 */
export function TraceView({ trace, levels, regionPath, runState }: TraceViewProps) {
  const say = useWords(TRACE);
  const lang = useLang();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const table = useRef<HTMLTableElement>(null);
  const rows = traceRows(trace.root, toggled);
  const indicators = [trace.root, ...(trace.totals ?? []).map(({ root }) => root)].flatMap(allIndicators);
  const isAllOpen = indicators.every((code) => toggled.has(code));
  const rounding = shownRounding(trace);
  const title = trace.level.next === null ? say('whyNot') : say('why', { level: besideChinese(levelName(levels, trace.level.next, lang, ''), lang) });

  function toggle(code: string): void {
    const next = new Set(toggled);
    if (!next.delete(code)) next.add(code);
    setToggled(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>, row: TraceRow): void {
    if (event.target !== event.currentTarget) return;
    const all = [...(table.current?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? [])];
    const at = all.indexOf(event.currentTarget);
    if (event.key === 'ArrowDown') all[at + 1]?.focus();
    else if (event.key === 'ArrowUp') all[at - 1]?.focus();
    else if (row.kind === 'part' && ((event.key === 'ArrowRight' && !row.isOpen) || (event.key === 'ArrowLeft' && row.isOpen) || event.key === 'Enter')) toggle(row.key);
    else if (row.kind === 'input' && event.key === 'Enter') event.currentTarget.querySelector('button')?.click();
    else return;
    event.preventDefault();
  }

  const treeRow = (row: TraceRow, isFirst: boolean) => (
    <tr
      key={row.key}
      tabIndex={isFirst ? 0 : -1}
      aria-level={row.depth + 4}
      aria-expanded={row.kind === 'part' ? row.isOpen : undefined}
      className={row.kind === 'part' && row.part.indicator === null ? 'trace-dimension' : undefined}
      onKeyDown={(event) => onKeyDown(event, row)}
      onClick={() => row.kind === 'part' && document.getSelection()?.isCollapsed !== false && toggle(row.key)}
    >
      {row.kind === 'part' ? <PartRow row={row} /> : row.kind === 'period' ? <PeriodRow row={row} /> : <InputRow row={row} />}
    </tr>
  );

  return (
    <Panel
      flush
      title={title}
      hint={say('hint')}
      tools={
        <Button size="small" onClick={() => setToggled(isAllOpen ? new Set() : new Set(indicators))}>
          {say(isAllOpen ? 'closeAll' : 'openAll')}
        </Button>
      }
    >
      {/* A table whose rows open is a treegrid in ARIA; its cells keep their own meaning. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <table ref={table} className="trace" role="treegrid" aria-label={title}>
        <colgroup>
          <col className="trace-col-item" />
          <col className="trace-col-raw" />
          <col />
          <col className="trace-col-score" />
          <col className="trace-col-weight" />
          <col className="trace-col-points" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{say('item')}</th>
            <th scope="col" className="trace-right">
              {say('raw')}
            </th>
            <th scope="col">{say('how')}</th>
            <th scope="col">
              <span className="trace-score">{say('score')}</span>
            </th>
            <th scope="col" className="trace-right">
              {say('weight')}
            </th>
            <th scope="col" className="trace-right">
              {say('contribution')}
            </th>
          </tr>
        </thead>
        <tbody>
          <TraceHeadRows trace={trace} levels={levels} regionPath={regionPath} {...(runState === undefined ? {} : { runState })} />
          {rows.map((row, place) => treeRow(row, place === 0))}
          {trace.adjustments !== undefined && <AdjustmentRows adjustments={trace.adjustments} isLowBest={trace.isLowBest === true} />}
          {rounding !== null && (
            <tr aria-level={4} className="trace-dimension">
              <td style={{ paddingLeft: 66 }}>{say('rounding')}</td>
              <td />
              <td colSpan={3} className="quiet ellipsis">
                {say('roundingHow')}
              </td>
              <td className="num trace-right" title={trace.roundingLine ?? undefined}>
                {formatSigned(rounding)}
              </td>
            </tr>
          )}
        </tbody>
        {(trace.totals ?? []).map((total) => (
          <tbody key={total.code}>
            <FurtherTotalRow total={total} trace={trace} levels={levels} />
            {traceRows(total.root, toggled).map((row) => treeRow(row, false))}
          </tbody>
        ))}
      </table>
    </Panel>
  );
}

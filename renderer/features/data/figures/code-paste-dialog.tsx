import { Button, Checkbox, Modal, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { FigureColumn } from '../../../../shared/contract/figure-calls.ts';
import { messageFor } from '../../../../shared/errors.ts';
import { readNumber } from '../../../../shared/reading/read-number.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { arrayRows } from '../../../components/row-source.ts';
import { Segmented } from '../../../components/segmented.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { Tag } from '../../../components/tag.tsx';
import { COMMON } from '../../../components/words.ts';
import { formatCount, formatDecimal, NO_VALUE } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { codePlan, type CodeBlock, type CodePlan, type LeftRow, type PasteColumn, type PlacedRow } from './code-paste.ts';
import { FIGURE_PASTE } from './paste-words.ts';

export interface CodePasteDialogProps {
  readonly block: CodeBlock;
  /** Where the block's columns go at first. */
  readonly guessed: readonly PasteColumn[];
  /** All columns of the sheet, in the order in which the outlets' present values are told. */
  readonly columns: readonly FigureColumn[];
  /** For unknown codes the known one that each may mean. */
  readonly near: Readonly<Record<string, string>>;
  readonly onFill: (plan: CodePlan) => void;
  readonly onByPlace: () => void;
  readonly onClose: () => void;
}

/** What a block that names its outlets by code would do, before it does it: which rows have an outlet, and what goes where. */
export function CodePasteDialog({ block, guessed, columns, near, onFill, onByPlace, onClose }: CodePasteDialogProps) {
  const say = useWords(FIGURE_PASTE);
  const common = useWords(COMMON);
  const id = useId();
  const [placed, setPlaced] = useState(guessed);
  const [withHidden, setWithHidden] = useState(true);
  const [view, setView] = useState<'placed' | 'left'>('placed');
  const plan = useMemo(() => codePlan(block, placed, withHidden), [block, placed, withHidden]);
  const matched = block.rows.length - plan.left.length;
  const cells = plan.filled + plan.emptied;
  const examples = plan.bad.slice(0, 3).map(({ code, text }) => say('badOf', { code, text })).join('、');
  const counted = (key: 'filled' | 'emptied', count: number): string => say(key, { count }).replace(String(count), formatCount(count));
  return (
    <Modal
      open
      centered
      width={880}
      title={say('title')}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && document.getElementById(`${id}-fill`)?.focus()}
      footer={
        <div className="row code-paste-foot">
          <Button onClick={onByPlace}>{say('byPlace')}</Button>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button id={`${id}-fill`} type="primary" disabled={plan.figures.length === 0 || plan.rows.length === 0 || cells === 0} onClick={() => onFill(plan)}>
            {say('fill')}
          </Button>
        </div>
      }
    >
      <div className="code-paste">
        <p className="row code-paste-facts">
          <strong>{say('matched', { rows: formatCount(block.rows.length), matched: formatCount(matched) })}</strong>
          {plan.hidden > 0 && (
            <>
              <span>{say('hiddenCount', { count: plan.hidden }).replace(String(plan.hidden), formatCount(plan.hidden))}</span>
              <Checkbox checked={withHidden} onChange={(event) => setWithHidden(event.target.checked)}>
                {say('withHidden')}
              </Checkbox>
            </>
          )}
        </p>
        <ColumnsTo block={block} placed={placed} columns={columns} onChange={setPlaced} />
        <p className={plan.figures.length === 0 ? 'code-paste-bad' : 'quiet'}>
          {plan.figures.length === 0 ? say('noColumn') : [counted('filled', plan.filled), ...(plan.emptied > 0 ? [counted('emptied', plan.emptied)] : [])].join(' · ')}
        </p>
        {plan.bad.length > 0 && (
          <p className="code-paste-bad" role="alert">
            {say('bad', { count: plan.bad.length, examples })}
          </p>
        )}
        <Segmented
          label={say('view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'placed', label: say('placed'), count: plan.rows.length },
            { value: 'left', label: say('left'), count: plan.left.length },
          ]}
        />
        <div className="code-paste-rows">{view === 'placed' ? <PlacedRows plan={plan} columns={columns} /> : <LeftRows rows={plan.left} near={near} />}</div>
      </div>
    </Modal>
  );
}

interface ColumnsToProps {
  readonly block: CodeBlock;
  readonly placed: readonly PasteColumn[];
  readonly columns: readonly FigureColumn[];
  readonly onChange: (placed: readonly PasteColumn[]) => void;
}

/** One line a column of the block, with the figure that it goes to. A figure takes one column only. */
function ColumnsTo({ placed, columns, onChange }: ColumnsToProps) {
  const say = useWords(FIGURE_PASTE);
  const lang = useLang();
  const options = [
    { value: '', label: say('leftOut') },
    ...columns.toSorted((a, b) => Number(a.locked !== null) - Number(b.locked !== null)).map(({ figure, name, unit, locked }) => {
      const shown = unit === null ? name : `${name}（${unit}）`;
      return { value: figure, label: locked === null ? shown : say('lockedFigure', { name: shown }), disabled: locked !== null, title: locked === null ? shown : messageFor(locked.code, locked.params, lang) };
    }),
  ];
  function choose(at: number, figure: string): void {
    onChange(placed.map((each) => (each.at === at ? { ...each, figure: figure === '' ? null : figure } : each.figure === figure ? { ...each, figure: null } : each)));
  }
  return (
    <div className="code-paste-columns" role="group" aria-label={say('columns')}>
      {placed.map(({ at, head, sample, figure, locked }) => {
        const name = head === null || head === '' ? say('nth', { n: at + 2 }) : head;
        return (
          <div key={at} className="row code-paste-column">
            <span className="ellipsis" title={name}>
              {name}
            </span>
            <span className="ellipsis quiet grow" title={sample}>
              {sample === '' ? say('allBlank') : say('sample', { text: sample })}
            </span>
            {locked !== null && figure === null && (
              <Tag icon="lock" title={messageFor(locked.code, locked.params, lang)}>
                {say('locked')}
              </Tag>
            )}
            <Select className={figure === null ? 'quiet' : ''} aria-label={say('columnOf', { head: name })} size="small" showSearch popupMatchSelectWidth={280} optionFilterProp="label" value={figure ?? ''} options={options} onChange={(next) => choose(at, next)} />
          </div>
        );
      })}
    </div>
  );
}

function PlacedRows({ plan, columns }: { readonly plan: CodePlan; readonly columns: readonly FigureColumn[] }) {
  const say = useWords(FIGURE_PASTE);
  const targets = plan.figures.map((figure) => ({ figure, told: columns.findIndex((column) => column.figure === figure) }));
  const shown: readonly TableColumn<PlacedRow>[] = [
    { key: 'line', title: say('line'), width: 64, align: 'right', cell: ({ line }) => formatCount(line) },
    { key: 'code', title: say('code'), width: 120, cell: ({ code }) => <span className="ellipsis quiet">{code}</span> },
    {
      key: 'outlet',
      title: say('outlet'),
      width: 264,
      grow: 1,
      text: ({ outlet }) => outlet.name,
      cell: ({ outlet }) => (
        <span className="row">
          <span className="ellipsis" title={outlet.name}>
            {outlet.name}
          </span>
          {!outlet.isOpen ? <Tag>{say('notOpen')}</Tag> : !outlet.isShown && <Tag>{say('outOfView')}</Tag>}
        </span>
      ),
    },
    ...targets.map(({ figure, told }, at): TableColumn<PlacedRow> => {
      const column = columns[told];
      const title = column === undefined ? figure : column.unit === null ? column.name : `${column.name}（${column.unit}）`;
      return {
        key: figure,
        title,
        width: 168,
        align: 'right',
        text: ({ values }) => values[at] ?? '',
        cell: (row) => <Change before={row.outlet.cells === null ? undefined : (row.outlet.cells[told] ?? null)} after={row.values[at] ?? row.texts[at] ?? ''} />,
      };
    }),
  ];
  return <DataTable id="figure-paste" label={say('placed')} columns={shown} source={arrayRows(plan.rows)} rowKey={({ line }) => String(line)} rowHeight={32} empty={<EmptyState text={say('nonePlaced')} />} />;
}

/** What becomes of a cell. @param before undefined: not told; null: it is empty */
function Change({ before, after }: { readonly before: string | null | undefined; readonly after: string }) {
  const say = useWords(FIGURE_PASTE);
  const reading = after === '' ? { value: null } : readNumber(after);
  if ('fault' in reading) return <span className="code-paste-bad">{say('noNumber', { text: after })}</span>;
  const next = reading.value === null ? say('clears') : formatDecimal(reading.value);
  if (before === undefined) return <strong>{next}</strong>;
  if (before === reading.value) return <span className="quiet">{before === null ? NO_VALUE : formatDecimal(before)}</span>;
  return (
    <span>
      <span className="quiet">{before === null ? NO_VALUE : formatDecimal(before)} → </span>
      <strong>{next}</strong>
    </span>
  );
}

function LeftRows({ rows, near }: { readonly rows: readonly LeftRow[]; readonly near: Readonly<Record<string, string>> }) {
  const say = useWords(FIGURE_PASTE);
  const whyOf = ({ why, code, first }: LeftRow): string => {
    const guess = near[code];
    if (why === 'unknown') return guess === undefined ? say('unknown') : say('near', { code: guess });
    return why === 'twice' ? say('twice', { line: String(first) }) : say('noCode');
  };
  const shown: readonly TableColumn<LeftRow>[] = [
    { key: 'line', title: say('line'), width: 64, align: 'right', cell: ({ line }) => formatCount(line) },
    { key: 'code', title: say('code'), width: 160, cell: ({ code }) => <span className="ellipsis">{code === '' ? NO_VALUE : code}</span> },
    { key: 'why', title: say('why'), width: 320, grow: 1, cell: (row) => <span className="ellipsis">{whyOf(row)}</span> },
  ];
  return <DataTable id="figure-paste-left" label={say('left')} columns={shown} source={arrayRows(rows)} rowKey={({ line }) => String(line)} rowHeight={32} empty={<EmptyState text={say('noneLeft')} />} />;
}

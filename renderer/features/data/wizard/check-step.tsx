import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { PREVIEW_PARTS, type ImportFault, type PreviewPart, type PreviewRow } from '../../../../shared/contract/import-calls.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Panel } from '../../../components/panel.tsx';
import { usePagedRows } from '../../../components/row-source.ts';
import { Segmented } from '../../../components/segmented.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { ShareBar } from '../../../components/task-progress.tsx';
import { COMMON } from '../../../components/words.ts';
import { messageFor } from '../../../../shared/errors.ts';
import { formatCount } from '../../../format.ts';
import { useLang, useList, useWords } from '../../../i18n.ts';
import { FaultsPanel } from './faults-panel.tsx';
import type { DryRunState } from './use-dry-run.ts';
import { unskipped, type Mending, type WizardForm } from './wizard-state.ts';
import { WIZARD } from './words.ts';

export interface CheckStepProps {
  readonly form: WizardForm;
  readonly dryRun: DryRunState;
  readonly onMend: (mend: (now: Mending) => Mending) => void;
  /** null: there is nothing to undo. */
  readonly onUndo: (() => void) | null;
}

/** What an import would do, counted; its rows, and what is wrong with them, to be mended or left out. */
export function CheckStep({ dryRun, onMend, onUndo }: CheckStepProps) {
  const say = useWords(WIZARD);
  const common = useWords(COMMON);
  const [fault, setFault] = useState<ImportFault | null>(null);
  const { value } = dryRun;
  return (
    <>
      {dryRun.error !== null && <ErrorBanner error={dryRun.error} onRetry={dryRun.retry} />}
      {dryRun.isRunning && (
        <div className="task-progress wizard-running" role="status">
          <span className="nowrap">{say('checking')}</span>
          <ShareBar share={dryRun.share} label={say('checking')} />
          <Button size="small" onClick={dryRun.cancel}>
            {common('cancel')}
          </Button>
        </div>
      )}
      {value !== null && (
        <>
          <Counts dryRun={value} />
          <div className="wizard-check grow">
            <RowsPanel dryRunId={value.id} columns={value.columns} onMend={onMend} onFault={setFault} fault={fault} isStale={dryRun.isRunning} />
            <FaultsPanel dryRun={value} onMend={onMend} onUndo={onUndo} fault={fault} onFault={setFault} isStale={dryRun.isRunning} />
          </div>
        </>
      )}
    </>
  );
}

const COUNTS = ['inserted', 'updated', 'unchanged', 'rejected', 'skipped'] as const;

function Counts({ dryRun }: { readonly dryRun: NonNullable<DryRunState['value']> }) {
  const list = useList();
  const say = useWords(WIZARD);
  const lang = useLang();
  const makes = dryRun.makes.map(({ name }) => name);
  return (
    <section className="wizard-counts" aria-label={say('step_check')}>
      <dl>
        {COUNTS.map((key) => (
          <div key={key}>
            <dt>{say(`n_${key}`)}</dt>
            <dd className={`num${key === 'rejected' && dryRun.rejected > 0 ? ' down' : ''}${key === 'skipped' && dryRun.skipped > 0 ? ' warn' : ''}`}>{formatCount(dryRun[key])}</dd>
          </div>
        ))}
      </dl>
      <div className="wizard-says">
        <p className="hint">{say(dryRun.kind === 'figures' ? 'countsCells' : 'countsRows', { rows: formatCount(dryRun.rows), count: dryRun.rows })}</p>
        {makes.length > 0 && (
          <p className="ellipsis" title={makes.join('\n')}>
            {say('makes', { names: list(makes) })}
          </p>
        )}
        {dryRun.warnings.map((warning) => (
          <p key={`${warning.path}${warning.code}`} className="row warn">
            <Icon name="info" size={14} />
            <span className="ellipsis">{messageFor(warning.code, warning.params, lang)}</span>
          </p>
        ))}
      </div>
    </section>
  );
}

interface RowsPanelProps {
  readonly dryRunId: string;
  readonly columns: readonly string[];
  readonly onMend: (mend: (now: Mending) => Mending) => void;
  readonly fault: ImportFault | null;
  readonly onFault: (fault: ImportFault) => void;
  readonly isStale: boolean;
}

function RowsPanel({ dryRunId, columns: heads, onMend, fault, onFault, isStale }: RowsPanelProps) {
  const say = useWords(WIZARD);
  const [show, setShow] = useState<PreviewPart>('rejected');
  const query = useMemo(() => ({ dryRunId, show }), [dryRunId, show]);
  const source = usePagedRows('import:preview', query);
  // Where nothing is rejected the whole file is shown.
  if (show === 'rejected' && source.total === 0 && !source.isReloading) setShow('all');
  const columns = useMemo<readonly TableColumn<PreviewRow>[]>(
    () => [
      {
        key: 'row',
        title: say('rowNo'),
        width: 64,
        align: 'right',
        text: (row) => String(row.row),
        cell: (row) => <span className={row.state === 'rejected' ? 'down' : row.state === 'skipped' ? 'warn' : 'quiet'}>{row.row}</span>,
      },
      ...heads.map((head, place): TableColumn<PreviewRow> => ({ key: `c${place}`, title: head, width: 120, text: (row) => row.cells[place] ?? '', cell: (row) => <PreviewCell row={row} place={place} fault={fault} onFault={onFault} /> })),
      {
        key: 'act',
        title: '',
        width: 72,
        cell: (row) =>
          row.state === 'skipped' ? (
            <button type="button" className="link" onClick={() => onMend((now) => unskipped(now, row.row))}>
              {say('unskip')}
            </button>
          ) : null,
      },
    ],
    [say, heads, fault, onFault, onMend],
  );
  return (
    <Panel title={say('rows')} flush reloading={isStale} tools={<Segmented<PreviewPart> label={say('show')} value={show} onChange={setShow} options={PREVIEW_PARTS.map((value) => ({ value, label: say(`show_${value}`) }))} />}>
      <DataTable<PreviewRow>
        id="import-preview"
        label={say('rows')}
        columns={columns}
        source={source}
        rowKey={(row) => String(row.row)}
        currentKey={fault === null ? null : String(fault.row)}
        onOpen={(row) => row.faults[0] !== undefined && onFault(row.faults[0])}
        empty={<EmptyState text={say('noRows')} />}
      />
    </Panel>
  );
}

function PreviewCell({ row, place, fault, onFault }: { readonly row: PreviewRow; readonly place: number; readonly fault: ImportFault | null; readonly onFault: (fault: ImportFault) => void }) {
  const lang = useLang();
  const text = row.cells[place] ?? '';
  const own = row.faults.find((each) => each.place === place && each.in === 'table');
  if (own === undefined) return <span className={`ellipsis${row.fixed.includes(place) ? ' wizard-fixed' : ''}${row.state === 'skipped' ? ' wizard-skipped' : ''}`} title={text}>{text}</span>;
  const isChosen = fault !== null && fault.row === row.row && fault.place === place;
  return (
    <button type="button" className={isChosen ? 'bare wizard-fault wizard-chosen' : 'bare wizard-fault'} title={messageFor(own.code, own.params, lang)} onClick={() => onFault(own)}>
      {text === '' ? '—' : text}
    </button>
  );
}

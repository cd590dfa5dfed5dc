import { Button, Input, Select } from 'antd';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { DryRun, ImportFault } from '../../../../shared/contract/import-calls.ts';
import { messageFor } from '../../../../shared/errors.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Panel } from '../../../components/panel.tsx';
import { usePagedRows } from '../../../components/row-source.ts';
import type { TableColumn } from '../../../components/table-column.ts';
import { wireErrorOf } from '../../../call-error.ts';
import { formatCount } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { callOrThrow } from '../../../use-call.ts';
import { fixesLike, mended, skipped, type Mending } from './wizard-state.ts';
import { WIZARD } from './words.ts';

export interface FaultsPanelProps {
  readonly dryRun: DryRun;
  readonly onMend: (mend: (now: Mending) => Mending) => void;
  readonly onUndo: (() => void) | null;
  /** The fault in hand. */
  readonly fault: ImportFault | null;
  readonly onFault: (fault: ImportFault | null) => void;
  /** A newer dry run is on its way: what is shown is the last one's. */
  readonly isStale: boolean;
}

const PAGE = 5000;
const keyOf = (fault: ImportFault): string => `${fault.in}/${fault.row}/${fault.place ?? ''}/${fault.code}`;

/** Every fault with its cell, kind by kind; the one in hand is mended or its row left out, alone or with all like it. */
export function FaultsPanel({ dryRun, onMend, onUndo, fault, onFault, isStale }: FaultsPanelProps) {
  const say = useWords(WIZARD);
  const lang = useLang();
  const [code, setCode] = useState('');
  const isKnown = dryRun.faultCodes.some((each) => each.code === code);
  const shownCode = isKnown ? code : '';
  const query = useMemo(() => ({ dryRunId: dryRun.id, ...(shownCode !== '' && { code: shownCode }) }), [dryRun.id, shownCode]);
  const source = usePagedRows('import:faults', query);
  const columns = useMemo<readonly TableColumn<ImportFault>[]>(
    () => [
      { key: 'place', title: say('place'), width: 88, text: (each) => placeText(each, say), cell: (each) => <span className="num">{placeText(each, say)}</span> },
      {
        key: 'what',
        title: say('what'),
        width: 160,
        grow: 1,
        text: (each) => messageFor(each.code, each.params, lang),
        cell: (each) => (
          <span className="ellipsis" title={messageFor(each.code, each.params, lang)}>
            {each.column !== null && <span className="quiet">{each.column} </span>}
            {messageFor(each.code, each.params, lang)}
          </span>
        ),
      },
    ],
    [say, lang],
  );
  return (
    <Panel
      title={say('faults')}
      hint={dryRun.faults === 0 ? undefined : formatCount(dryRun.faults)}
      reloading={isStale}
      flush
      className="wizard-faults"
      tools={
        <>
          <Button size="small" type="text" icon={<Icon name="undo" size={14} />} disabled={onUndo === null} aria-label={say('undoMendOf')} title={say('undoMendOf')} onClick={() => onUndo?.()}>
            {say('undoMend')}
          </Button>
          {dryRun.faultCodes.length > 0 && (
            <Select<string>
              aria-label={say('faultKind')}
              size="small"
              style={{ width: 190 }}
              popupMatchSelectWidth={360}
              value={shownCode}
              options={[{ value: '', label: say('allFaults') }, ...dryRun.faultCodes.map((each) => ({ value: each.code, label: `${formatCount(each.count)} × ${messageFor(each.example.code, each.example.params, lang)}` }))]}
              onChange={setCode}
            />
          )}
        </>
      }
    >
      {dryRun.faults === 0 ? (
        <p className="row up wizard-sound">
          <Icon name="check" />
          {say('noFaults')}
        </p>
      ) : (
        <>
          <div className="wizard-list">
            <DataTable<ImportFault>
              id="import-faults"
              label={say('faults')}
              columns={columns}
              source={source}
              rowKey={keyOf}
              currentKey={fault === null ? null : keyOf(fault)}
              openOnClick
              onOpen={onFault}
              empty={<EmptyState text={say('noFaults')} />}
            />
          </div>
          {fault === null ? (
            <p className="hint wizard-mend">{say('pick')}</p>
          ) : (
            <MendForm key={keyOf(fault)} fault={fault} dryRunId={dryRun.id} isStale={isStale} onMend={onMend} onDone={() => onFault(nextOf(fault))} />
          )}
        </>
      )}
    </Panel>
  );

  function nextOf(current: ImportFault): ImportFault | null {
    for (let i = 0; i < (source.total ?? 0); i += 1) {
      const each = source.rowAt(i);
      if (each !== undefined && keyOf(each) === keyOf(current)) return source.rowAt(i + 1) ?? null;
    }
    return null;
  }
}

interface MendFormProps {
  readonly fault: ImportFault;
  readonly dryRunId: string;
  readonly isStale: boolean;
  readonly onMend: (mend: (now: Mending) => Mending) => void;
  readonly onDone: () => void;
}

function MendForm({ fault, dryRunId, isStale, onMend, onDone }: MendFormProps) {
  const say = useWords(WIZARD);
  const lang = useLang();
  const notify = useNotify();
  const id = useId();
  const field = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState(fault.suggestions[0] ?? fault.value);
  const [isReading, setReading] = useState(false);
  const canMend = fault.place !== null;
  useEffect(() => {
    const input = field.current?.querySelector('input');
    input?.focus();
    input?.select();
  }, []);

  function mendOne(): void {
    if (fault.place === null) return;
    const fix = { in: fault.in, row: fault.row, place: fault.place, value };
    onMend((now) => mended(now, [fix]));
    onDone();
  }
  /** Reads every fault of the kind, then acts on them at once. */
  async function withAll(act: (now: Mending, faults: readonly ImportFault[]) => Mending): Promise<void> {
    setReading(true);
    try {
      const all: ImportFault[] = [];
      for (let total = Infinity; all.length < total; ) {
        const page = await callOrThrow('import:faults', { dryRunId, code: fault.code, offset: all.length, limit: PAGE });
        all.push(...page.rows);
        total = page.rows.length === 0 ? 0 : page.total;
      }
      // What was mended one by one meanwhile stays mended.
      onMend((now) => act(now, all));
      if (field.current !== null) onDone();
    } catch (error) {
      notify.error(wireErrorOf(error));
    } finally {
      setReading(false);
    }
  }
  return (
    <form
      ref={field}
      className="wizard-mend"
      onSubmit={(event) => {
        event.preventDefault();
        if (canMend && !isStale && value !== fault.value) mendOne();
      }}
    >
      <p>
        <span className="strong num">{placeText(fault, say)}</span> {fault.column ?? ''} <span className="down">{messageFor(fault.code, fault.params, lang)}</span>
      </p>
      {canMend && (
        <>
          <div className="row">
            <label htmlFor={id} className="nowrap">
              {say('mend')}
            </label>
            <Input id={id} size="small" value={value} onChange={(event) => setValue(event.target.value)} />
          </div>
          {fault.suggestions.length > 0 && (
            <p className="row wizard-suggestions">
              <span className="hint nowrap">{say('suggestions')}</span>
              {fault.suggestions.map((each) => (
                <button key={each} type="button" className="link" onClick={() => setValue(each)}>
                  {each}
                </button>
              ))}
            </p>
          )}
        </>
      )}
      <div className="row wizard-acts">
        {canMend && (
          <>
            <Button size="small" type="primary" htmlType="submit" disabled={isStale || value === fault.value}>
              {say('mendOne')}
            </Button>
            <Button size="small" disabled={isStale || value === fault.value} loading={isReading} onClick={() => void withAll((now, all) => mended(now, fixesLike(fault, all, value)))}>
              {say('mendAll')}
            </Button>
          </>
        )}
        {fault.in === 'table' && (
          <>
            <Button
              size="small"
              disabled={isStale}
              onClick={() => {
                onMend((now) => skipped(now, [fault.row]));
                onDone();
              }}
            >
              {say('skipRow')}
            </Button>
            <Button size="small" disabled={isStale} loading={isReading} onClick={() => void withAll((now, all) => skipped(now, all.filter((each) => each.in === 'table').map((each) => each.row)))}>
              {say('skipKind')}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

function placeText({ cell, row, in: part }: ImportFault, say: ReturnType<typeof useWords<typeof WIZARD.table>>): string {
  const place = cell ?? say('wholeRow', { row });
  return part === 'answers' ? say('inAnswers', { cell: place }) : place;
}

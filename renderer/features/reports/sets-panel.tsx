import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ReportSet } from '../../../shared/contract/report-set-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { RegionId } from '../../../shared/ids.ts';
import { useWorkspace } from '../../app-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { PeriodSelect } from '../../components/period-select.tsx';
import { TaskProgress } from '../../components/task-progress.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { REPORTS } from '../../reports/words.ts';
import { useTasks } from '../../tasks.tsx';
import { useAction, useCall } from '../../use-call.ts';
import { SetDialog } from './set-dialog.tsx';
import { itemNames } from './item-names.ts';
import { SetOutcome } from './set-outcome.tsx';
import { REPORT_DESK } from './words.ts';

/** The report sets: what each holds, written for a period in one go, with what came of it. */
export function SetsPanel() {
  const say = useWords(REPORT_DESK);
  const { scheme, period, periods, setPeriod } = useWorkspace();
  const sets = useCall('report-set:list', {});
  const [edited, setEdited] = useState<ReportSet | 'new' | null>(null);
  const tasks = useTasks();
  const running = tasks.find(({ kind, state }) => kind === 'reportSet' && state === 'running');
  const last = tasks.find(({ kind, state }) => kind === 'reportSet' && state !== 'running');
  const rows = sets.status === 'ready' ? sets.value : [];
  return (
    <div className="reports-sets grow">
      <Panel
        title={say('sets')}
        tools={
          <>
            <PeriodSelect value={period} periods={periods} onChange={setPeriod} />
            <Button type={rows.length === 0 ? 'primary' : 'default'} size="small" icon={<Icon name="plus" size={14} />} disabled={scheme === null} {...(scheme === null ? { icon: <Icon name="lock" size={14} /> } : {})} onClick={() => setEdited('new')}>
              {say(scheme === null ? 'newSetLocked' : 'newSet')}
            </Button>
          </>
        }
        flush
      >
        {sets.status === 'failed' ? (
          <ErrorBanner error={sets.error} onRetry={sets.retry} />
        ) : rows.length === 0 ? (
          <EmptyState text={say('noSets')} action={scheme === null ? <Link to="/schemes">{say('toSchemes')}</Link> : <Button onClick={() => setEdited('new')}>{say('newSet')}</Button>} />
        ) : (
          <table className="reports-sets-table">
            <thead>
              <tr>
                <th>{say('setName')}</th>
                <th>{say('setItems')}</th>
                <th>{say('regions')}</th>
                <th>{say('folder')}</th>
                <th aria-label={say('runSet')} />
              </tr>
            </thead>
            <tbody>
              {rows.map((set) => (
                <SetRow key={set.id} set={set} onEdit={() => setEdited(set)} isBusy={running !== undefined} />
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <div>{running !== undefined ? <TaskProgress task={running} /> : last === undefined ? null : last.error !== null ? <ErrorBanner error={last.error} /> : last.result?.kind === 'reportSet' ? <SetOutcome run={last.result} taskId={last.id} /> : null}</div>
      {edited !== null && <SetDialog set={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

function SetRow({ set, onEdit, isBusy }: { readonly set: ReportSet; readonly onEdit: () => void; readonly isBusy: boolean }) {
  const say = useWords(REPORT_DESK);
  const names = useWords(REPORTS);
  const lang = useLang();
  const { period, schemes } = useWorkspace();
  const notify = useNotify();
  const run = useAction('report-set:run');
  const remove = useAction('report-set:delete');
  const regions = useRegionNames(set.regionIds);
  const scheme = schemes.find(({ code }) => code === set.schemeCode);
  async function write(folder: 'kept' | 'choose'): Promise<void> {
    if (period === null) return;
    const reply = await run.run({ setId: set.id, period, folder });
    if (!reply.ok) notify.error(reply.error);
  }
  async function drop(): Promise<void> {
    const reply = await remove.run({ setId: set.id });
    if (!reply.ok) notify.error(reply.error);
  }
  return (
    <tr>
      <td>
        <span className="strong">{set.name}</span>
        <br />
        <span className="hint">{scheme === undefined ? set.schemeCode : inLang(scheme.name, lang)}</span>
      </td>
      <td>{itemNames(set, say, names).join(lang === 'zh' ? '、' : ', ')}</td>
      <td>
        {regions.length === 0 ? say('allRegions') : regions.join(lang === 'zh' ? '、' : ', ')}
        {set.perRegion && regions.length > 0 && <div className="hint">{say('perRegion')}</div>}
      </td>
      <td className="hint" title={set.folder ?? undefined}>
        {set.folder ?? say('noFolder')}
      </td>
      <td>
        <span className="row" style={{ justifyContent: 'flex-end' }}>
          <Button size="small" type="primary" disabled={isBusy || period === null} onClick={() => void write('kept')}>
            {say('runSet')}
          </Button>
          {set.folder !== null && (
            <Button size="small" disabled={isBusy || period === null} onClick={() => void write('choose')}>
              {say('runSetTo')}
            </Button>
          )}
          <Button size="small" icon={<Icon name="edit" size={14} />} onClick={onEdit}>
            {say('editSet')}
          </Button>
          <Popconfirm title={say('deleteAsk', { name: set.name })} okText={say('deleteSet')} cancelText={say('cancel')} onConfirm={() => void drop()}>
            <Button size="small" icon={<Icon name="trash" size={14} />}>
              {say('deleteSet')}
            </Button>
          </Popconfirm>
        </span>
      </td>
    </tr>
  );
}

function useRegionNames(ids: readonly RegionId[]): readonly string[] {
  const tree = useCall('region:tree', {});
  const known = new Map((tree.status === 'ready' ? tree.value : []).map(({ id, name }) => [id, name]));
  return ids.map((id) => known.get(id) ?? id);
}

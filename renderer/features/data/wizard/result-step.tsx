import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { TableKind } from '../../../../shared/contract/import-calls.ts';
import { messageFor } from '../../../../shared/errors.ts';
import type { TaskId } from '../../../../shared/ids.ts';
import type { ImportSummary } from '../../../../shared/ipc-contract.ts';
import { Icon } from '../../../components/icon.tsx';
import { Panel } from '../../../components/panel.tsx';
import { TaskProgress } from '../../../components/task-progress.tsx';
import { formatCount } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { useTask } from '../../../tasks.tsx';
import { useAction, useCall } from '../../../use-call.ts';
import { WIZARD } from './words.ts';

export interface ResultStepProps {
  readonly taskId: TaskId | null;
  readonly kind: TableKind | null;
  readonly onAgain: () => void;
  readonly onBack: () => void;
}

/** The import itself, then what came in, what did not and where it stands, and the way back. */
export function ResultStep({ taskId, kind, onAgain, onBack }: ResultStepProps) {
  const say = useWords(WIZARD);
  const task = useTask(taskId);
  if (task?.result?.kind === 'import') return <Summary summary={task.result.summary} kind={kind} onAgain={onAgain} />;
  return (
    <Panel label={say('step_result')}>
      <div className="wizard-result">
        {task === null && <p role="status">{say('committing')}</p>}
        {task !== null && <TaskProgress task={task} />}
        {task?.state === 'cancelled' && <p role="status">{say('cancelled')}</p>}
        {(task?.state === 'failed' || task?.state === 'cancelled') && (
          <div className="row">
            <Button onClick={onBack}>{say('previous')}</Button>
            <Button onClick={onAgain}>{say('startOver')}</Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

const COUNTS = ['inserted', 'updated', 'unchanged', 'rejected'] as const;
const WAYS = { figures: ['/data/figures', 'toFigures'], outlets: ['/outlets', 'toOutlets'], visits: ['/visits', 'toVisits'] } as const;

function Summary({ summary, kind, onAgain }: { readonly summary: ImportSummary; readonly kind: TableKind | null; readonly onAgain: () => void }) {
  const say = useWords(WIZARD);
  const lang = useLang();
  const navigate = useNavigate();
  const notify = useNotify();
  const show = useAction('import:show-rejects');
  const undo = useAction('import:undo');
  const imports = useCall('import:list', {});
  const [isUndone, setUndone] = useState(false);
  const { importId, rejected } = summary;
  const row = imports.status === 'ready' ? imports.value.find((each) => each.importId === importId) : undefined;
  const locked = row?.locked ?? null;
  const way = kind === null ? undefined : (WAYS as Readonly<Partial<Record<TableKind, readonly [string, keyof typeof WIZARD.table]>>>)[kind];
  async function takeBack(): Promise<void> {
    if (importId === null) return;
    const reply = await undo.run({ importId });
    if (reply.ok) setUndone(true);
    else notify.error(reply.error);
  }
  return (
    <Panel label={say('step_result')} className="grow">
      <div className="wizard-result">
        <p className="row wizard-done" role="status">
          <span className={isUndone || importId === null ? 'quiet' : 'up'}>
            <Icon name={isUndone ? 'undo' : 'check'} size={20} />
          </span>
          {say(isUndone ? 'undone' : importId === null ? 'nothingChanged' : 'done')}
        </p>
        {!isUndone && (
          <section className="wizard-counts" aria-label={say('done')}>
            <dl>
              {COUNTS.map((key) => (
                <div key={key}>
                  <dt>{say(`n_${key}`)}</dt>
                  <dd className={key === 'rejected' && rejected > 0 ? 'num down' : 'num'}>{formatCount(summary[key])}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {rejected > 0 && !isUndone && (
          <p className="row">
            {say('rejectsText', { count: rejected })}
            {summary.rejectsFile !== null && importId !== null && (
              <button type="button" className="link nowrap" onClick={() => void show.run({ importId }).then((reply) => !reply.ok && notify.error(reply.error))}>
                {say('showRejects')}
              </button>
            )}
          </p>
        )}
        {summary.rejectsFile !== null && !isUndone && <p className="hint">{summary.rejectsFile}</p>}
        <div className="row">
          <Button type="primary" onClick={onAgain}>
            {say('again')}
          </Button>
          {way !== undefined && !isUndone && <Button onClick={() => void navigate(way[0])}>{say(way[1])}</Button>}
          <Button onClick={() => void navigate('/data')}>{say('toImports')}</Button>
          {importId !== null && !isUndone && (
            <Button icon={<Icon name={locked === null ? 'undo' : 'lock'} size={14} />} disabled={locked !== null} loading={undo.isRunning} title={locked === null ? undefined : messageFor(locked.code, locked.params, lang)} onClick={() => void takeBack()}>
              {say('undoImport')}
            </Button>
          )}
        </div>
        {locked !== null && <p className="hint">{messageFor(locked.code, locked.params, lang)}</p>}
      </div>
    </Panel>
  );
}

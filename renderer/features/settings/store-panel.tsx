import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { messageFor, type WireError } from '../../../shared/errors.ts';
import type { TaskId } from '../../../shared/ids.ts';
import type { AppState, Reply, TaskState } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { TaskProgress } from '../../components/task-progress.tsx';
import { formatCount, formatInstant } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useTask } from '../../tasks.tsx';
import { useAction } from '../../use-call.ts';
import { SETTINGS } from './words.ts';

/** The open store: where it lies, backup, check, and opening another. */
export function StorePanel() {
  const say = useWords(SETTINGS);
  const client = useQueryClient();
  const { store } = useWorkspace();
  const backup = useAction('store:backup');
  const verify = useAction('store:verify');
  const open = useAction('store:open');
  const create = useAction('store:create');
  const close = useAction('store:close');
  const [error, setError] = useState<WireError | null>(null);
  const [taskId, setTaskId] = useState<TaskId | null>(null);
  const task = useTask(taskId);
  const isBusy = task?.state === 'running';

  function settle(reply: Reply<AppState | null>): void {
    if (!reply.ok) setError(reply.error);
    else if (reply.value !== null) client.setQueryData(['app:state', {}], reply.value);
  }
  async function startTask(action: typeof backup | typeof verify): Promise<void> {
    setError(null);
    const reply = await action.run({});
    if (!reply.ok) setError(reply.error);
    else if (reply.value !== null) setTaskId(reply.value);
  }
  return (
    <Panel title={say('store')}>
      <dl className="facts">
        <dt>{say('name')}</dt>
        <dd className="strong">{store.name}</dd>
        <dt>{say('path')}</dt>
        <dd className="facts-path">{store.path}</dd>
        <dt>{say('outlets')}</dt>
        <dd className="num">{formatCount(store.outlets)}</dd>
        <dt>{say('periods')}</dt>
        <dd className="num">{formatCount(store.periods.length)}</dd>
        <dt>{say('lastChange')}</dt>
        <dd className="num">{store.lastChangeAt === null ? say('none') : formatInstant(store.lastChangeAt)}</dd>
        <dt>{say('lastBackup')}</dt>
        <dd className="num">{store.lastBackupAt === null ? say('none') : formatInstant(store.lastBackupAt)}</dd>
      </dl>
      <div className="settings-actions">
        <Button icon={<Icon name="download" />} loading={backup.isRunning} disabled={isBusy} title={say('backupHint')} onClick={() => void startTask(backup)}>
          {say('backup')}
        </Button>
        <Button icon={<Icon name="check" />} loading={verify.isRunning} disabled={isBusy} title={say('verifyHint')} onClick={() => void startTask(verify)}>
          {say('verify')}
        </Button>
        <span className="grow" />
        <Button disabled={isBusy} onClick={() => void open.run({}).then(settle)}>
          {say('open')}
        </Button>
        <Button disabled={isBusy} onClick={() => void create.run({}).then(settle)}>
          {say('create')}
        </Button>
        <Button disabled={isBusy} title={say('closeHint')} onClick={() => void close.run({}).then(settle)}>
          {say('close')}
        </Button>
      </div>
      {error !== null && <ErrorBanner error={error} onClose={() => setError(null)} />}
      {task !== null && <TaskProgress task={task} />}
      {task !== null && <VerifyResult task={task} />}
    </Panel>
  );
}

function VerifyResult({ task }: { readonly task: TaskState }) {
  const say = useWords(SETTINGS);
  const lang = useLang();
  if (task.result?.kind !== 'verify') return null;
  const { problems, runs } = task.result;
  if (problems.length === 0) {
    return (
      <p className="row up" role="status">
        <Icon name="check" />
        {say('verified', { runs: formatCount(runs) })}
      </p>
    );
  }
  return (
    <div role="status">
      <p className="down strong">{say('verifyProblems', { n: formatCount(problems.length) })}</p>
      <ul className="settings-problems">
        {problems.map((problem, place) => (
          <li key={`${problem.path}${place}`}>
            <span className="quiet">{problem.path}</span> {messageFor(problem.code, problem.params, lang)}
          </li>
        ))}
      </ul>
    </div>
  );
}

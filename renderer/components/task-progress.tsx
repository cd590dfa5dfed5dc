import { Button } from 'antd';
import type { TaskKind, TaskState } from '../../shared/ipc-contract.ts';
import { formatCount } from '../format.ts';
import { useWords } from '../i18n.ts';
import { useAction } from '../use-call.ts';
import { ErrorBanner } from './error-banner.tsx';
import { COMMON } from './words.ts';
import './task-progress.css';

export const TASK_WORDS = {
  demo: 'taskDemo',
  import: 'taskImport',
  grade: 'taskGrade',
  publish: 'taskPublish',
  correction: 'taskCorrection',
  export: 'taskExport',
  report: 'taskReport',
  reportSet: 'taskReportSet',
  backup: 'taskBackup',
  verify: 'taskVerify',
} as const satisfies Record<TaskKind, keyof typeof COMMON.table>;

/** Progress of long work in a panel or dialog: what, bar, count, 取消; the error when it failed. */
export function TaskProgress({ task }: { readonly task: TaskState }) {
  const say = useWords(COMMON);
  const cancel = useAction('task:cancel');
  if (task.error !== null) return <ErrorBanner error={task.error} />;
  if (task.state !== 'running') return null;
  const what = say(TASK_WORDS[task.kind]);
  return (
    <div className="task-progress" role="status">
      <span className="nowrap">{what}</span>
      <ShareBar share={task.share} label={what} />
      <span className="num quiet nowrap">{countText(task)}</span>
      <Button size="small" loading={cancel.isRunning} onClick={() => void cancel.run({ taskId: task.id })}>
        {say('cancel')}
      </Button>
    </div>
  );
}

/** `1,200 / 6,829`, else `18%`, else nothing. */
export function countText(task: TaskState): string {
  if (task.done !== null && task.of !== null) return `${formatCount(task.done)} / ${formatCount(task.of)}`;
  return task.share === null ? '' : `${Math.floor(task.share * 100)}%`;
}

/** A 6 px bar; without a share it moves. */
export function ShareBar({ share, label, width }: { readonly share: number | null; readonly label: string; readonly width?: number }) {
  return (
    <span
      className={share === null ? 'share-bar share-unknown' : 'share-bar'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === null ? {} : { 'aria-valuenow': Math.floor(share * 100) })}
      style={width === undefined ? undefined : { width, flex: 'none' }}
    >
      <span style={{ width: share === null ? '30%' : `${Math.min(100, share * 100)}%` }} />
    </span>
  );
}

import type { TaskState } from '../../shared/ipc-contract.ts';
import { useWords } from '../i18n.ts';
import { useTasks } from '../tasks.tsx';
import { useAction } from '../use-call.ts';
import { Icon } from './icon.tsx';
import { countText, ShareBar, TASK_WORDS } from './task-progress.tsx';
import { COMMON } from './words.ts';

/** The top bar's place for long work: what runs, how far it is, 取消; else that nothing runs. */
export function TaskIndicator() {
  const say = useWords(COMMON);
  const running = useTasks().filter((task) => task.state === 'running');
  const task = running[0];
  if (task === undefined) {
    return (
      <span className="row quiet nowrap" role="status">
        <Icon name="check" size={14} />
        {say('taskIdle')}
      </span>
    );
  }
  return <Running task={task} more={running.length - 1} />;
}

function Running({ task, more }: { readonly task: TaskState; readonly more: number }) {
  const say = useWords(COMMON);
  const cancel = useAction('task:cancel');
  const what = say(TASK_WORDS[task.kind]);
  return (
    <span className="row nowrap" role="status">
      <span>{what}</span>
      <ShareBar share={task.share} label={what} width={72} />
      <span className="num quiet">{countText(task)}</span>
      {more > 0 && <span className="hint">+{more}</span>}
      <button type="button" className="link" aria-label={say('cancelTask', { what })} disabled={cancel.isRunning} onClick={() => void cancel.run({ taskId: task.id })}>
        {say('cancel')}
      </button>
    </span>
  );
}

import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { TaskId } from '../../../shared/ids.ts';
import type { RunRow } from '../../../shared/ipc-contract.ts';
import { TaskProgress } from '../../components/task-progress.tsx';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useTask } from '../../tasks.tsx';
import { useAction } from '../../use-call.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { PUBLICATION } from './words.ts';

/** Makes a run instead of this one and goes to it. */
export function RerunDialog({ run, onClose }: { readonly run: Pick<RunRow, 'id' | 'period' | 'state'>; readonly onClose: () => void }) {
  const say = useWords(PUBLICATION);
  const lang = useLang();
  const notify = useNotify();
  const navigate = useNavigate();
  const rerun = useAction('publication:rerun');
  const [taskId, setTaskId] = useState<TaskId | null>(null);
  const task = useTask(taskId);
  const isRunning = rerun.isRunning || task?.state === 'running';
  const settle = useEffectEvent(() => {
    if (task?.result?.kind !== 'grade') return;
    notify.done(say('rerunDone'));
    onClose();
    void navigate(`/movements/${task.result.runId}`);
  });
  useEffect(() => {
    if (task?.state === 'done') settle();
  }, [task?.state]);
  return (
    <ReasonDialog
      title={say('rerunTitle', { period: formatPeriod(run.period, lang) })}
      text={say(run.state === 'published' ? 'rerunPublished' : 'rerunProposed')}
      ok={say('rerunOk')}
      action={{ ...rerun, isRunning }}
      onClose={onClose}
      onOk={async (reason) => {
        const reply = await rerun.run({ runId: run.id, reason });
        if (reply.ok) setTaskId(reply.value);
        return false;
      }}
    >
      {task !== null && <TaskProgress task={task} />}
    </ReasonDialog>
  );
}

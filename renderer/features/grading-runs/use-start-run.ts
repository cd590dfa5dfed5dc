import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PeriodId } from '../../../shared/dates.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { TaskId } from '../../../shared/ids.ts';
import type { TaskState } from '../../../shared/ipc-contract.ts';
import { useTask, useTasks } from '../../tasks.tsx';
import { useAction } from '../../use-call.ts';

export interface StartRun {
  readonly start: (schemeCode: string, period: PeriodId) => void;
  /** A run is being made, started here or before this screen was opened. */
  readonly task: TaskState | null;
  readonly isBusy: boolean;
  /** Why it could not be started. */
  readonly error: WireError | null;
}

/** Makes a run and opens it when it is there. */
export function useStartRun(): StartRun {
  const navigate = useNavigate();
  const action = useAction('grading:start');
  const [taskId, setTaskId] = useState<TaskId | null>(null);
  const own = useTask(taskId);
  const running = useTasks().find((task) => task.kind === 'grade' && task.state === 'running') ?? null;
  const task = own ?? running;
  const settle = useEffectEvent(() => {
    if (own?.result?.kind === 'grade') void navigate(`/grading/${own.result.runId}`);
  });
  useEffect(() => {
    if (own?.state === 'done') settle();
  }, [own?.state]);
  return {
    start: (schemeCode, period) => {
      setTaskId(null);
      void action.run({ schemeCode, period }).then((reply) => {
        if (reply.ok) setTaskId(reply.value);
      });
    },
    task,
    isBusy: action.isRunning || running !== null,
    error: action.error,
  };
}

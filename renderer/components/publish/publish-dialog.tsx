import { Modal } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import type { TaskId } from '../../../shared/ids.ts';
import type { RunDetail, RunRow } from '../../../shared/ipc-contract.ts';
import { formatCount, formatInstant, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useTask } from '../../tasks.tsx';
import { useAction, useCall } from '../../use-call.ts';
import { ErrorBanner } from '../error-banner.tsx';
import { TaskProgress } from '../task-progress.tsx';
import { PUBLISH } from './publish-words.ts';

/** Says in plain words what publishing does, does it, and stays open with the reason when it can't be done. */
export function PublishDialog({ run, onClose }: { readonly run: RunRow; readonly onClose: () => void }) {
  const say = useWords(PUBLISH);
  const lang = useLang();
  const notify = useNotify();
  const detail = useCall('grading:run', { runId: run.id });
  const runs = useCall('grading:runs', { schemeCode: run.schemeCode, period: run.period });
  const publish = useAction('grading:publish');
  const [taskId, setTaskId] = useState<TaskId | null>(null);
  const task = useTask(taskId);
  const isRunning = publish.isRunning || task?.state === 'running';
  const period = formatPeriod(run.period, lang);
  const error = publish.error ?? (detail.status === 'failed' ? detail.error : runs.status === 'failed' ? runs.error : null);

  async function start(): Promise<void> {
    const reply = await publish.run({ runId: run.id });
    if (reply.ok) setTaskId(reply.value);
  }
  const settle = useEffectEvent(() => {
    notify.done(say('done', { period, number: run.number }));
    onClose();
  });
  useEffect(() => {
    if (task?.state === 'done') settle();
  }, [task?.state]);

  return (
    <Modal
      open
      width={480}
      title={say('title', { period, number: run.number })}
      okText={say('confirm')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: isRunning, disabled: detail.status !== 'ready' || runs.status !== 'ready' }}
      cancelButtonProps={{ disabled: isRunning }}
      closable={!isRunning}
      mask={{ closable: false }}
      onOk={() => void start()}
      onCancel={onClose}
    >
      {detail.status === 'ready' && runs.status === 'ready' && <Consequences detail={detail.value} standing={runs.value.find((each) => each.state === 'published')} />}
      {error !== null && <ErrorBanner error={error} />}
      {task !== null && <TaskProgress task={task} />}
      {task?.state === 'cancelled' && <p className="warn">{say('cancelled')}</p>}
    </Modal>
  );
}

function Consequences({ detail, standing }: { readonly detail: RunDetail; readonly standing: RunRow | undefined }) {
  const say = useWords(PUBLISH);
  const lang = useLang();
  const { movements } = detail;
  const notGraded = detail.notGraded + detail.notEligible;
  return (
    <div className="publish-words">
      <p>
        {say('outlets', { n: formatCount(detail.outlets), period: formatPeriod(detail.period, lang) })}
        <span className="strong">{say('moves', { up: formatCount(movements.promote), down: formatCount(movements.demote), enter: formatCount(movements.enter) })}</span>
      </p>
      {notGraded > 0 && <p>{say('notGraded', { n: formatCount(notGraded) })}</p>}
      <p>{standing === undefined ? say('replacesNone') : say('replaces', { number: standing.number, at: formatInstant(standing.publishedAt) })}</p>
      <p className="quiet">{say('final')}</p>
    </div>
  );
}

import { Input, Modal } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import type { CorrectionPreview, PublicationView } from '../../../shared/contract/publication-calls.ts';
import type { TaskId } from '../../../shared/ids.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Field } from '../../components/review/field.tsx';
import { TaskProgress } from '../../components/task-progress.tsx';
import { formatCount, formatDate, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useTask } from '../../tasks.tsx';
import { useAction } from '../../use-call.ts';
import { DifferencesTable } from './differences-table.tsx';
import { PUBLICATION } from './words.ts';

/**
 * Publishes: says what it does, asks for a reason where the window is still open, and, where the run replaces another or later
 * periods are published, shows first what would change.
 */
export function FinishDialog({ view, onClose }: { readonly view: PublicationView; readonly onClose: () => void }) {
  const say = useWords(PUBLICATION);
  const lang = useLang();
  const notify = useNotify();
  const publish = useAction('grading:publish');
  const preview = useAction('publication:preview');
  const { run, supersedes, laterPublished } = view;
  const isCorrection = supersedes !== null || laterPublished.length > 0;
  const [previewId, setPreviewId] = useState<TaskId | null>(null);
  const [publishId, setPublishId] = useState<TaskId | null>(null);
  const seen = useTask(previewId);
  const task = useTask(publishId);
  const [early, setEarly] = useState('');
  const [isTried, setTried] = useState(false);
  const open = view.hindrances.find((each) => each.kind === 'windowOpen');
  const isEarly = open !== undefined;
  const noReason = isEarly && early.trim() === '';
  const isRunning = publish.isRunning || task?.state === 'running';
  const name = say('runTitle', { period: formatPeriod(run.period, lang), n: run.number });
  const result = seen?.result?.kind === 'correction' ? seen.result.preview : null;

  const look = preview.run;
  useEffect(() => {
    if (isCorrection) void look({ runId: run.id }).then((reply) => reply.ok && setPreviewId(reply.value));
  }, [isCorrection, look, run.id]);
  const settle = useEffectEvent(() => {
    notify.done(say('published', { run: name }));
    onClose();
  });
  useEffect(() => {
    if (task?.state === 'done') settle();
  }, [task?.state]);

  async function send(): Promise<void> {
    setTried(true);
    if (noReason) return;
    const reply = await publish.run({ runId: run.id, ...(laterPublished.length > 0 ? { correct: true } : {}), ...(isEarly ? { earlyReason: early.trim() } : {}) });
    if (reply.ok) setPublishId(reply.value);
  }
  return (
    <Modal
      open
      width={isCorrection ? 720 : 480}
      title={say('publishTitle', { run: name })}
      okText={say(laterPublished.length > 0 ? 'correctOk' : 'publishOk')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: isRunning, disabled: isCorrection && result === null }}
      cancelButtonProps={{ disabled: isRunning }}
      closable={!isRunning}
      mask={{ closable: false }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="publication-form">
        <p>
          {say('publishText', { n: formatCount(run.outlets) })} {supersedes !== null && say('publishSupersedes', { n: supersedes.number })} <span className="quiet">{say('publishBack')}</span>
        </p>
        {isCorrection && result === null && seen?.error == null && preview.error === null && <p className="quiet">{say('checking')}</p>}
        {seen !== null && seen.state !== 'done' && <TaskProgress task={seen} />}
        {result !== null && <Effects preview={result} view={view} />}
        {isEarly && (
          <>
            <p className="warn">{say('earlyText', { until: formatDate(open.until) })}</p>
            <Field id="finish-early" label={say('earlyReason')} error={isTried && noReason ? say('reasonNeeded') : null}>
              <Input.TextArea id="finish-early" rows={2} maxLength={500} value={early} onChange={(event) => setEarly(event.target.value)} />
            </Field>
          </>
        )}
        {(publish.error ?? preview.error) !== null && <ErrorBanner error={(publish.error ?? preview.error)!} />}
        {task !== null && <TaskProgress task={task} />}
      </div>
    </Modal>
  );
}

function Effects({ preview, view }: { readonly preview: CorrectionPreview; readonly view: PublicationView }) {
  const say = useWords(PUBLICATION);
  const lang = useLang();
  return (
    <div className="publication-effects">
      {preview.supersedes !== null && (
        <section>
          <h3 className="strong">{preview.changed === 0 ? say('noDifferences') : say('differences', { n: formatCount(preview.changed) })}</h3>
          {preview.changed > 0 && <DifferencesTable differences={preview.differences} total={preview.changed} levels={view.levels} />}
        </section>
      )}
      {preview.laterPeriods > 0 && (
        <section>
          <h3 className="strong">{say('laterTitle', { n: preview.laterPeriods, m: preview.later.length })}</h3>
          {preview.later.length === 0 ? <p className="quiet">{say('laterSame')}</p> : <p className="quiet">{say('laterMarked')}</p>}
          {preview.later.map((one) => (
            <div key={one.runId} className="publication-later">
              <p className="warn">{say('laterOne', { period: formatPeriod(one.period, lang), n: one.number, outlets: formatCount(one.outlets) })}</p>
              <DifferencesTable differences={one.differences} total={one.outlets} levels={view.levels} />
            </div>
          ))}
        </section>
      )}
    </div>
  );
}

import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { WireError } from '../../../shared/errors.ts';
import type { TaskId } from '../../../shared/ids.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/ipc-contract.ts';
import { useWorkspace } from '../../app-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { TaskProgress } from '../../components/task-progress.tsx';
import { COMMON } from '../../components/words.ts';
import { formatBytes } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useTask } from '../../tasks.tsx';
import { useAction } from '../../use-call.ts';
import { ColumnMapping } from './column-mapping.tsx';
import { emptyForm, importRequest, lackOf, type ImportForm } from './import-form.ts';
import { ImportOptions } from './import-options.tsx';
import { ImportResult } from './import-result.tsx';
import { DATA } from './words.ts';

export interface ImportDialogProps {
  readonly kind: ImportKind;
  readonly onKind: (kind: ImportKind) => void;
  readonly onClose: () => void;
}

/** From the kind of file to what came in: choose, match columns, run, see what was rejected and why. */
export function ImportDialog({ kind, onKind, onClose }: ImportDialogProps) {
  const say = useWords(DATA);
  const common = useWords(COMMON);
  const { period } = useWorkspace();
  const [form, setForm] = useState<ImportForm>(() => emptyForm(period ?? ''));
  const [taskId, setTaskId] = useState<TaskId | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const choose = useAction('import:choose-file');
  const start = useAction('import:start');
  const task = useTask(taskId);
  const request = importRequest(kind, form);
  const lack = lackOf(kind, form);
  const isRunning = task?.state === 'running' || start.isRunning;
  const summary = task?.result?.kind === 'import' ? task.result.summary : null;

  async function chooseFile(): Promise<void> {
    setError(null);
    const reply = await choose.run({ kind });
    if (!reply.ok) setError(reply.error);
    else if (reply.value !== null) setForm({ ...form, file: reply.value, taken: {} });
  }
  async function run(): Promise<void> {
    if (request === null) return;
    setError(null);
    const reply = await start.run(request);
    if (reply.ok) setTaskId(reply.value);
    else setError(reply.error);
  }
  function again(next: ImportKind): void {
    setForm(emptyForm(period ?? ''));
    setTaskId(null);
    setError(null);
    onKind(next);
  }

  const footer =
    summary !== null
      ? [
          <Button key="again" onClick={() => again(kind)}>
            {say('another')}
          </Button>,
          <Button key="close" type="primary" onClick={onClose}>
            {say('close')}
          </Button>,
        ]
      : [
          <Button key="cancel" disabled={start.isRunning} onClick={onClose}>
            {isRunning ? say('close') : common('cancel')}
          </Button>,
          <Button key="start" type="primary" disabled={request === null || isRunning} loading={start.isRunning} {...(lack !== null && { icon: <Icon name="lock" /> })} onClick={() => void run()}>
            {lack === null ? say('start') : say('startLocked', { lack: say(lack === 'checklist' ? 'checklistOf' : lack) })}
          </Button>,
        ];

  return (
    <Modal open centered width={760} title={say('importKind', { kind: say(kind) })} footer={footer} onCancel={onClose} mask={{ closable: false }}>
      <div className="import-dialog">
        {taskId === null && (
          <Segmented<ImportKind> label={say('kind')} value={kind} options={IMPORT_KINDS.map((each) => ({ value: each, label: <span className="import-kind">{say(each)}</span> }))} onChange={again} />
        )}
        {summary === null && <p className="hint">{say(`${kind}Hint`)}</p>}
        {taskId === null && (
          <div className="row">
            <Button icon={<Icon name="file" />} loading={choose.isRunning} onClick={() => void chooseFile()}>
              {say(form.file === null ? 'chooseFile' : 'chooseOther')}
            </Button>
            {form.file !== null && (
              <>
                <span className="strong ellipsis" title={form.file.path}>
                  {form.file.name}
                </span>
                <span className="hint nowrap">{formatBytes(form.file.bytes)}</span>
              </>
            )}
          </div>
        )}
        {taskId === null && form.file !== null && form.file.columns.length > 0 && <ColumnMapping kind={kind} form={form} onChange={setForm} />}
        {taskId === null && form.file !== null && <ImportOptions kind={kind} form={form} onChange={setForm} onError={setError} />}
        {error !== null && <ErrorBanner error={error} onClose={() => setError(null)} />}
        {task !== null && <TaskProgress task={task} />}
        {task?.state === 'failed' && (
          <Button className="import-back" onClick={() => setTaskId(null)}>
            {say('chooseOther')}
          </Button>
        )}
        {summary !== null && <ImportResult summary={summary} />}
      </div>
    </Modal>
  );
}

import { Button } from 'antd';
import { useEffect, useEffectEvent, useState, type DragEvent } from 'react';
import { useSearchParams } from 'react-router';
import { TABLE_KINDS, type OpenedFile, type TableKind } from '../../../../shared/contract/import-calls.ts';
import type { WireError } from '../../../../shared/errors.ts';
import type { TaskId } from '../../../../shared/ids.ts';
import type { Reply } from '../../../../shared/ipc-contract.ts';
import { edited, historyOf, undone, type EditHistory } from '../../../edit-history.ts';
import { openDropped } from '../../../api.ts';
import { useWorkspace } from '../../../app-state.tsx';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { Icon } from '../../../components/icon.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { formatBytes } from '../../../format.ts';
import { useWords } from '../../../i18n.ts';
import { useAction, useCall } from '../../../use-call.ts';
import { useOneAtATime } from '../../../use-one-at-a-time.ts';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { ResultStep } from './result-step.tsx';
import { useDryRun } from './use-dry-run.ts';
import { formFor, inspectRequest, lackOf, NO_MENDING, STEPS, tableRequest, type Mending, type Step, type WizardForm } from './wizard-state.ts';
import { WIZARD } from './words.ts';
import './wizard.css';

/** A file's way into the store: file, columns, check, bring in. Nothing changes before the last step. */
export function ImportPage() {
  const say = useWords(WIZARD);
  const { period } = useWorkspace();
  const [params] = useSearchParams();
  const asked = TABLE_KINDS.find((kind) => kind === params.get('kind')) ?? null;
  const [step, setStep] = useState<Step>('file');
  const [form, setForm] = useState<WizardForm | null>(null);
  const [mending, setMending] = useState<EditHistory<Mending>>(() => historyOf(NO_MENDING));
  const [taskId, setTaskId] = useState<TaskId | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const openFile = useAction('import:open-file');
  const paste = useAction('import:paste');
  const commit = useAction('import:commit');
  const once = useOneAtATime();
  const inspection = useCall('import:inspect', form === null || step === 'result' ? null : inspectRequest(form));
  const inspected = inspection.status === 'ready' && inspection.value.path === form?.file.path ? inspection.value : null;
  const wanted = form === null || inspected === null || step === 'file' ? null : tableRequest(form, inspected, mending.present);
  const dryRun = useDryRun(step === 'check' ? wanted : null);

  function opened(reply: Reply<OpenedFile | null>, kind: TableKind | null = asked): void {
    if (!reply.ok) return setError(reply.error);
    if (reply.value === null) return;
    setError(null);
    setForm(formFor(reply.value, kind, period ?? ''));
    setMending(historyOf(NO_MENDING));
    setTaskId(null);
    setStep('columns');
  }
  async function choose(kind: TableKind | null): Promise<void> {
    opened(await openFile.run({ for: 'table' }), kind);
  }
  function change(next: WizardForm): void {
    const isOtherTable = form !== null && (next.place !== form.place || next.kind !== form.kind);
    setForm(next);
    // Rows and cells of another table are other ones.
    if (isOtherTable) setMending(historyOf(NO_MENDING));
  }
  function mend(change: (now: Mending) => Mending): void {
    setMending((history) => edited(history, change(history.present), null));
  }
  async function start(): Promise<void> {
    if (wanted === null) return;
    setError(null);
    const reply = await commit.run(wanted);
    if (!reply.ok) return setError(reply.error);
    setTaskId(reply.value);
    setStep('result');
  }
  function startOver(): void {
    setForm(null);
    setTaskId(null);
    setError(null);
    setMending(historyOf(NO_MENDING));
    setStep('file');
  }

  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const isField = event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (step !== 'file' || isField || text.trim() === '') return;
    event.preventDefault();
    void paste.run({ text }).then((reply) => opened(reply));
  });
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => pasted(event);
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);

  const stay = dryRun.value === null ? 0 : dryRun.value.rejected + dryRun.value.skipped;
  const brings = dryRun.value === null ? 0 : dryRun.value.inserted + dryRun.value.updated;
  const isHeld = form?.whole === true && (dryRun.value?.rejected ?? 0) > 0;
  const canCommit = step === 'check' && dryRun.value !== null && !dryRun.isRunning && dryRun.error === null && brings > 0 && !isHeld;
  const canCheck = step === 'columns' && form !== null && inspected !== null && lackOf(form, inspected) === null && inspection.status === 'ready' && !inspection.isReloading;
  function goOn(): void {
    if (canCheck) setStep('check');
    else if (canCommit) void once(start);
  }
  const byKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    goOn();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => byKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  function drop(event: DragEvent): void {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file !== undefined && step !== 'result') void openDropped(file).then((reply) => opened(reply));
  }

  return (
    // A dropped file is only the mouse's way to 选择文件.
    <div className="page" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <PageHead
        back={{ to: '/data', name: say('back') }}
        title={say('title')}
        facts={form === null ? undefined : `${form.file.name} · ${formatBytes(form.file.bytes)}`}
        actions={
          <>
            {(step === 'columns' || step === 'check') && (
              <>
                <Button onClick={startOver}>{say('startOver')}</Button>
                {step === 'check' && <Button onClick={() => setStep('columns')}>{say('previous')}</Button>}
                <PrimaryButton step={step} canGo={step === 'columns' ? canCheck : canCommit} isRunning={commit.isRunning} onClick={goOn} label={primaryLabel()} />
              </>
            )}
          </>
        }
      />
      <ol className="wizard-steps" aria-label={say('steps')}>
        {STEPS.map((each, i) => (
          <li key={each} aria-current={each === step ? 'step' : undefined} className={each === step ? 'wizard-step wizard-now' : STEPS.indexOf(step) > i ? 'wizard-step wizard-past' : 'wizard-step'}>
            <span className="wizard-no num">{STEPS.indexOf(step) > i ? <Icon name="check" size={12} /> : i + 1}</span>
            {say(`step_${each}`)}
          </li>
        ))}
      </ol>
      {error !== null && <ErrorBanner error={error} onClose={() => setError(null)} />}
      {step === 'file' && <FileStep onChoose={(kind) => void choose(kind)} isChoosing={openFile.isRunning || paste.isRunning} onError={setError} />}
      {step === 'columns' && form !== null && <ColumnsStep form={form} inspection={inspection} onChange={change} onError={setError} />}
      {step === 'check' && form !== null && (
        <CheckStep form={form} dryRun={dryRun} onMend={mend} onUndo={mending.past.length === 0 ? null : () => setMending(undone)} />
      )}
      {step === 'result' && <ResultStep taskId={taskId} kind={inspectedKind()} onAgain={startOver} onBack={() => setStep('check')} />}
    </div>
  );

  function inspectedKind(): TableKind | null {
    return dryRun.value?.kind ?? inspected?.kind ?? form?.kind ?? null;
  }
  function primaryLabel(): string {
    if (step === 'columns') {
      const lack = form === null || inspected === null ? null : lackOf(form, inspected);
      return lack === null ? say('nextCheck') : say('nextLocked', { lack: say(lack === 'fields' ? 'columns' : `lack_${lack}`) });
    }
    if (isHeld) return say('commitWhole', { count: dryRun.value?.rejected ?? 0 });
    if (dryRun.value !== null && brings === 0) return say('commitNone');
    return stay > 0 ? say('commitSome', { count: stay }) : say('commit');
  }
}

function PrimaryButton({ canGo, isRunning, onClick, label }: { readonly step: Step; readonly canGo: boolean; readonly isRunning: boolean; readonly onClick: () => void; readonly label: string }) {
  return (
    <Button type="primary" disabled={!canGo} loading={isRunning} onClick={onClick} title="Ctrl+Enter" {...(canGo ? {} : { icon: <Icon name="lock" /> })}>
      {label}
    </Button>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { TABLE_KINDS, type ImportProfile, type TableKind } from '../../../../shared/contract/import-calls.ts';
import type { WireError } from '../../../../shared/errors.ts';
import type { TaskId } from '../../../../shared/ids.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { Icon } from '../../../components/icon.tsx';
import { KeyCap } from '../../../components/key-cap.tsx';
import { Panel } from '../../../components/panel.tsx';
import { TaskProgress } from '../../../components/task-progress.tsx';
import { formatInstant } from '../../../format.ts';
import { useLang, useList, useWords } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { useTask } from '../../../tasks.tsx';
import { useAction, useCall } from '../../../use-call.ts';
import { ImportResult } from '../import-result.tsx';
import { DATA } from '../words.ts';
import { WIZARD } from './words.ts';

export interface FileStepProps {
  readonly onChoose: (kind: TableKind | null) => void;
  readonly isChoosing: boolean;
  readonly onError: (error: WireError) => void;
}

/** Choose, drop or paste; what can be imported, with templates; what is remembered of earlier files. */
export function FileStep({ onChoose, isChoosing, onError }: FileStepProps) {
  const say = useWords(WIZARD);
  return (
    <div className="wizard-start grow">
      <Panel label={say('dropTitle')}>
        <div className="wizard-drop">
          <Icon name="upload" size={20} />
          <p className="wizard-drop-title">{say('dropTitle')}</p>
          <p className="quiet wizard-drop-text">{say('dropText')}</p>
          <Button type="primary" loading={isChoosing} onClick={() => onChoose(null)}>
            {say('choose')}
          </Button>
          <p className="row hint">
            {say('pasteHint')} <KeyCap keys="Ctrl V" />
          </p>
        </div>
      </Panel>
      <Kinds onChoose={onChoose} onError={onError} />
      <Profiles />
    </div>
  );
}

function Kinds({ onChoose, onError }: Pick<FileStepProps, 'onChoose' | 'onError'>) {
  const say = useWords(WIZARD);
  const data = useWords(DATA);
  const lang = useLang();
  const notify = useNotify();
  const template = useAction('import:template');
  async function save(kind: TableKind): Promise<void> {
    const reply = await template.run({ kind, lang });
    if (!reply.ok) onError(reply.error);
    else if (reply.value !== null) notify.done(say('templateSaved'));
  }
  return (
    <Panel title={say('kinds')} hint={say('kindsHint')} flush>
      <ul className="wizard-kinds">
        {TABLE_KINDS.map((kind) => (
          <li key={kind} className="wizard-kind">
            <button type="button" className="link strong import-kind" onClick={() => onChoose(kind)}>
              {data(kind)}
            </button>
            <span className="quiet">{data(`${kind}Hint`)}</span>
            <button type="button" className="link nowrap" aria-label={say('templateOf', { kind: data(kind) })} onClick={() => void save(kind)}>
              {say('template')}
            </button>
          </li>
        ))}
        <Documents onError={onError} />
      </ul>
    </Panel>
  );
}

/** Checklists and schemes are documents: they come in whole or not at all. */
function Documents({ onError }: Pick<FileStepProps, 'onError'>) {
  const say = useWords(WIZARD);
  const open = useAction('import:open-file');
  const start = useAction('import:document');
  const [taskId, setTaskId] = useState<TaskId | null>(null);
  const task = useTask(taskId);
  async function bring(kind: 'checklist' | 'scheme'): Promise<void> {
    setTaskId(null);
    const file = await open.run({ for: 'document' });
    if (!file.ok) return onError(file.error);
    if (file.value === null) return;
    const reply = await start.run({ kind, path: file.value.path });
    if (reply.ok) setTaskId(reply.value);
    else onError(reply.error);
  }
  return (
    <li className="wizard-kind">
      <span className="strong">{say('document')}</span>
      <span className="quiet">
        {say('documentHint')}
        {task !== null && task.state === 'running' && <TaskProgress task={task} />}
        {task?.error != null && <ErrorBanner error={task.error} onClose={() => setTaskId(null)} />}
        {task?.result?.kind === 'import' && <ImportResult summary={task.result.summary} />}
      </span>
      <span className="row">
        <Button size="small" loading={open.isRunning || start.isRunning} onClick={() => void bring('checklist')}>
          {say('asChecklist')}
        </Button>
        <Button size="small" loading={open.isRunning || start.isRunning} onClick={() => void bring('scheme')}>
          {say('asScheme')}
        </Button>
      </span>
    </li>
  );
}

function Profiles() {
  const joined = useList();
  const say = useWords(WIZARD);
  const data = useWords(DATA);
  const notify = useNotify();
  const list = useCall('import:profiles', {});
  const forget = useAction('import:forget-profile');
  async function drop({ id }: ImportProfile): Promise<void> {
    const reply = await forget.run({ profileId: id });
    if (!reply.ok) notify.error(reply.error);
    else if (list.status === 'ready') list.reload();
  }
  return (
    <Panel title={say('profiles')} hint={say('profilesHint')} flush>
      {list.status === 'failed' ? (
        <ErrorBanner error={list.error} onRetry={list.retry} />
      ) : list.status === 'ready' && list.value.length === 0 ? (
        <EmptyState text={say('noProfiles')} />
      ) : (
        <ul className="wizard-kinds">
          {(list.status === 'ready' ? list.value : []).map((profile) => (
            <li key={profile.id} className="wizard-profile">
              <span className="ellipsis" title={joined(profile.columns.map(({ head }) => head))}>
                {profile.fileName}
              </span>
              <span className="quiet nowrap">
                {data(profile.kind)} · {formatInstant(profile.at)}
              </span>
              <button type="button" className="link nowrap" aria-label={say('forgetOf', { file: profile.fileName })} onClick={() => void drop(profile)}>
                {say('forget')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

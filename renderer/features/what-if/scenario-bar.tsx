import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { NewScenario, Scenario } from '../../../shared/contract/study-calls.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { COMMON } from '../../components/words.ts';
import { formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { WHAT_IF } from './words.ts';

export interface ScenarioBarProps {
  readonly version: number;
  readonly scenarios: readonly Scenario[];
  /** null: none that is kept. */
  readonly current: Scenario | null;
  readonly changes: number;
  readonly isDirty: boolean;
  readonly onChoose: (scenario: Scenario | null) => void;
}

/** The version as it stands, then the kept scenarios of it, as tabs. */
export function ScenarioBar({ version, scenarios, current, changes, isDirty, onChoose }: ScenarioBarProps) {
  const say = useWords(WHAT_IF);
  const { modal } = App.useApp();
  const choose = (scenario: Scenario | null): void => {
    if (!isDirty) onChoose(scenario);
    else void modal.confirm({ title: say('discardAsk'), okText: say('discard'), okButtonProps: { danger: true }, onOk: () => onChoose(scenario) });
  };
  const count = (n: number): string => say('changesCount', { count: n });
  return (
    <div className="scenario-bar" role="tablist" aria-label={say('scenarios')}>
      <button type="button" role="tab" aria-selected={current === null} className="scenario-tab" onClick={() => current !== null && choose(null)}>
        {isDirty && current === null ? say('unsaved') : say('base', { version })}
        {current === null && changes > 0 && <span className="hint">{count(changes)}</span>}
      </button>
      {scenarios.map((scenario) => {
        const isCurrent = scenario.id === current?.id;
        return (
          <button
            key={scenario.id}
            type="button"
            role="tab"
            aria-selected={isCurrent}
            className="scenario-tab"
            title={[scenario.note, say('owner', { owner: scenario.owner, at: formatInstant(scenario.savedAt) })].filter((text) => text !== '').join('\n')}
            onClick={() => !isCurrent && choose(scenario)}
          >
            <span className="ellipsis">{scenario.name}</span>
            <span className="hint nowrap">{count(isCurrent ? changes : scenario.changes.length)}</span>
          </button>
        );
      })}
    </div>
  );
}

export interface ScenarioActionsProps {
  readonly request: Omit<NewScenario, 'name' | 'note' | 'scenarioId'>;
  readonly current: Scenario | null;
  readonly isDirty: boolean;
  /** The changes cannot grade as they are. */
  readonly isLocked: boolean;
  readonly onSaved: (scenario: Scenario) => void;
  readonly onRemoved: () => void;
  readonly onDrafted: (schemeVersionId: Scenario['schemeVersionId']) => void;
}

/** Save, save as, delete, and into the draft of the scheme's next version. */
export function ScenarioActions({ request, current, isDirty, isLocked, onSaved, onRemoved, onDrafted }: ScenarioActionsProps) {
  const say = useWords(WHAT_IF);
  const notify = useNotify();
  const { modal } = App.useApp();
  const [isNaming, setNaming] = useState(false);
  const save = useAction('scenario:save');
  const remove = useAction('scenario:delete');
  const draft = useAction('scenario:to-draft');
  const hasChanges = request.changes.length > 0;
  async function saveAs(scenario: NewScenario): Promise<boolean> {
    const reply = await save.run(scenario);
    if (!reply.ok) return false;
    notify.done(say('saved'));
    onSaved(reply.value);
    return true;
  }
  async function toDraft(): Promise<void> {
    const reply = await draft.run({ schemeVersionId: request.schemeVersionId, changes: request.changes });
    if (!reply.ok) return notify.error(reply.error);
    notify.done(say('drafted'));
    onDrafted(reply.value);
  }
  async function askRemove(scenario: Scenario): Promise<void> {
    const sure = await modal.confirm({ title: say('removeAsk', { name: scenario.name }), okText: say('remove'), okButtonProps: { danger: true } });
    if (!sure) return;
    const reply = await remove.run({ scenarioId: scenario.id });
    if (!reply.ok) return notify.error(reply.error);
    notify.done(say('removed'));
    onRemoved();
  }
  return (
    <>
      {current !== null && (
        <Button type="text" icon={<Icon name="trash" />} aria-label={say('remove')} title={say('remove')} onClick={() => void askRemove(current)} />
      )}
      {current !== null && isDirty && (
        <Button disabled={isLocked || !hasChanges} onClick={() => void saveAs({ ...request, scenarioId: current.id, name: current.name, note: current.note })}>
          {say('saveAgain')}
        </Button>
      )}
      <Button disabled={isLocked || !hasChanges} onClick={() => setNaming(true)}>
        {say(current === null ? 'save' : 'saveAs')}
      </Button>
      <Button type="primary" disabled={isLocked || !hasChanges} loading={draft.isRunning} onClick={() => void toDraft()}>
        {say('toDraft')}
      </Button>
      {isNaming && (
        <NameDialog
          first={current}
          isSaving={save.isRunning}
          error={save.error}
          onClose={() => setNaming(false)}
          onSave={async (name, note) => {
            if (await saveAs({ ...request, name, note })) setNaming(false);
          }}
        />
      )}
    </>
  );
}

interface NameDialogProps {
  readonly first: Scenario | null;
  readonly isSaving: boolean;
  readonly error: ReturnType<typeof useAction<'scenario:save'>>['error'];
  readonly onClose: () => void;
  readonly onSave: (name: string, note: string) => Promise<void>;
}

function NameDialog({ first, isSaving, error, onClose, onSave }: NameDialogProps) {
  const say = useWords(WHAT_IF);
  const common = useWords(COMMON);
  const [name, setName] = useState('');
  const [note, setNote] = useState(first?.note ?? '');
  const canSave = name.trim() !== '';
  return (
    <Modal
      open
      width={480}
      title={say('save')}
      okText={say('saveAgain')}
      cancelText={common('cancel')}
      okButtonProps={{ disabled: !canSave, loading: isSaving }}
      onOk={() => void onSave(name.trim(), note.trim())}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={say('name')} htmlFor="scenario-name">
          <Input id="scenario-name" maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
        <Form.Item label={say('note')} htmlFor="scenario-note">
          <Input.TextArea id="scenario-note" rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
        </Form.Item>
      </Form>
      {error !== null && <ErrorBanner error={error} />}
    </Modal>
  );
}

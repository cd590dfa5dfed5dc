import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WireError } from '../../shared/errors.ts';
import type { TaskId } from '../../shared/ids.ts';
import type { AppState, Reply } from '../../shared/ipc-contract.ts';
import { ErrorBanner } from '../components/error-banner.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { LanguageSwitch } from '../components/language-switch.tsx';
import { TaskProgress } from '../components/task-progress.tsx';
import { useWords } from '../i18n.ts';
import { useTasks } from '../tasks.tsx';
import { useAction } from '../use-call.ts';
import { BrandMark } from './brand.tsx';
import { FRAME } from './words.ts';
import './start-screen.css';

/** The window without a store: make one, open one, or have the demo province made. */
export function StartScreen({ app }: { readonly app: AppState }) {
  const say = useWords(FRAME);
  const client = useQueryClient();
  const create = useAction('store:create');
  const open = useAction('store:open');
  const demo = useAction('store:create-demo');
  const [demoId, setDemoId] = useState<TaskId | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const tasks = useTasks();
  const demoTask = tasks.find((task) => task.kind === 'demo' && (task.id === demoId || task.state === 'running')) ?? null;
  const isBusy = create.isRunning || open.isRunning || demo.isRunning || demoTask?.state === 'running';

  function settle(reply: Reply<AppState | null>): void {
    if (!reply.ok) setError(reply.error);
    else if (reply.value !== null) client.setQueryData(['app:state', {}], reply.value);
  }
  async function startDemo(): Promise<void> {
    setError(null);
    const reply = await demo.run({});
    if (!reply.ok) setError(reply.error);
    else if (reply.value !== null) setDemoId(reply.value);
  }
  async function openStore(path?: string): Promise<void> {
    setError(null);
    settle(await open.run(path === undefined ? {} : { path }));
  }

  return (
    <main className="start">
      <div className="start-box">
        <header className="row">
          <BrandMark size={32} />
          <h1>
            星阶 <span className="quiet">StarTier</span>
          </h1>
          <span className="grow" />
          <LanguageSwitch lang={app.lang} label={say('language')} />
        </header>
        <p className="quiet">{say('startLine')}</p>
        {app.problem !== null && error === null && <ErrorBanner error={app.problem} />}
        {error !== null && <ErrorBanner error={error} onClose={() => setError(null)} />}
        <div className="start-choices">
          <Choice icon="plus" name={say('create')} note={say('createHint')} disabled={isBusy} onClick={() => void create.run({}).then(settle)} />
          <Choice icon="folder" name={say('open')} note={say('openHint')} disabled={isBusy} onClick={() => void openStore()} />
          <Choice icon="database" name={say('demo')} note={say('demoHint')} disabled={isBusy} onClick={() => void startDemo()} />
        </div>
        {demoTask !== null && <TaskProgress task={demoTask} />}
        {app.recentStores.length > 0 && (
          <section aria-labelledby="recent-head">
            <h2 id="recent-head" className="hint">
              {say('recent')}
            </h2>
            <ul>
              {app.recentStores.map((store) => (
                <li key={store.path}>
                  <button type="button" className="bare start-recent" disabled={!store.exists || isBusy} onClick={() => void openStore(store.path)}>
                    <Icon name="file" />
                    <span className="nowrap strong">{store.name}</span>
                    <span className="hint ellipsis grow">{store.path}</span>
                    {!store.exists && <span className="hint warn">{say('missingFile')}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <footer className="hint">v{app.version}</footer>
      </div>
    </main>
  );
}

interface ChoiceProps {
  readonly icon: IconName;
  readonly name: string;
  readonly note: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Choice({ icon, name, note, disabled, onClick }: ChoiceProps) {
  return (
    <button type="button" className="start-choice" disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={20} />
      <span>
        <span className="strong">{name}</span>{' '}
        <span className="hint">{note}</span>
      </span>
    </button>
  );
}

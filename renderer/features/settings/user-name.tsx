import { Button, Input } from 'antd';
import { useState } from 'react';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { SETTINGS } from './words.ts';

/** The name under which this person works; emptied, it is the account of the system again. */
export function UserName({ name }: { readonly name: string }) {
  const say = useWords(SETTINGS);
  const notify = useNotify();
  const save = useAction('app:set-user');
  const [draft, setDraft] = useState<string | null>(null);
  const isChanged = draft !== null && draft.trim() !== name;
  async function send(): Promise<void> {
    const reply = await save.run({ name: draft ?? name });
    if (!reply.ok) return;
    setDraft(null);
    notify.done(say('userSaved', { name: reply.value.user }));
  }
  return (
    <div>
      <span className="row">
        <Input
          size="small"
          style={{ width: 180 }}
          maxLength={100}
          aria-label={say('user')}
          value={draft ?? name}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229 || !isChanged) return;
            event.preventDefault();
            void send();
          }}
        />
        {isChanged && (
          <Button size="small" type="primary" loading={save.isRunning} onClick={() => void send()}>
            {say('saveUser')}
          </Button>
        )}
      </span>
      <p className="hint" style={{ marginTop: 4 }}>
        {say('userHint')}
      </p>
      {save.error !== null && <ErrorBanner error={save.error} />}
    </div>
  );
}

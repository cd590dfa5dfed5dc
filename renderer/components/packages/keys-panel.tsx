import { App, Button } from 'antd';
import type { KnownKey } from '../../../shared/contract/package-calls.ts';
import { ErrorBanner } from '../error-banner.tsx';
import { Panel } from '../panel.tsx';
import { COMMON } from '../words.ts';
import { formatInstant } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { PACKAGES } from './words.ts';
import './keys.css';

/** This store's fingerprint, and the signers that were accepted. */
export function KeysPanel() {
  const say = useWords(PACKAGES);
  const common = useWords(COMMON);
  const { modal } = App.useApp();
  const notify = useNotify();
  const state = useCall('package:list', {});
  const forget = useAction('package:forget-key');
  function ask({ name }: KnownKey): void {
    void modal.confirm({
      title: say('forgetTitle', { name }),
      content: say('forgetText', { name }),
      okText: say('forget'),
      cancelText: common('cancel'),
      icon: null,
      onOk: async () => {
        const reply = await forget.run({ name });
        if (!reply.ok) notify.error(reply.error);
      },
    });
  }
  return (
    <Panel title={say('keys')}>
      {state.status === 'failed' && <ErrorBanner error={state.error} onRetry={state.retry} />}
      {state.status === 'ready' && (
        <ul className="package-keys">
          <li>
            <span className="strong">{say('ownKey')}</span>
            <span className="quiet">{say('keyHint')}</span>
            <code className="package-print">{state.value.own.fingerprint}</code>
          </li>
          {state.value.keys.map((key) => (
            <li key={key.name}>
              <span className="row">
                <span className="strong ellipsis">{key.name}</span>
                <span className="grow" />
                <Button size="small" type="text" aria-label={say('forgetTitle', { name: key.name })} onClick={() => ask(key)}>
                  {say('forget')}
                </Button>
              </span>
              <span className="quiet">{say('acceptedAt', { at: formatInstant(key.acceptedAt), by: key.acceptedBy })}</span>
              <code className="package-print">{key.fingerprint}</code>
            </li>
          ))}
          {state.value.keys.length === 0 && <li className="quiet">{say('noKeys')}</li>}
        </ul>
      )}
    </Panel>
  );
}

import { useWorkspace } from '../../app-state.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Panel } from '../../components/panel.tsx';
import { useWords } from '../../i18n.ts';
import { UserName } from './user-name.tsx';
import { SETTINGS } from './words.ts';

/** Language, user and version. */
export function GeneralPanel() {
  const say = useWords(SETTINGS);
  const { app } = useWorkspace();
  return (
    <Panel title={say('general')}>
      <dl className="facts">
        <dt>{say('language')}</dt>
        <dd>
          <LanguageSwitch lang={app.lang} label={say('language')} />
        </dd>
        <dt>{say('user')}</dt>
        <dd>
          <UserName name={app.user} />
        </dd>
        <dt>{say('version')}</dt>
        <dd className="num">{app.version}</dd>
      </dl>
    </Panel>
  );
}

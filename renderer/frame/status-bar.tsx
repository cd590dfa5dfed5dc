import { inLang } from '../../shared/errors.ts';
import { useWorkspace } from '../app-state.tsx';
import { Icon } from '../components/icon.tsx';
import { COMMON } from '../components/words.ts';
import { formatInstant } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { useOverview } from '../use-overview.ts';
import { FRAME } from './words.ts';

/** 24 px at the foot: what is saved, the last backup, the scheme, the run and the program's version. */
export function StatusBar() {
  const say = useWords(FRAME);
  const common = useWords(COMMON);
  const lang = useLang();
  const { app, store, scheme, period } = useWorkspace();
  const overview = useOverview();
  return (
    <footer className="status-bar">
      <span className="row up" style={{ gap: 4 }}>
        <Icon name="check" size={14} />
        {store.lastChangeAt === null ? say('saved') : say('savedAt', { at: formatInstant(store.lastChangeAt) })}
      </span>
      <span>{say('offline')}</span>
      <span>{store.lastBackupAt === null ? say('noBackup') : say('backupAt', { at: formatInstant(store.lastBackupAt) })}</span>
      <span className="grow" />
      {scheme !== null && (
        <span className="ellipsis">
          {say('scheme')} {inLang(scheme.name, lang)} {say('version', { n: scheme.version })}
        </span>
      )}
      {period !== null && overview.status === 'ready' && <span>{overview.value.run === null ? say('noRun') : say('run', { n: overview.value.run.number, state: common(overview.value.run.state), at: formatInstant(overview.value.run.madeAt) })}</span>}
      <span>v{app.version}</span>
    </footer>
  );
}

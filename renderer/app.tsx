import { useQueryClient } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect } from 'react';
import { HashRouter } from 'react-router';
import { ErrorBanner } from './components/error-banner.tsx';
import { FaultBoundary } from './components/fault-boundary.tsx';
import { Frame } from './frame/frame.tsx';
import { StartScreen } from './frame/start-screen.tsx';
import { useProgramEvents } from './frame/use-program-events.tsx';
import { WorkspaceProvider } from './frame/workspace-provider.tsx';
import { showLanguage, useLang } from './i18n.ts';
import { forgetStoreData } from './query-client.ts';
import { antdTheme, LIGHT } from './theme.ts';
import { TasksContext } from './tasks.tsx';
import { useCall } from './use-call.ts';

const THEME = antdTheme(LIGHT, false);

/** The whole window: the start screen without a store, else the frame with its screens. */
export function App() {
  const lang = useLang();
  return (
    <ConfigProvider theme={THEME} locale={lang === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <AntdApp component={false} message={{ top: 52, maxCount: 3 }}>
        <FaultBoundary>
          <Program />
        </FaultBoundary>
      </AntdApp>
    </ConfigProvider>
  );
}

function Program() {
  const state = useCall('app:state', {});
  const tasks = useProgramEvents();
  const client = useQueryClient();
  const app = state.status === 'ready' ? state.value : null;
  const storePath = app?.store?.path;
  const lang = app?.lang;
  useEffect(() => {
    if (lang !== undefined) showLanguage(lang);
  }, [lang]);
  useEffect(
    () => () => {
      // What was read, and where one stood, belong to the store that was open.
      forgetStoreData(client);
      window.location.hash = '';
    },
    [client, storePath],
  );

  if (state.status === 'failed') {
    return (
      <div style={{ padding: 24 }}>
        <ErrorBanner error={state.error} onRetry={state.retry} />
      </div>
    );
  }
  if (app === null) return null;
  return (
    <TasksContext value={tasks}>
      {app.store === null ? (
        <StartScreen app={app} />
      ) : (
        // At once: a key or a click that follows is the next screen's, never one's that was just left.
        <HashRouter key={app.store.path} useTransitions={false}>
          <WorkspaceProvider app={app} store={app.store}>
            <Frame />
          </WorkspaceProvider>
        </HashRouter>
      )}
    </TasksContext>
  );
}

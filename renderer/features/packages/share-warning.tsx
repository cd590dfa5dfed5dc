import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { messageFor } from '../../../shared/errors.ts';
import { useWorkspace } from '../../app-state.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { PACKAGES } from '../../components/packages/words.ts';

/** Warns once at each opening of a store that lies on another computer. */
export function ShareWarning(): null {
  const say = useWords(PACKAGES);
  const lang = useLang();
  const { modal } = App.useApp();
  const { store } = useWorkspace();
  const state = useCall('store:share', {}, { keep: false });
  const warned = useRef<string | null>(null);
  const share = state.status === 'ready' ? state.value : null;
  useEffect(() => {
    if (share === null || warned.current === store.path) return;
    warned.current = store.path;
    void modal.warning({ title: say('shareTitle'), content: messageFor('store/on-share', { path: share.path, share: share.share, type: share.type }, lang), okText: say('understood') });
  }, [share, store.path, modal, say, lang]);
  return null;
}

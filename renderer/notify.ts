import { App } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { messageFor, type WireError } from '../shared/errors.ts';
import { useLang } from './i18n.ts';

/** Short notes at the top of the window. What needs an answer belongs in the panel it is about, not here. */
export interface Notify {
  readonly done: (text: ReactNode, seconds?: number) => void;
  readonly error: (error: WireError) => void;
}

export function useNotify(): Notify {
  const { message } = App.useApp();
  const lang = useLang();
  return useMemo(
    () => ({
      done: (text, seconds = 4) => void message.success(text, seconds),
      error: (error) => void message.error(messageFor(error.code, error.params, lang), 8),
    }),
    [message, lang],
  );
}

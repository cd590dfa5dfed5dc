import { useMemo } from 'react';
import { useLang } from '../../i18n.ts';
import { useDesigner } from './designer-context.ts';
import { SchemeNames } from './model/scheme-names.ts';

/** Names and choices of the scheme in hand, in the window's language. */
export function useNames(): SchemeNames {
  const { scheme, vocabulary } = useDesigner();
  const lang = useLang();
  return useMemo(() => new SchemeNames(scheme, vocabulary, lang), [scheme, vocabulary, lang]);
}

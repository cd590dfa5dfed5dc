import { useCallback } from 'react';
import { inLang } from '../../../shared/errors.ts';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import { walkTree } from '../../../shared/scheme/walk.ts';
import { useLang } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';

/** Names of the indicators, vetoes and conditions of a scheme version by their codes; the code itself while unknown. */
export function useRunNames(schemeVersionId: SchemeVersionId): (code: string) => string {
  const lang = useLang();
  const reply = useCall('scheme:get', { schemeVersionId });
  const scheme = reply.status === 'ready' ? reply.value.scheme : null;
  return useCallback(
    (code) => {
      if (scheme === null) return code;
      const named = [...walkTree(scheme).map(({ node }) => node), ...(scheme.eligibility ?? []), ...(scheme.vetoes ?? [])].find((each) => each.code === code);
      return named === undefined ? code : inLang(named.name, lang);
    },
    [scheme, lang],
  );
}

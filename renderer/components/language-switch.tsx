import { useQueryClient } from '@tanstack/react-query';
import type { Lang } from '../../shared/errors.ts';
import { useNotify } from '../notify.ts';
import { useAction } from '../use-call.ts';
import { Segmented } from './segmented.tsx';

/** 中文 or English, each in its own words; the main process keeps the choice. */
export function LanguageSwitch({ lang, label }: { readonly lang: Lang; readonly label: string }) {
  const client = useQueryClient();
  const notify = useNotify();
  const set = useAction('app:set-language');
  async function choose(next: Lang): Promise<void> {
    const reply = await set.run({ lang: next });
    if (reply.ok) client.setQueryData(['app:state', {}], reply.value);
    else notify.error(reply.error);
  }
  return (
    <Segmented<Lang>
      label={label}
      value={lang}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
      onChange={(next) => void choose(next)}
    />
  );
}

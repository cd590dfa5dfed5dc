import type { WithheldRow } from '../../../shared/contract/benefit-calls.ts';
import { useWords } from '../../i18n.ts';
import { Tag, type TagTone } from '../tag.tsx';
import { BENEFITS } from './words.ts';

const TONES: Readonly<Record<WithheldRow['state'], TagTone>> = { planned: 'plain', withheld: 'warning', released: 'accent', forfeited: 'down', paid: 'up' };

/** 扣发中, 已放行, 已没收, 已付, 待付. */
export function InstalmentTag({ state }: { readonly state: WithheldRow['state'] }) {
  const say = useWords(BENEFITS);
  return <Tag tone={TONES[state]}>{say(`inst_${state}`)}</Tag>;
}

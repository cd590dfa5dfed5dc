import type { AppealRow } from '../../../shared/contract/review-calls.ts';
import { Tag, type TagTone } from '../tag.tsx';
import { useWords } from '../../i18n.ts';
import { REVIEWS } from './words.ts';

const TONES: Readonly<Record<AppealRow['state'], TagTone>> = { open: 'warning', decided: 'up', withdrawn: 'plain' };

/** State of an appeal: 待裁定, 已裁定, 已撤回; overdue ones say so. */
export function AppealStateTag({ appeal }: { readonly appeal: Pick<AppealRow, 'state' | 'isOverdue'> }) {
  const say = useWords(REVIEWS);
  return (
    <>
      <Tag tone={TONES[appeal.state]}>{say(`s_${appeal.state}`)}</Tag>
      {appeal.isOverdue && (
        <Tag tone="down" icon="clock">
          {say('s_overdue')}
        </Tag>
      )}
    </>
  );
}

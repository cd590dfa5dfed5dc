import type { ActionRow, ActionState } from '../../../shared/action/action.ts';
import { useWords } from '../../i18n.ts';
import { RedLineTag } from '../status-tags.tsx';
import { Tag, type TagTone } from '../tag.tsx';
import { ACTIONS } from './words.ts';

const TONES: Readonly<Record<ActionState, TagTone>> = { open: 'accent', done: 'warning', verified: 'up', cancelled: 'plain' };

/** State of an action: 待整改, 待验证, 已验证, 已取消; overdue ones say so instead, critical ones besides. */
export function ActionTags({ action }: { readonly action: Pick<ActionRow, 'state' | 'isOverdue' | 'critical'> }) {
  const say = useWords(ACTIONS);
  return (
    <>
      {action.isOverdue ? (
        <Tag tone="down" icon="clock">
          {say('s_overdue')}
        </Tag>
      ) : (
        <Tag tone={TONES[action.state]}>{say(`s_${action.state}`)}</Tag>
      )}
      {action.critical && <RedLineTag />}
    </>
  );
}

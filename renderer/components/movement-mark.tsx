import type { Movement } from '../../shared/grading/grading-result.ts';
import { useWords } from '../i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import { COMMON } from './words.ts';
import './tag.css';

const LOOKS: Readonly<Record<Movement, { readonly icon: IconName; readonly className: string }>> = {
  promote: { icon: 'arrowUp', className: 'up' },
  demote: { icon: 'arrowDown', className: 'down' },
  enter: { icon: 'arrowRight', className: 'movement-enter' },
  hold: { icon: 'minus', className: 'movement-hold' },
  none: { icon: 'minus', className: 'movement-hold' },
};

/**
 * A movement: arrow, word and colour, so that colour alone never tells it.
 *
 * @param steps How many levels it goes; left out: 升星 without a number.
 */
export function MovementMark({ movement, steps }: { readonly movement: Movement; readonly steps?: number }) {
  const say = useWords(COMMON);
  const look = LOOKS[movement];
  const moves = movement === 'promote' || movement === 'demote';
  const n = steps === undefined ? 0 : Math.abs(steps);
  const word =
    moves && n > 0
      ? say(movement === 'promote' ? 'promoteBy' : 'demoteBy', { n: n <= 4 ? say(`steps${n as 1 | 2 | 3 | 4}`) : n })
      : say(movement);
  return (
    <span className={`movement-mark ${look.className}`}>
      <Icon name={look.icon} size={14} />
      {word}
    </span>
  );
}

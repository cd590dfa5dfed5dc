import type { Movement } from '../../shared/grading/grading-result.ts';
import { useLevels } from '../app-state.tsx';
import { useWords } from '../i18n.ts';
import { Icon, type IconName } from './icon.tsx';
import { starsOf } from './level-tag.tsx';
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
 * A movement: arrow, word and colour, so that colour alone never tells it. 升星 where the scheme's levels are stars, else
 * 升级.
 *
 * @param steps How many levels it goes; left out: 升星 without a number.
 */
export function MovementMark({ movement, steps }: { readonly movement: Movement; readonly steps?: number }) {
  const say = useWords(COMMON);
  const look = LOOKS[movement];
  const moves = movement === 'promote' || movement === 'demote';
  const levels = useLevels();
  const isStars = levels.length === 0 || starsOf(levels) !== null;
  const n = steps === undefined ? 0 : Math.abs(steps);
  const count = n >= 1 && n <= 4 ? say(`steps${n as 1 | 2 | 3 | 4}`) : n;
  let word = say(movement);
  if (moves && n > 0) word = say(`${movement}${isStars ? 'By' : 'LevelsBy'}`, { n: count });
  else if (moves && !isStars) word = say(`${movement}Level`);
  return (
    <span className={`movement-mark ${look.className}`}>
      <Icon name={look.icon} size={14} />
      {word}
    </span>
  );
}

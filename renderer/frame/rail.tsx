import { NavLink } from 'react-router';
import { useWorkspace } from '../app-state.tsx';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n.ts';
import { useOverview } from '../use-overview.ts';
import { SCREENS } from './screens.tsx';
import { FRAME } from './words.ts';

/** The rail: icon and word of each screen, in the same order always; settings stand at the foot. */
export function Rail() {
  const say = useWords(FRAME);
  useWorkspace();
  const overview = useOverview();
  const pending = overview?.status === 'ready' ? (overview.value.movements?.pending ?? 0) : 0;
  return (
    <nav className="rail" aria-label={say('screens')}>
      {SCREENS.map((screen) => (
        <NavLink key={screen.path} to={screen.path} className={screen.path === '/settings' ? 'rail-item rail-last' : 'rail-item'}>
          <Icon name={screen.icon} size={20} />
          <span>{say(screen.word)}</span>
          {screen.path === '/movements' && pending > 0 && (
            <span className="rail-badge num" title={say('pendingMovements', { count: pending })}>
              {pending > 999 ? '999+' : pending}
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}

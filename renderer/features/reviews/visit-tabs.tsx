import { NavLink } from 'react-router';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { REVIEWS } from './words.ts';
import './reviews.css';

/** The pages under 检查, with what waits on them. */
const TABS = [
  { to: '/visits', word: 'tabVisits' },
  { to: '/visits/review', word: 'tabReview' },
  { to: '/visits/appeals', word: 'tabAppeals' },
  { to: '/visits/agreement', word: 'tabAgreement' },
  { to: '/visits/auditors', word: 'tabAuditors' },
] as const;

/** Tabs at the top of every page under 检查. */
export function VisitTabs() {
  const say = useWords(REVIEWS);
  const waiting = useCall('review:queue', { offset: 0, limit: 1 });
  const open = useCall('appeal:list', { state: ['open'], offset: 0, limit: 1 });
  const counts: Readonly<Partial<Record<(typeof TABS)[number]['to'], number>>> = {
    '/visits/review': waiting.status === 'ready' ? waiting.value.total : 0,
    '/visits/appeals': open.status === 'ready' ? open.value.total : 0,
  };
  return (
    <nav className="visit-tabs" aria-label={say('tabs')}>
      {TABS.map(({ to, word }) => {
        const count = counts[to] ?? 0;
        return (
          <NavLink key={to} to={to} end className="visit-tab">
            {say(word)}
            {count > 0 && <span className="num visit-tab-count">{count > 999 ? '999+' : count}</span>}
          </NavLink>
        );
      })}
    </nav>
  );
}

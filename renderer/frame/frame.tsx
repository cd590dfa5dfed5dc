import { Navigate, Link, Route, Routes, useLocation } from 'react-router';
import { FaultBoundary } from '../components/fault-boundary.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ShareWarning } from '../features/packages/share-warning.tsx';
import { useResumeEntry } from '../features/visits/resume-entry.ts';
import { useWords } from '../i18n.ts';
import { Rail } from './rail.tsx';
import { ROUTES } from './screens.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { FRAME } from './words.ts';
import './frame.css';

/** The window around every screen: top bar, rail, status bar. */
export function Frame() {
  const location = useLocation();
  useResumeEntry();
  return (
    <div className="frame">
      <TopBar />
      <Rail />
      <main className="frame-main">
        <FaultBoundary key={location.pathname}>
          <Routes>
            <Route path="/" element={<Navigate to="/overview" replace />} />
            {ROUTES.map((route) => (
              <Route key={route.path} path={route.path} element={route.element} />
            ))}
            <Route path="*" element={<NotFound />} />
          </Routes>
        </FaultBoundary>
      </main>
      <StatusBar />
      <ShareWarning />
    </div>
  );
}

function NotFound() {
  const say = useWords(FRAME);
  return <EmptyState text={say('notFound')} action={<Link to="/overview">{say('toOverview')}</Link>} />;
}

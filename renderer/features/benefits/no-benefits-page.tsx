import { Link } from 'react-router';
import type { PeriodId } from '../../../shared/dates.ts';
import type { WireError } from '../../../shared/errors.ts';
import { BENEFITS } from '../../components/benefits/words.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { BenefitsHead } from './benefits-head.tsx';

export interface NoBenefitsPageProps {
  readonly title: string;
  readonly period: PeriodId | null;
  /** Why there are none; null: there is no period yet. */
  readonly error: WireError | null;
  readonly onRetry: () => void;
}

/** A page of benefits of a period that has none yet: what is missing and the next step; a failure as such. */
export function NoBenefitsPage({ title, period, error, onRetry }: NoBenefitsPageProps) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const shown = period === null ? '' : formatPeriod(period, lang);
  const toGrading = <Link to="/grading">{say('toGrading')}</Link>;
  return (
    <div className="page">
      <BenefitsHead title={title} />
      {error === null ? (
        <Panel label={title} flush>
          <EmptyState text={say('noPeriod')} action={toGrading} />
        </Panel>
      ) : error.code === 'benefit/no-run' ? (
        <Panel label={title} flush>
          <EmptyState text={say('noRunYet', { period: shown })} action={toGrading} />
        </Panel>
      ) : error.code === 'benefit/no-plan-in-force' ? (
        <Panel label={title} flush>
          <EmptyState text={say('noPlanYet', { period: shown })} action={<Link to="/movements/benefits">{say('toPlans')}</Link>} />
        </Panel>
      ) : (
        <div className="bn-top">
          <ErrorBanner error={error} onRetry={onRetry} />
        </div>
      )}
    </div>
  );
}

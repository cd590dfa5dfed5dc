import type { ReactNode } from 'react';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { PageTabs } from '../page-tabs.tsx';
import { REVIEWS } from './words.ts';

/** The pages under 检查, with what waits on them. */
const TABS = [
  { to: '/visits', word: 'tabVisits' },
  { to: '/visits/plan', word: 'tabPlan' },
  { to: '/visits/review', word: 'tabReview' },
  { to: '/visits/appeals', word: 'tabAppeals' },
  { to: '/visits/agreement', word: 'tabAgreement' },
  { to: '/visits/auditors', word: 'tabAuditors' },
] as const;

export interface VisitHeadProps {
  /** Name of the page; its tab stands for it on the screen. */
  readonly title: string;
  /** One line of facts. */
  readonly facts?: ReactNode;
  /** Buttons; at most one is primary. */
  readonly actions?: ReactNode;
}

/** The head of every page under 检查: the pages as tabs, facts, what one can do. */
export function VisitHead({ title, facts, actions }: VisitHeadProps) {
  const say = useWords(REVIEWS);
  const waiting = useCall('review:queue', { offset: 0, limit: 1 });
  const open = useCall('appeal:list', { state: ['open'], offset: 0, limit: 1 });
  const counts: Readonly<Partial<Record<(typeof TABS)[number]['to'], number>>> = {
    '/visits/review': waiting.status === 'ready' ? waiting.value.total : 0,
    '/visits/appeals': open.status === 'ready' ? open.value.total : 0,
  };
  const tabs = TABS.map(({ to, word }) => ({ to, name: say(word), count: counts[to] ?? 0 }));
  return <PageTabs title={title} label={say('tabs')} tabs={tabs} facts={facts} actions={actions} />;
}

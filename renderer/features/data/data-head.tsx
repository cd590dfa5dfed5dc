import type { ReactNode } from 'react';
import type { PeriodId } from '../../../shared/dates.ts';
import { useWorkspace } from '../../app-state.tsx';
import { PageTabs } from '../../components/page-tabs.tsx';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { FIGURES } from './figures/words.ts';

export interface DataHeadProps {
  readonly title: string;
  /** The period whose striking figures are counted; left out: the chosen one. */
  readonly period?: PeriodId | null;
  readonly facts?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of every page under 数据. */
export function DataHead({ title, period, facts, actions }: DataHeadProps) {
  const say = useWords(FIGURES);
  const { period: chosen } = useWorkspace();
  const asked = period === undefined ? chosen : period;
  const flags = useCall('figure:flag-summary', asked === null ? null : { period: asked });
  const tabs = [
    { to: '/data', name: say('tabImports') },
    { to: '/data/figures', name: say('tabFigures') },
    { to: '/data/completeness', name: say('tabCompleteness') },
    { to: '/data/flags', name: say('tabFlags'), count: flags.status === 'ready' ? flags.value.open : 0 },
  ];
  return <PageTabs title={title} label={say('tabs')} tabs={tabs} facts={facts} actions={actions} />;
}

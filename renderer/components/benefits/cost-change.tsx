import type { WhatIfStudy } from '../../../shared/contract/study-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import { formatCount } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { formatMoney, formatMoneyChange } from './money.ts';
import { BENEFITS } from './words.ts';
import './benefit-lines.css';

/** What changed rules cost, as a cell of the strip of key numbers; the sums before and after stand in its title. */
export function CostChange({ cost, basis }: { readonly cost: NonNullable<WhatIfStudy['cost']>; readonly basis: 'reached' | 'held' }) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const changes = cost[basis];
  const sums = changes.map(({ before, after, currency }) => `${formatMoney(before, currency)} → ${formatMoney(after, currency)}`).join(' / ');
  const unknown = cost.unknown === 0 ? '' : say('missingN', { count: formatCount(cost.unknown) });
  return (
    <div className="bn-cost-cell" title={[inLang(cost.plan, lang), sums, unknown].filter((part) => part !== '').join(' · ')}>
      <dt>{say('costChange')}</dt>
      <dd>{changes.length === 0 ? '—' : changes.map(({ change, currency }) => formatMoneyChange(change, currency)).join(' / ')}</dd>
      <dd className="strip-note quiet num">{changes.map(({ after, currency }) => formatMoney(after, currency)).join(' / ')}</dd>
    </div>
  );
}

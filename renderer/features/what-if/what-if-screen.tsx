import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Scenario } from '../../../shared/contract/study-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { SchemeRow } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { tunablesOf } from '../../../shared/scheme/tunables.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { StudyProgress } from '../../components/study-progress.tsx';
import { formatCount, formatDecimal, formatPeriod, formatSeconds } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { BackTestPanel } from './back-test-panel.tsx';
import { fromSchemeChanges, isNumber, NO_CHANGES, toSchemeChanges, unbalanced, type Changes } from './changes.ts';
import { DistributionPanel, TransitionsPanel } from './level-panels.tsx';
import { MoversPanel } from './movers-panel.tsx';
import { groupName, RulesPanel } from './rules-panel.tsx';
import { ScenarioActions, ScenarioBar } from './scenario-bar.tsx';
import { FIRST_DRAW, StabilityPanel, type DrawSettings } from './stability-panel.tsx';
import { SummaryStrip, type Basis } from './summary-strip.tsx';
import { useStudy } from './use-study.ts';
import { WHAT_IF } from './words.ts';

/** So long after the last change a trial begins. */
const REST_MS = 250;
type View = 'movers' | 'stability' | 'backTest';
const NO_SCENARIOS: readonly Scenario[] = [];

export interface WhatIfScreenProps {
  readonly row: SchemeRow;
  readonly scheme: Scheme;
  readonly period: PeriodId;
}

/** Rules at the left, what they come to at the right: at once after each change. Nothing here touches a result. */
export function WhatIfScreen({ row, scheme, period }: WhatIfScreenProps) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  const navigate = useNavigate();
  const groups = useMemo(() => tunablesOf(scheme), [scheme]);
  const [changes, setChanges] = useState<Changes>(NO_CHANGES);
  const [current, setCurrent] = useState<Scenario | null>(null);
  const [basis, setBasis] = useState<Basis>('reached');
  const [view, setView] = useState<View>('movers');
  const kept = useCall('scenario:list', {});
  const scenarios = kept.status === 'ready' ? kept.value.filter(({ schemeVersionId }) => schemeVersionId === row.id) : NO_SCENARIOS;
  const whatIf = useStudy('study:what-if');
  const stability = useStudy('study:stability');
  const backTest = useStudy('study:back-test');
  const sent = useMemo(() => toSchemeChanges(changes), [changes]);
  const isLocked = unbalanced(groups, changes).length > 0 || [...changes.values()].some((value) => !isNumber(value));
  const isDirty = JSON.stringify(sent) !== JSON.stringify(current?.changes ?? []);
  const { run } = whatIf;
  useEffect(() => {
    if (isLocked) return undefined;
    const rest = setTimeout(() => run({ schemeVersionId: row.id, period, changes: sent }), REST_MS);
    return () => clearTimeout(rest);
  }, [isLocked, period, row.id, run, sent]);
  const study = whatIf.result;
  const isStale = isLocked || whatIf.error !== null;
  const isOfThese = (asked: { readonly changes: unknown } | null): boolean => JSON.stringify(asked?.changes) === JSON.stringify(sent);

  function draw(settings: DrawSettings): void {
    setView('stability');
    stability.run({ schemeVersionId: row.id, period, changes: sent, ...settings });
  }

  function choose(scenario: Scenario | null): void {
    setCurrent(scenario);
    setChanges(scenario === null ? NO_CHANGES : fromSchemeChanges(scenario.changes));
  }

  const words = useMemo(() => new Map(groups.flatMap((group) => group.items.map((item) => [item.path, { group, item }] as const))), [groups]);
  function causeOf(paths: readonly string[]): string {
    if (paths.length === 0) return changes.size === 0 ? '' : say('together');
    const said = paths.slice(0, 2).map((path) => {
      const known = words.get(path);
      if (known === undefined) return path;
      const { group, item } = known;
      const name = group.kind === 'method' ? `${groupName(group, say, lang)} ${inLang(item.name, lang)}` : inLang(item.name, lang);
      return `${name} ${formatDecimal(item.standsFor)} → ${formatDecimal(changes.get(path) ?? item.standsFor)}`;
    });
    return `${said.join(lang === 'zh' ? '，' : ', ')}${paths.length > 2 ? '…' : ''}`;
  }

  return (
    <div className="page what-if">
      <PageHead
        title={say('title')}
        facts={`${inLang(row.name, lang)} · ${say('facts', { period: formatPeriod(period, lang) })}`}
        actions={
          <ScenarioActions
            request={{ schemeVersionId: row.id, period, changes: sent }}
            current={current}
            isDirty={isDirty}
            isLocked={isLocked}
            onSaved={setCurrent}
            onRemoved={() => choose(null)}
            onDrafted={(id) => void navigate(`/schemes/${id}`)}
          />
        }
      />
      <div className="row what-if-tabs">
        <ScenarioBar version={row.version} scenarios={scenarios} current={current} changes={changes.size} isDirty={isDirty} onChoose={choose} />
        <span className="grow" />
        {study !== null && !whatIf.isRunning && (
          <span className="hint row nowrap">
            {isStale ? (
              <span className="warn">{say('stale')}</span>
            ) : (
              <>
                <Icon name="check" size={14} />
                {say('took', { outlets: formatCount(study.after.outlets), seconds: formatSeconds(study.tookMs) })}
              </>
            )}
          </span>
        )}
      </div>
      <div className="what-if-split grow">
        <RulesPanel groups={groups} changes={changes} onChange={setChanges} />
        <div className={whatIf.isRunning || isStale ? 'what-if-effects what-if-old' : 'what-if-effects'}>
          {whatIf.error !== null && <ErrorBanner error={whatIf.error} onRetry={() => run({ schemeVersionId: row.id, period, changes: sent })} />}
          {study === null && whatIf.error === null && <StudyProgress study="whatIf" label={say('trying')} />}
          {study !== null && (
            <>
              <SummaryStrip study={study} basis={basis} stability={isOfThese(stability.of) ? stability.result : null} onDraw={() => draw(FIRST_DRAW)} />
              <div className="what-if-levels">
                <DistributionPanel study={study} basis={basis} />
                <TransitionsPanel study={study} basis={basis} />
              </div>
              <div className="row what-if-views">
                <Segmented
                  label={say('views')}
                  value={view}
                  onChange={setView}
                  options={[
                    { value: 'movers', label: say('viewMovers') },
                    { value: 'stability', label: say('viewStability') },
                    { value: 'backTest', label: say('viewBackTest') },
                  ]}
                />
                <span className="grow" />
                <span className="hint">{say('basis')}</span>
                <Segmented
                  label={say('basis')}
                  value={basis}
                  onChange={setBasis}
                  options={[
                    { value: 'reached', label: say('reached') },
                    { value: 'held', label: say('held') },
                  ]}
                />
              </div>
              {view === 'movers' && <MoversPanel study={study} basis={basis} hasChanges={changes.size > 0} reloading={whatIf.isRunning} causeOf={causeOf} />}
              {view === 'stability' && <StabilityPanel study={isOfThese(stability.of) ? stability : { ...stability, result: null }} levels={study.levels} isLocked={isLocked} onDraw={draw} />}
              {view === 'backTest' && <BackTestPanel study={isOfThese(backTest.of) ? backTest : { ...backTest, result: null }} isLocked={isLocked} onRun={(periods) => backTest.run({ schemeVersionId: row.id, period, changes: sent, periods })} />}
            </>
          )}
        </div>
      </div>
    </div>
  );
}

import { inLang } from '../../../shared/errors.ts';
import { stateSentence } from '../../../shared/grading/sentences.ts';
import type { StateReason } from '../../../shared/grading/grading-result.ts';
import type { RunDetail } from '../../../shared/ipc-contract.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import { useLevelCounts } from '../../components/charts/level-counts.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelTag } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatShare } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { NO_FILTERS, type ResultFilters } from './result-filters.ts';
import { useRunNames } from './use-run-names.ts';
import { GRADING } from './words.ts';

export interface RunSideProps {
  readonly run: RunDetail;
  readonly onFilter: (filters: ResultFilters) => void;
}

/** Beside the results: levels against before, why outlets were not graded, notes of the run. */
export function RunSide({ run, onFilter }: RunSideProps) {
  return (
    <div className="run-side">
      <LevelsPanel run={run} onFilter={onFilter} />
      <NotesPanel run={run} />
    </div>
  );
}

function LevelsPanel({ run, onFilter }: RunSideProps) {
  const say = useWords(GRADING);
  const lang = useLang();
  const chart = useLevelCounts(run);
  const rows = [...run.levels].reverse();
  const most = Math.max(1, run.belowScale, ...run.levels.map((level) => Math.max(level.outlets, level.before ?? 0)));
  const sentence = say('levelsSentence', {
    list: rows.map((level) => say('levelsPart', { level: inLang(level.name, lang), n: level.outlets })).join(lang === 'zh' ? '，' : ', '),
  });
  const hasBefore = run.levels.some((level) => level.before !== null);
  return (
    <ChartPanel title={say('levels')} {...(hasBefore ? { hint: say('levelsHint') } : {})} flush className="run-levels-panel" {...chart}>
      <ul className="run-levels" aria-label={sentence}>
        {rows.map((level) => (
          <li key={level.code}>
            <LevelTag code={level.code} levels={run.levels} size={11} />
            <span className="run-bar" {...(level.before === null ? {} : { title: say('before', { n: formatCount(level.before) }) })}>
              <span style={{ width: `${(level.outlets / most) * 100}%` }} />
              {level.before !== null && <i style={{ left: `${(level.before / most) * 100}%` }} />}
            </span>
            {level.outlets === 0 ? (
              <span className="num quiet run-count">0</span>
            ) : (
              <button
                type="button"
                className="link num strong run-count"
                title={say('showLevel', { level: inLang(level.name, lang) })}
                onClick={() => onFilter({ ...NO_FILTERS, level: [level.code] })}
              >
                {formatCount(level.outlets)}
              </button>
            )}
            <span className="num quiet run-count run-share">{formatShare(level.outlets, run.graded)}</span>
            <Change now={level.outlets} before={level.before} />
          </li>
        ))}
        {run.belowScale > 0 && (
          <li>
            <span className="quiet">{say('belowScale')}</span>
            <span className="run-bar">
              <span style={{ width: `${(run.belowScale / most) * 100}%` }} />
            </span>
            <span className="num strong run-count">{formatCount(run.belowScale)}</span>
            <span className="num quiet run-count run-share">{formatShare(run.belowScale, run.graded)}</span>
            <span />
          </li>
        )}
      </ul>
    </ChartPanel>
  );
}

/** A count that changes is neither good nor bad: grey, with an arrow. */
function Change({ now, before }: { readonly now: number; readonly before: number | null }) {
  if (before === null || now === before) return <span className="num quiet run-change">{before === null ? '' : '0'}</span>;
  return (
    <span className="num quiet run-change">
      <Icon name={now > before ? 'arrowUp' : 'arrowDown'} size={12} />
      {formatCount(Math.abs(now - before))}
    </span>
  );
}

function NotesPanel({ run }: { readonly run: RunDetail }) {
  const say = useWords(GRADING);
  const lang = useLang();
  const nameOf = useRunNames(run.schemeVersionId);
  const words = (reason: StateReason): string =>
    reason.kind === 'tooLittleData' ? say('tooLittle', { needed: reason.neededPercent, measured: reason.measuredPercent }) : stateSentence(reason, lang, nameOf);
  return (
    <Panel title={say('reasons')} flush className="grow">
      {run.notGradedReasons.length === 0 ? (
        <p className="run-note quiet">{say('noReasons')}</p>
      ) : (
        <ul>
          {run.notGradedReasons.map(({ reason, outlets }) => (
            <Note key={words(reason)} text={words(reason)} outlets={outlets} />
          ))}
        </ul>
      )}
      <h2 className="run-notes-head">{say('warnings')}</h2>
      {run.warnings.length === 0 ? (
        <p className="run-note quiet">{say('noWarnings')}</p>
      ) : (
        <ul>
          {run.warnings.map(({ text, outlets }) => (
            <Note key={text.zh} text={inLang(text, lang)} outlets={outlets} isWarning />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Note({ text, outlets, isWarning = false }: { readonly text: string; readonly outlets: number; readonly isWarning?: boolean }) {
  const say = useWords(GRADING);
  return (
    <li className="run-note">
      {isWarning && (
        <span className="warn">
          <Icon name="warning" />
        </span>
      )}
      <span className="grow">{text}</span>
      {outlets > 0 && <span className="num strong nowrap">{say('outletsN', { n: formatCount(outlets) })}</span>}
    </li>
  );
}

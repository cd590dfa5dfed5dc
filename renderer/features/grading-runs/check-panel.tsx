import { useMemo } from 'react';
import { Link } from 'react-router';
import { inLang, messageFor } from '../../../shared/errors.ts';
import type { GradingCheck, GradingCheckPart } from '../../../shared/ipc-contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { formatCount, formatShare, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { policyWords } from './policy-words.ts';
import { GRADING } from './words.ts';

const SOURCE_WORDS = {
  kpi: 'sourceKpi',
  attribute: 'sourceAttribute',
  inspection: 'sourceInspection',
  event: 'sourceEvent',
  survey: 'sourceSurvey',
  judgement: 'sourceJudgement', action: 'sourceAction',
  score: 'sourceScore',
  formula: 'sourceFormula',
  deduct: 'sourceDeduct',
} as const;

/** What is there and what is missing for a run, indicator by indicator, and what forbids one. */
export function CheckPanel({ check, isReloading }: { readonly check: GradingCheck; readonly isReloading: boolean }) {
  const say = useWords(GRADING);
  const columns = useCheckColumns();
  const complete = check.parts.filter((part) => part.missing === 0).length;
  const lacking = check.parts.length - complete;
  return (
    <Panel
      title={say('check')}
      hint={say('checkHint', { outlets: formatCount(check.outlets), parts: check.parts.length, complete })}
      tools={
        <>
          {check.parts.length > 0 && lacking === 0 && (
            <Tag tone="up" icon="check">
              {say('allComplete')}
            </Tag>
          )}
          {lacking > 0 && <Tag tone="warning">{say('someMissing', { n: lacking, count: lacking })}</Tag>}
        </>
      }
      flush
      reloading={isReloading}
    >
      <div className="check-body">
        {check.problems.length > 0 && <Problems check={check} />}
        {check.flags.count > 0 && <Flags flags={check.flags} />}
        <DataTable<GradingCheckPart>
          id="grading-check"
          label={say('check')}
          columns={columns}
          source={arrayRows(check.parts)}
          rowKey={(part) => part.indicator}
          empty={<EmptyState text={say('noParts')} />}
        />
      </div>
    </Panel>
  );
}

function Problems({ check }: { readonly check: GradingCheck }) {
  const say = useWords(GRADING);
  const lang = useLang();
  return (
    <div className="check-problems" role="alert">
      <p className="row strong">
        <Icon name="warning" />
        {say('blocked', { n: check.problems.length })}
        <span className="grow" />
        <Link to="/data/import">{say('toImport')}</Link>
      </p>
      <ul>
        {check.problems.map((problem) => (
          <li key={`${problem.path}${problem.code}`}>{messageFor(problem.code, problem.params, lang)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Striking figures forbid no run; they are named before it. */
function Flags({ flags }: { readonly flags: GradingCheck['flags'] }) {
  const say = useWords(GRADING);
  const [first] = flags.periods;
  return (
    <p className="check-flags row" role="status">
      <Icon name="warning" size={14} />
      {say('flags', { n: formatCount(flags.count), count: flags.count })}
      <span className="grow" />
      <Link to={`/data/flags?period=${first ?? ''}`}>{say('toFlags')}</Link>
    </p>
  );
}

function useCheckColumns(): readonly TableColumn<GradingCheckPart>[] {
  const say = useWords(GRADING);
  const lang = useLang();
  return useMemo(
    () => [
      { key: 'indicator', title: say('indicator'), width: 150, grow: 1, cell: (part) => <span className="ellipsis">{inLang(part.name, lang)}</span> },
      { key: 'source', title: say('source'), width: 84, cell: (part) => <span className="quiet">{say(SOURCE_WORDS[part.source])}</span> },
      { key: 'withData', title: say('withData'), width: 84, align: 'right', cell: (part) => formatCount(part.withData) },
      {
        key: 'missing',
        title: say('missing'),
        width: 76,
        align: 'right',
        text: (part) => String(part.missing),
        cell: (part) => <span className={part.missing === 0 ? 'quiet' : 'warn strong'}>{formatCount(part.missing)}</span>,
      },
      {
        key: 'complete',
        title: say('complete'),
        width: 150,
        text: (part) => formatShare(part.withData, part.withData + part.missing),
        cell: (part) => <Completeness part={part} />,
      },
      { key: 'policy', title: say('policy'), width: 150, grow: 0.6, cell: (part) => <span className={part.missing === 0 ? 'ellipsis quiet' : 'ellipsis'}>{policyWords(part.policy, say)}</span> },
      {
        key: 'examples',
        title: say('examples'),
        width: 140,
        grow: 1,
        text: (part) => part.examples.join(' '),
        cell: (part) => {
          if (part.examples.length === 0) return <span className="quiet">{NO_VALUE}</span>;
          const list = part.examples.join(lang === 'zh' ? '、' : ', ');
          const text = part.missing > part.examples.length ? say('andMore', { list }) : list;
          return (
            <span className="ellipsis num quiet" title={text}>
              {text}
            </span>
          );
        },
      },
    ],
    [say, lang],
  );
}

function Completeness({ part }: { readonly part: GradingCheckPart }) {
  const all = part.withData + part.missing;
  return (
    <>
      <span className={part.missing === 0 ? 'num check-share' : 'num check-share warn'}>{formatShare(part.withData, all)}</span>
      <span className="check-bar">
        <span style={{ width: `${all === 0 ? 0 : (part.withData / all) * 100}%` }} />
      </span>
    </>
  );
}

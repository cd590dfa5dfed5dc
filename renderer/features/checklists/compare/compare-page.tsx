import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { compareChecklists, type ChecklistChange } from '../../../../shared/checklist/compare-checklists.ts';
import { parseChecklist } from '../../../../shared/checklist/parse-checklist.ts';
import { summarizeRescore } from '../../../../shared/checklist/rescore-visit.ts';
import type { ChecklistDocument, ChecklistSide } from '../../../../shared/contract/checklist-calls.ts';
import { inLang } from '../../../../shared/errors.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { Panel } from '../../../components/panel.tsx';
import { Tag, type TagTone } from '../../../components/tag.tsx';
import { formatCount, formatPlaces, formatSigned, NO_VALUE } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useCall } from '../../../use-call.ts';
import { CHECKLISTS, type SayChecklists } from '../words.ts';
import { sideOfText } from './compare-path.ts';
import { EffectTable } from './effect-table.tsx';
import { useEffectOf, type EffectState } from './use-effect-of.ts';
import '../checklists.css';

const TONES: Readonly<Record<ChecklistChange['kind'], TagTone>> = { added: 'up', removed: 'down', moved: 'plain', changed: 'accent' };
const WORDS = { added: 'added', removed: 'removed', moved: 'movedWord', changed: 'changedWord' } as const;

/** Two versions, or a version and a draft: what differs in words, and what that does to the visits that were made. */
export function ChecklistComparePage() {
  const [params] = useSearchParams();
  const from = sideOfText(params.get('from'));
  const to = sideOfText(params.get('to'));
  const one = useCall('checklist:document', from === null ? null : { side: from }, { keep: false });
  const other = useCall('checklist:document', to === null ? null : { side: to }, { keep: false });
  const say = useWords(CHECKLISTS);
  const failed = one.status === 'failed' ? one : other.status === 'failed' ? other : null;
  if (from === null || to === null || failed !== null) {
    return (
      <div className="page">
        <PageHead title={say('compareTitle')} back={{ to: '/checklists', name: say('title') }} />
        <Panel label={say('compareTitle')}>
          <ErrorBanner error={failed?.error ?? { code: 'checklist/not-found', params: { id: params.get('from') ?? '' } }} />
        </Panel>
      </div>
    );
  }
  if (one.status !== 'ready' || other.status !== 'ready') return null;
  return <Comparison key={params.toString()} from={from} to={to} one={one.value} other={other.value} />;
}

function Comparison({ from, to, one, other }: { readonly from: ChecklistSide; readonly to: ChecklistSide; readonly one: ChecklistDocument; readonly other: ChecklistDocument }) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const changes = useMemo(() => compareChecklists(one.document, other.document, lang), [one.document, other.document, lang]);
  const isSound = useMemo(() => parseChecklist(one.document).checklist !== null && parseChecklist(other.document).checklist !== null, [one.document, other.document]);
  const back = 'draftId' in to ? `/checklists/draft/${to.draftId}` : `/checklists/${to.checklistVersionId}`;
  return (
    <div className="page">
      <PageHead
        title={say('compareTitle')}
        back={{ to: back, name: inLang(other.document.name, lang) || other.document.code }}
        facts={<span className="num">{say('compareFacts', { from: sideName(one, say), to: sideName(other, say) })}</span>}
      />
      <div className="cc-split grow">
        <Panel title={say('changes')} hint={<span className="num">{say('changesN', { count: changes.length })}</span>} flush>
          {changes.length === 0 ? <EmptyState text={say('noChanges')} /> : <ChangesTable changes={changes} />}
        </Panel>
        <Panel title={say('effect')} hint={say('effectHint')} flush>
          {isSound ? <Effect from={from} to={to} /> : <EmptyState text={say('effectFaulty')} />}
        </Panel>
      </div>
    </div>
  );
}

function sideName({ version, draft, versions }: ChecklistDocument, say: SayChecklists): string {
  return version !== null ? `v${version.version}` : draft === null ? '' : say('draftTag', { n: (versions[0]?.version ?? 0) + 1 });
}

function ChangesTable({ changes }: { readonly changes: readonly ChecklistChange[] }) {
  const say = useWords(CHECKLISTS);
  return (
    // The table scrolls by itself, so it takes the keys that scroll.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="cc-scroll" tabIndex={0} role="group" aria-label={say('changes')}>
      <table className="cc-table">
        <thead>
          <tr>
            <th>{say('where')}</th>
            <th>{say('whatChanged')}</th>
            <th>{say('beforeWord')}</th>
            <th>{say('afterWord')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change, at) => (
            <tr key={at}>
              <td>
                <span className="hint">{change.scope}</span>
                {change.what !== '' && (
                  <>
                    <br />
                    {change.what}
                  </>
                )}
              </td>
              <td>
                <Tag tone={TONES[change.kind]}>{say(WORDS[change.kind])}</Tag> {change.field}
              </td>
              <td className="quiet cc-value">{change.before === '' ? NO_VALUE : change.before}</td>
              <td className="cc-value">{change.after === '' ? NO_VALUE : change.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Effect({ from, to }: { readonly from: ChecklistSide; readonly to: ChecklistSide }) {
  const say = useWords(CHECKLISTS);
  const effect = useEffectOf(from, to);
  if (effect.error !== null) {
    return (
      <div className="panel-pad">
        <ErrorBanner error={effect.error} />
      </div>
    );
  }
  if (effect.isDone && effect.rows.length === 0) return <EmptyState text={say('effectNone')} />;
  return (
    <div className="cc-effect">
      <Summary effect={effect} />
      <EffectTable rows={effect.rows} isDone={effect.isDone} />
    </div>
  );
}

function Summary({ effect }: { readonly effect: EffectState }) {
  const say = useWords(CHECKLISTS);
  const sum = useMemo(() => summarizeRescore(effect.rows), [effect.rows]);
  const score = (text: string | null): string => (text === null ? NO_VALUE : formatPlaces(text));
  const facts: readonly (readonly [string, string])[] = [
    [say('meanBefore'), score(sum.meanBefore)],
    [say('meanAfter'), score(sum.meanAfter)],
    [say('meanDifference'), sum.meanDifference === null ? NO_VALUE : formatSigned(sum.meanDifference)],
    [say('higherN'), formatCount(sum.higher)],
    [say('lowerN'), formatCount(sum.lower)],
    [say('sameN'), formatCount(sum.same)],
    [say('nowFail'), formatCount(sum.nowFail)],
    [say('nowPass'), formatCount(sum.nowPass)],
    [say('withOpen'), formatCount(sum.withOpen)],
  ];
  return (
    <dl className="cc-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="hint">{name}</dt>
          <dd className="num strong">{value}</dd>
        </div>
      ))}
      {!effect.isDone && effect.total !== null && (
        <div role="status">
          <dt className="hint">{say('counting', { done: formatCount(effect.rows.length), of: formatCount(effect.total) })}</dt>
          <dd>
            <progress value={effect.rows.length} max={effect.total} aria-label={say('effect')} />
          </dd>
        </div>
      )}
    </dl>
  );
}

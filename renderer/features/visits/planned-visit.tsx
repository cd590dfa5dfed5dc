import { Button } from 'antd';
import { useEffect } from 'react';
import { inLang } from '../../../shared/errors.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { VISIT_KIND_WORDS, VisitStateTag } from '../../components/status-tags.tsx';
import { COMMON } from '../../components/words.ts';
import { formatDate, formatPlaces, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useAction } from '../../use-call.ts';
import { VISITS } from './words.ts';

/** A visit that is planned and not begun: where, when, with which form, and the way to begin. */
export function PlannedVisit({ visit }: { readonly visit: VisitDetail }) {
  const say = useWords(VISITS);
  const common = useWords(COMMON);
  const lang = useLang();
  const begin = useAction('visit:begin');
  const items = visit.checklist.sections.reduce((sum, section) => sum + section.items.length, 0);
  const facts: readonly (readonly [string, string])[] = [
    [say('outlet'), `${visit.outletName} ${visit.outletCode}`],
    [say('region'), visit.regionPath.join(' / ') || NO_VALUE],
    [say('dueOn'), formatDate(visit.visitedOn)],
    [say('kind'), common(VISIT_KIND_WORDS[visit.kind])],
    [say('checklist'), `${inLang(visit.checklist.name, lang)} v${visit.checklistVersion} · ${say('itemCount', { count: items })}`],
    [say('auditor'), visit.auditor ?? NO_VALUE],
    [say('previous'), formatPlaces(visit.previousScore)],
  ];
  useEffect(() => document.getElementById('begin-visit')?.focus(), []);
  return (
    <div className="page">
      <PageHead
        back={{ to: '/visits', name: say('back') }}
        title={visit.outletName}
        tag={<VisitStateTag state={visit.state} />}
        facts={visit.code}
        actions={
          <Button id="begin-visit" type="primary" loading={begin.isRunning} onClick={() => void begin.run({ visitId: visit.id })}>
            {say('beginVisit')}
          </Button>
        }
      />
      {begin.error !== null && <ErrorBanner error={begin.error} onClose={begin.clear} />}
      <Panel title={say('plannedTitle')} className="planned-visit">
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{say('plannedHint')}</p>
      </Panel>
    </div>
  );
}

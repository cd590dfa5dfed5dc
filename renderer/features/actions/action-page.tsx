import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ActionDetail } from '../../../shared/contract/action-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { ActionId } from '../../../shared/ids.ts';
import { ActionDialog } from '../../components/actions/action-dialog.tsx';
import { ActionTags } from '../../components/actions/action-tags.tsx';
import { daysFrom, deskDay } from '../../components/actions/day-text.ts';
import { ACTIONS } from '../../components/actions/words.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatDate, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { ActionEvidence, FoundPhotos } from './action-evidence.tsx';
import { ActionHistory } from './action-history.tsx';
import { SayDialog, type SayKind } from './say-dialog.tsx';
import '../../components/actions/actions.css';

/** One corrective action: what is asked, its evidence and history, and the next step. */
export function ActionPage() {
  const say = useWords(ACTIONS);
  const { actionId } = useParams();
  const call = useCall('action:get', actionId === undefined ? null : { actionId: actionId as ActionId }, { keep: false });
  if (call.status === 'failed') {
    return (
      <div className="page">
        <PageHead title={say('title')} back={{ to: '/actions', name: say('back') }} />
        <div style={{ paddingTop: 12 }}>
          <ErrorBanner error={call.error} onRetry={call.retry} />
        </div>
      </div>
    );
  }
  if (call.status === 'loading') return <div className="page" aria-busy="true" />;
  return <Loaded key={call.value.id} action={call.value} />;
}

function Loaded({ action }: { readonly action: ActionDetail }) {
  const say = useWords(ACTIONS);
  const [asked, setAsked] = useState<SayKind | 'change' | null>(null);
  const isClosed = action.state === 'verified' || action.state === 'cancelled';
  return (
    <div className="page">
      <PageHead
        back={{ to: '/actions', name: say('back') }}
        title={action.title}
        tag={<ActionTags action={action} />}
        facts={say('pageFacts', { code: action.code, outlet: action.outletName, due: formatDate(action.dueOn) })}
        actions={
          <>
            {!isClosed && <Button onClick={() => setAsked('cancel')}>{say('cancelIt')}</Button>}
            {action.state !== 'open' && <Button onClick={() => setAsked('reopen')}>{say('reopen')}</Button>}
            {!isClosed && <Button onClick={() => setAsked('change')}>{say('edit')}</Button>}
            {action.state === 'open' && (
              <Button type={action.hindrance === 'owner' ? 'primary' : 'default'} onClick={() => setAsked('done')}>
                {say('done')}
              </Button>
            )}
            {action.hindrance === 'owner' && <Tag icon="lock">{say('lockOwner')}</Tag>}
            {action.hindrance === null && (
              <Button type="primary" onClick={() => setAsked('verify')}>
                {say('verify')}
              </Button>
            )}
          </>
        }
      />
      <div className="action-split grow">
        <div className="action-left">
          <Content action={action} />
          <FoundPhotos action={action} />
          <ActionEvidence action={action} />
        </div>
        <ActionHistory action={action} />
      </div>
      {asked === 'change' && <ActionDialog of={action} onClose={() => setAsked(null)} onDone={() => setAsked(null)} />}
      {asked !== null && asked !== 'change' && <SayDialog action={action} kind={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Content({ action }: { readonly action: ActionDetail }) {
  const say = useWords(ACTIONS);
  const lang = useLang();
  return (
    <Panel title={say('content')}>
      <dl className="action-facts">
        <dt>{say('outlet')}</dt>
        <dd className="ellipsis">
          <Link to={`/outlets/${action.outletId}`}>{action.outletName}</Link> <span className="quiet num">{action.outletCode}</span>
        </dd>
        <dt>{say('region')}</dt>
        <dd className="ellipsis">{action.regionPath.length === 0 ? NO_VALUE : action.regionPath.join(' / ')}</dd>
        <dt>{say('owner')}</dt>
        <dd>{action.owner ?? <span className="warn">{say('nobody')}</span>}</dd>
        <dt>{say('dueOn')}</dt>
        <dd className={action.isOverdue ? 'num down strong' : 'num'}>
          {formatDate(action.dueOn)} {action.isOverdue && <span className="nowrap">{say('overdueDays', { count: daysFrom(action.dueOn, deskDay()) })}</span>}
        </dd>
        <dt>{say('visit')}</dt>
        <dd className="ellipsis">{action.visitId === null ? <span className="quiet">{say('byHand')}</span> : <Link to={`/visits/${action.visitId}`} className="num">{action.visitCode}</Link>}</dd>
        <dt>{say('repeats')}</dt>
        <dd className={action.repeats > 0 ? 'num warn strong' : 'num'} title={say('repeatsHint')}>
          {action.repeats}
        </dd>
        <dt>{say('openedOn')}</dt>
        <dd className="num">{formatDate(action.openedOn)}</dd>
        <dt>{say(action.closedOn === null ? 'days' : 'closedOn')}</dt>
        <dd className="num">
          {action.closedOn !== null && formatDate(action.closedOn)} <span className="quiet" title={say('daysHint')}>{say('dayCount', { count: action.days })}</span>
        </dd>
        {action.item !== null && (
          <>
            <dt>{say('item')}</dt>
            <dd className="action-wide">
              <span className="num strong">{action.item}</span> {action.itemName !== null && inLang(action.itemName, lang)} <span className="quiet num">{action.checklist}</span>
            </dd>
          </>
        )}
        <dt>{say('detail')}</dt>
        <dd className="action-wide">{action.detail === '' ? NO_VALUE : action.detail}</dd>
      </dl>
    </Panel>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PublicationView, Resting } from '../../../shared/contract/publication-calls.ts';
import { Panel } from '../../components/panel.tsx';
import { Tag } from '../../components/tag.tsx';
import { formatCount, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useAction } from '../../use-call.ts';
import { DifferencesTable } from './differences-table.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { RerunDialog } from './rerun-dialog.tsx';
import { PUBLICATION } from './words.ts';

/** Corrections under this run that nobody decided on yet, and later periods that this run's own correction touches. */
export function RestingPanel({ view }: { readonly view: PublicationView }) {
  const say = useWords(PUBLICATION);
  const { rests, caused } = view;
  return (
    <>
      {rests.length > 0 && (
        <Panel title={say('restsPanel')}>
          {rests.map((one) => (
            <RestsOn key={one.causeId} one={one} view={view} />
          ))}
        </Panel>
      )}
      {caused.length > 0 && (
        <Panel title={say('causedPanel')}>
          {caused.map((one) => (
            <Caused key={one.runId} one={one} />
          ))}
        </Panel>
      )}
    </>
  );
}

function RestsOn({ one, view }: { readonly one: Resting; readonly view: PublicationView }) {
  const say = useWords(PUBLICATION);
  const lang = useLang();
  const letStand = useAction('publication:let-stand');
  const [dialog, setDialog] = useState<'stand' | 'rerun' | null>(null);
  const [isShown, setShown] = useState(false);
  const { run } = view;
  return (
    <div className="publication-window">
      <p>
        {say('restsOn', { period: formatPeriod(one.causePeriod, lang), n: one.causeNumber, outlets: formatCount(one.outlets) })}{' '}
        <button type="button" className="link" onClick={() => setShown(!isShown)}>
          {say(isShown ? 'hideDifferences' : 'showDifferences')}
        </button>
      </p>
      {isShown && <DifferencesTable differences={one.differences} total={one.outlets} levels={view.levels} />}
      {one.decision === null && run.state === 'published' ? (
        <div className="row">
          <Button size="small" type="primary" onClick={() => setDialog('rerun')}>
            {say('correctToo')}
          </Button>
          <Button size="small" onClick={() => setDialog('stand')}>
            {say('letStand')}
          </Button>
        </div>
      ) : (
        one.decision !== null && (
          <div className="row">
            <Tag tone={one.decision === 'stands' ? 'plain' : 'up'}>{say(`restDecision_${one.decision}`)}</Tag>
            <span className="hint">{one.decidedBy}</span>
            {one.reason !== '' && <span className="quiet">{one.reason}</span>}
          </div>
        )
      )}
      {dialog === 'rerun' && <RerunDialog run={run} onClose={() => setDialog(null)} />}
      {dialog === 'stand' && (
        <ReasonDialog
          title={say('letStandTitle', { period: formatPeriod(run.period, lang) })}
          text={say('letStandText')}
          ok={say('letStandOk')}
          action={letStand}
          onClose={() => setDialog(null)}
          onOk={async (reason) => (await letStand.run({ runId: run.id, causeId: one.causeId, reason })).ok}
        />
      )}
    </div>
  );
}

function Caused({ one }: { readonly one: Resting }) {
  const say = useWords(PUBLICATION);
  const lang = useLang();
  return (
    <div className="publication-caused">
      <Link to={`/movements/publication/${one.runId}`}>{say('causedOne', { period: formatPeriod(one.period, lang), n: one.number, outlets: formatCount(one.outlets) })}</Link>
      {one.decision === null ? <Tag tone="warning">{say('restOpen')}</Tag> : <Tag tone={one.decision === 'stands' ? 'plain' : 'up'}>{say(`restDecision_${one.decision}`)}</Tag>}
    </div>
  );
}

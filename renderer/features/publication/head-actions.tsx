import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { PublicationHindrance, PublicationView } from '../../../shared/contract/publication-calls.ts';
import { messageFor } from '../../../shared/errors.ts';
import { Icon } from '../../components/icon.tsx';
import { Tag } from '../../components/tag.tsx';
import { PUBLISH } from '../../components/publish/publish-words.ts';
import { formatCount, formatPeriod } from '../../format.ts';
import { useLang, useWords, type Say } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { FinishDialog } from './finish-dialog.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { RerunDialog } from './rerun-dialog.tsx';
import { PUBLICATION } from './words.ts';

type Dialog = 'propose' | 'finish' | 'withdraw' | 'rerun' | 'unpublish';

/** What can be done next with the run; the one primary button says why it is locked. */
export function HeadActions({ view }: { readonly view: PublicationView }) {
  const say = useWords(PUBLICATION);
  const lock = useWords(PUBLISH);
  const lang = useLang();
  const notify = useNotify();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const withdraw = useAction('publication:withdraw');
  const unpublish = useAction('publication:unpublish');
  const { run } = view;
  const close = (): void => setDialog(null);
  const runName = say('runTitle', { period: formatPeriod(run.period, lang), n: run.number });
  return (
    <>
      {run.state === 'draft' && <DraftActions view={view} onOpen={setDialog} />}
      {run.state === 'proposed' && (
        <>
          <Button onClick={() => setDialog('withdraw')}>{say('withdraw')}</Button>
          {!needsRerun(view) && <Button onClick={() => setDialog('rerun')}>{say('rerun')}</Button>}
          <FinishButton view={view} onOpen={setDialog} />
        </>
      )}
      {run.state === 'published' && (
        <>
          <Button disabled={view.unpublishHindrance !== null} title={view.unpublishHindrance === null ? undefined : messageFor(view.unpublishHindrance.code, view.unpublishHindrance.params, lang)} icon={view.unpublishHindrance === null ? undefined : <Icon name="lock" size={14} />} onClick={() => setDialog('unpublish')}>
            {say('unpublish')}
          </Button>
          <Button onClick={() => setDialog('rerun')}>{say('correct')}</Button>
        </>
      )}
      {run.state === 'superseded' && <Tag icon="lock">{lock('supersededLock')}</Tag>}
      {dialog === 'propose' && <ProposeDialog view={view} onClose={close} />}
      {dialog === 'finish' && <FinishDialog view={view} onClose={close} />}
      {dialog === 'rerun' && <RerunDialog run={run} onClose={close} />}
      {dialog === 'withdraw' && (
        <ReasonDialog
          title={say('withdrawTitle')}
          text={say('withdrawText')}
          ok={say('withdrawOk')}
          action={withdraw}
          onClose={close}
          onOk={async (reason) => {
            const reply = await withdraw.run({ runId: run.id, reason });
            if (reply.ok) notify.done(say('withdrawn'));
            return reply.ok;
          }}
        />
      )}
      {dialog === 'unpublish' && (
        <ReasonDialog
          title={say('unpublishTitle', { run: runName })}
          text={say('unpublishText')}
          ok={say('unpublishOk')}
          isDanger
          action={unpublish}
          onClose={close}
          onOk={async (reason) => {
            const reply = await unpublish.run({ runId: run.id, reason });
            if (reply.ok) {
              notify.done(say('unpublished'));
              void navigate(`/movements/publication/${run.id}`);
            }
            return reply.ok;
          }}
        />
      )}
    </>
  );
}

interface ActionsProps {
  readonly view: PublicationView;
  readonly onOpen: (dialog: Dialog) => void;
}

function DraftActions({ view, onOpen }: ActionsProps) {
  const say = useWords(PUBLICATION);
  const navigate = useNavigate();
  const [first] = view.proposeHindrances;
  if (first !== undefined) {
    const isStale = first.kind === 'historyChanged' || first.kind === 'levelsImported';
    if (isStale) {
      return (
        <>
          <Locked why={whyText(first, say)} />
          <Button type="primary" onClick={() => onOpen('rerun')}>
            {say('rerun')}
          </Button>
        </>
      );
    }
    const query = first.kind === 'unapproved' ? 'approval=open' : 'decision=pending';
    return <Locked why={whyText(first, say)} onOpen={() => void navigate(`/movements/${view.run.id}?${query}`)} />;
  }
  return (
    <>
      {view.proposal === 'required' ? (
        <Button type="primary" onClick={() => onOpen('propose')}>
          {say('propose')}
        </Button>
      ) : (
        <Button onClick={() => onOpen('propose')}>{say('propose')}</Button>
      )}
      {view.proposal !== 'required' && <FinishButton view={view} onOpen={onOpen} />}
    </>
  );
}

function FinishButton({ view, onOpen }: ActionsProps): ReactNode {
  const say = useWords(PUBLICATION);
  const navigate = useNavigate();
  const [first] = view.hindrances;
  if (first === undefined) {
    return (
      <Button type="primary" onClick={() => onOpen('finish')}>
        {say('publish')}
      </Button>
    );
  }
  switch (first.kind) {
    case 'windowOpen':
      return <Button onClick={() => onOpen('finish')}>{say('finishEarly')}</Button>;
    case 'rerunNeeded':
    case 'historyChanged':
    case 'levelsImported':
      return (
        <>
          <Locked why={whyText(first, say)} />
          <Button type="primary" onClick={() => onOpen('rerun')}>
            {say('rerun')}
          </Button>
        </>
      );
    case 'undecided':
      return <Locked why={whyText(first, say)} onOpen={() => void navigate(`/movements/${view.run.id}?decision=pending`)} />;
    case 'unapproved':
      return <Locked why={whyText(first, say)} onOpen={() => void navigate(`/movements/${view.run.id}?approval=open`)} />;
    case 'openObjections':
    case 'proposalRequired':
      return <Locked why={whyText(first, say)} />;
  }
}

/** A primary that cannot be pressed: grey, with its reason in words; where something can be done about it, pressing leads there. */
function Locked({ why, onOpen }: { readonly why: string; readonly onOpen?: () => void }) {
  const say = useWords(PUBLICATION);
  return (
    <Button className="publish-locked" icon={<Icon name="lock" size={14} />} aria-disabled={onOpen === undefined} onClick={onOpen}>
      {say('publishLocked', { why })}
    </Button>
  );
}

function needsRerun({ hindrances }: PublicationView): boolean {
  return hindrances[0]?.kind === 'rerunNeeded' || hindrances[0]?.kind === 'historyChanged' || hindrances[0]?.kind === 'levelsImported';
}

function whyText(hindrance: PublicationHindrance, say: Say<typeof PUBLICATION.table>): string {
  switch (hindrance.kind) {
    case 'undecided':
      return say('whyUndecided', { n: formatCount(hindrance.count) });
    case 'unapproved':
      return say('whyUnapproved', { n: formatCount(hindrance.count) });
    case 'openObjections':
      return say('whyObjections', { n: formatCount(hindrance.count) });
    case 'rerunNeeded':
      return say('whyRerun');
    case 'historyChanged':
      return say('whyHistory', { period: hindrance.period });
    case 'levelsImported':
      return say('whyLevels');
    case 'proposalRequired':
      return say('whyProposal');
    case 'windowOpen':
      return say('windowUntil', { until: hindrance.until });
  }
}

import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { PublicationView } from '../../../shared/contract/publication-calls.ts';
import type { RunRow } from '../../../shared/ipc-contract.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { Icon } from '../icon.tsx';
import { Tag } from '../tag.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { PUBLISH } from './publish-words.ts';
import './publish.css';

export interface PublishButtonProps {
  readonly run: RunRow;
  /** Movements that are not decided yet. */
  readonly pending: number;
  /** Shows what is still to decide. */
  readonly onPending: () => void;
}

/**
 * Publishes a draft run at once where nothing asks for more; else it leads to the page of its publication: for proposals,
 * approvals, corrections of earlier periods, and what was published. Locked, with the reason in its words, while movements wait.
 */
export function PublishButton({ run, pending, onPending }: PublishButtonProps) {
  const say = useWords(PUBLISH);
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const isDraft = run.state === 'draft';
  const view = useCall('publication:get', isDraft ? { runId: run.id } : null);
  const toPage = (): void => void navigate(`/movements/publication/${run.id}`);
  const isPlain = isDraft && view.status === 'ready' && isOneStep(view.value);
  if (!isDraft) {
    return (
      <>
        {run.state !== 'proposed' && <Tag icon="lock">{say(run.state === 'published' ? 'publishedLock' : 'supersededLock')}</Tag>}
        <Button type={run.state === 'proposed' ? 'primary' : 'default'} onClick={toPage}>
          {say('toPublication')}
        </Button>
      </>
    );
  }
  if (pending > 0) {
    return (
      <>
        <Button onClick={toPage}>{say('toPublication')}</Button>
        <Button className="publish-locked" icon={<Icon name="lock" />} title={say('lockedHint')} onClick={onPending}>
          {say('locked', { n: formatCount(pending) })}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button type={isPlain ? 'default' : 'primary'} onClick={toPage}>
        {say('toPublication')}
      </Button>
      {isPlain && (
        <Button type="primary" onClick={() => setOpen(true)}>
          {say('publish')}
        </Button>
      )}
      {isOpen && <PublishDialog run={run} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Nothing hinders, no later period is published, and nobody asks for a proposal. */
function isOneStep({ hindrances, laterPublished, proposal, objections }: PublicationView): boolean {
  return hindrances.length === 0 && laterPublished.length === 0 && proposal === 'optional' && objections.length === 0;
}

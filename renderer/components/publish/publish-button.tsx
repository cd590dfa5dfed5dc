import { Button } from 'antd';
import { useState } from 'react';
import type { RunRow } from '../../../shared/ipc-contract.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
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

/** Publishes a draft run; locked, with the reason in its words, while movements wait. A run that stands shows a lock. */
export function PublishButton({ run, pending, onPending }: PublishButtonProps) {
  const say = useWords(PUBLISH);
  const [isOpen, setOpen] = useState(false);
  if (run.state !== 'draft') return <Tag icon="lock">{say(run.state === 'published' ? 'publishedLock' : 'supersededLock')}</Tag>;
  if (pending > 0) {
    return (
      <Button className="publish-locked" icon={<Icon name="lock" />} title={say('lockedHint')} onClick={onPending}>
        {say('locked', { n: formatCount(pending) })}
      </Button>
    );
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {say('publish')}
      </Button>
      {isOpen && <PublishDialog run={run} onClose={() => setOpen(false)} />}
    </>
  );
}

import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { StudyKind } from '../../shared/contract/study-calls.ts';
import { call } from '../api.ts';
import { useWords } from '../i18n.ts';
import { ShareBar } from './task-progress.tsx';
import { COMMON } from './words.ts';
import './task-progress.css';

/** Under this nothing is said. */
const QUIET_MS = 500;
const POLL_MS = 200;

/** A running study after half a second: what it does, how far it is, and 取消. */
export function StudyProgress({ study, label }: { readonly study: StudyKind; readonly label: string }) {
  const say = useWords(COMMON);
  const [share, setShare] = useState<number | null>(null);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const slow = setTimeout(() => setSlow(true), QUIET_MS);
    const poll = setInterval(() => {
      void call('study:progress', { study }).then((reply) => {
        if (reply.ok) setShare(reply.value);
      });
    }, POLL_MS);
    return () => {
      clearTimeout(slow);
      clearInterval(poll);
    };
  }, [study]);
  if (!isSlow) return <div className="study-wait" aria-busy="true" />;
  return (
    <div className="task-progress study-wait" role="status">
      <span className="nowrap">{label}</span>
      <ShareBar share={share} label={label} />
      <Button size="small" onClick={() => void call('study:cancel', { study })}>
        {say('cancel')}
      </Button>
    </div>
  );
}

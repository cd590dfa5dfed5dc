import { useEffect, useState } from 'react';
import { call } from '../../../api.ts';
import { ShareBar } from '../../../components/task-progress.tsx';
import { useWords } from '../../../i18n.ts';
import { FIGURES } from './words.ts';

/** Under this nothing is said: nearly all that is typed or pasted is saved by then. */
const QUIET_MS = 500;
const POLL_MS = 200;
const WIDTH = 160;

/** How far a large block is that is being saved. */
export function SavingShare() {
  const say = useWords(FIGURES);
  const [share, setShare] = useState<number | null>(null);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const slow = setTimeout(() => setSlow(true), QUIET_MS);
    const poll = setInterval(() => {
      void call('figure:progress', {}).then((reply) => {
        if (reply.ok) setShare(reply.value);
      });
    }, POLL_MS);
    return () => {
      clearTimeout(slow);
      clearInterval(poll);
    };
  }, []);
  if (!isSlow) return null;
  return (
    <span className="row" role="status">
      <span className="nowrap">{say('saving')}</span>
      <ShareBar share={share} label={say('saving')} width={WIDTH} />
    </span>
  );
}

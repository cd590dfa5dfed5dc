import { useEffect, useRef, useState } from 'react';
import type { WaveDetail } from '../../../shared/contract/planning-calls.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { WavePlan } from '../../../shared/planning/wave.ts';
import { call } from '../../api.ts';
import { useBeforeClose } from '../../before-close.ts';
import { useNotify } from '../../notify.ts';

const SAVE_AFTER_MS = 400;
const RETRY_MS = 5000;

/** A plan that is being written: kept by itself shortly after each change, and at once when the screen is left. */
export interface WaveDraftState {
  readonly name: string;
  readonly plan: WavePlan;
  readonly setName: (name: string) => void;
  readonly change: (part: Partial<WavePlan>) => void;
  readonly isSaved: boolean;
  readonly error: WireError | null;
  /** Saves what is not saved yet. @returns whether all is kept */
  readonly flush: () => Promise<boolean>;
}

export function useWaveDraft(wave: WaveDetail): WaveDraftState {
  const [content, setContent] = useState({ name: wave.name, plan: wave.plan });
  const [isSaved, setSaved] = useState(true);
  const [error, setError] = useState<WireError | null>(null);
  const latest = useRef(content);
  const pending = useRef(false);
  const isHere = useRef(true);
  const notify = useNotify();
  /** The save that was sent last. */
  const sent = useRef<Promise<boolean>>(Promise.resolve(true));

  function flush(): Promise<boolean> {
    if (pending.current) sent.current = save();
    return sent.current;
  }
  async function save(): Promise<boolean> {
    pending.current = false;
    const reply = await call('wave:save', { waveId: wave.id, ...latest.current });
    if (!reply.ok) {
      pending.current = true;
      // The page is left: nobody would see it there.
      if (!isHere.current) notify.error(reply.error);
    }
    setError(reply.ok ? null : reply.error);
    if (reply.ok && !pending.current) setSaved(true);
    return reply.ok;
  }
  const flushRef = useRef(flush);
  useEffect(() => {
    flushRef.current = flush;
  });
  useEffect(() => {
    if (isSaved) return;
    const timer = setTimeout(() => void flushRef.current(), error === null ? SAVE_AFTER_MS : RETRY_MS);
    return () => clearTimeout(timer);
  }, [content, isSaved, error]);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      void flushRef.current();
    };
  }, []);
  useBeforeClose(() => void flushRef.current());

  function keep(next: typeof content): void {
    latest.current = next;
    pending.current = true;
    setContent(next);
    setSaved(false);
  }
  return {
    ...content,
    setName: (name) => keep({ ...latest.current, name }),
    change: (part) => keep({ ...latest.current, plan: { ...latest.current.plan, ...part } }),
    isSaved,
    error,
    flush,
  };
}

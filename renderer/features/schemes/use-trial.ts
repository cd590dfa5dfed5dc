import { useEffect, useRef, useState } from 'react';
import { toWireError, type WireError } from '../../../shared/errors.ts';
import type { SchemeTrial } from '../../../shared/contract/scheme-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { call } from '../../api.ts';

/** How trying the draft stands. */
export interface TrialState {
  /** The last one that came through; it stays while another runs, or while the draft cannot be tried. */
  readonly trial: SchemeTrial | null;
  /** `stale`: what is shown is of an earlier draft, for this one has faults. */
  readonly status: 'none' | 'running' | 'fresh' | 'stale' | 'stopped' | 'failed';
  /** 0 to 1, from half a second on; null: not known, or too short to say. */
  readonly share: number | null;
  readonly error: WireError | null;
  readonly cancel: () => void;
  readonly again: () => void;
}

const REST_MS = 250;
const SAY_AFTER_MS = 500;
const LOOK_MS = 250;

/**
 * Tries the draft on the store after every change, once the person rests. What cannot grade is not tried.
 *
 * @param period null: there is no period of the scheme's cycle
 * @param focus code of the indicator whose rows are wanted
 * @param fallback tried once where the draft has had faults from the start
 */
export function useTrial(scheme: Scheme, period: PeriodId | null, focus: string | null, canGrade: boolean, fallback: Scheme | null): TrialState {
  const [trial, setTrial] = useState<SchemeTrial | null>(null);
  const [state, setState] = useState<{ readonly status: TrialState['status']; readonly error: WireError | null }>({ status: 'running', error: null });
  const [share, setShare] = useState<number | null>(null);
  const [round, setRound] = useState(0);
  const asked = useRef(0);
  const isFirst = trial === null;

  useEffect(() => {
    const tried = canGrade ? scheme : isFirst ? fallback : null;
    if (period === null || tried === null) return undefined;
    const mine = (asked.current += 1);
    let look: ReturnType<typeof setInterval> | undefined;
    const run = async (): Promise<void> => {
      setState({ status: 'running', error: null });
      const began = Date.now();
      look = setInterval(() => void tell(began), LOOK_MS);
      const reply = await call('scheme:trial', { scheme: tried, period, focus }).catch((error: unknown) => ({ ok: false as const, error: toWireError(error) }));
      clearInterval(look);
      if (asked.current !== mine) return;
      setShare(null);
      if (reply.ok) {
        setTrial(reply.value);
        setState({ status: 'fresh', error: null });
      } else if (reply.error.code === 'task/cancelled') setState({ status: 'stopped', error: null });
      else setState({ status: 'failed', error: reply.error });
    };
    const tell = async (began: number): Promise<void> => {
      if (Date.now() - began < SAY_AFTER_MS) return;
      const reply = await call('scheme:trial-progress', {}).catch(() => null);
      if (asked.current === mine && reply?.ok === true) setShare(reply.value ?? 0);
    };
    const timer = setTimeout(() => void run(), REST_MS);
    return () => {
      clearTimeout(timer);
      clearInterval(look);
    };
  }, [scheme, period, focus, canGrade, fallback, isFirst, round]);

  return {
    trial,
    status: period === null ? 'none' : canGrade ? state.status : 'stale',
    error: state.error,
    share,
    cancel: () => void call('scheme:cancel-trial', {}),
    again: () => setRound((n) => n + 1),
  };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { StudyCalls } from '../../../shared/contract/study-calls.ts';
import type { WireError } from '../../../shared/errors.ts';
import type { RequestOf, ResponseOf } from '../../../shared/ipc-contract.ts';
import { call } from '../../api.ts';

type StudyChannel = Extract<keyof StudyCalls, 'study:what-if' | 'study:stability' | 'study:back-test'>;

/** How a study stands. The last good result stays while another runs or after it failed. */
export interface Study<C extends StudyChannel> {
  readonly result: ResponseOf<C> | null;
  /** What the result was asked with. */
  readonly of: RequestOf<C> | null;
  readonly isRunning: boolean;
  readonly error: WireError | null;
  readonly run: (request: RequestOf<C>) => void;
}

/** Runs studies of one kind; only the newest one counts. A cancelled one leaves what was there. */
export function useStudy<C extends StudyChannel>(channel: C): Study<C> {
  const newest = useRef(0);
  const [state, setState] = useState<Omit<Study<C>, 'run'>>({ result: null, of: null, isRunning: false, error: null });
  useEffect(
    () => () => {
      newest.current = -1;
    },
    [],
  );
  const run = useCallback(
    (request: RequestOf<C>) => {
      const mine = Math.max(0, newest.current) + 1;
      newest.current = mine;
      setState((kept) => ({ ...kept, isRunning: true }));
      void call(channel, request).then((reply) => {
        if (newest.current !== mine) return;
        if (reply.ok) setState({ result: reply.value, of: request, isRunning: false, error: null });
        else setState((kept) => ({ ...kept, isRunning: false, error: reply.error.code === 'task/cancelled' ? null : reply.error }));
      });
    },
    [channel],
  );
  return { ...state, run };
}

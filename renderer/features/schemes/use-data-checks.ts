import { useEffect, useMemo, useState } from 'react';
import type { PeriodId } from '../../../shared/dates.ts';
import { toWireError, type Problem, type WireError } from '../../../shared/errors.ts';
import { DEFAULT_VETO_SHARE } from '../../../shared/contract/study-calls.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { call } from '../../api.ts';
import { useLang } from '../../i18n.ts';
import { inNamesOf, stillPlaced } from './model/data-problems.ts';

/** The pitfalls that only data show. */
export interface DataChecks {
  /** Newest period with figures; null: nothing was checked, or there are no figures of this cycle. */
  readonly period: PeriodId | null;
  readonly problems: readonly Problem[];
  readonly error: WireError | null;
}

interface Checked extends DataChecks {
  readonly scheme: Scheme;
}

/** Longer than the trial rests: it goes first. */
const REST_MS = 900;
const NOTHING: DataChecks = { period: null, problems: [], error: null };

/**
 * Looks for pitfalls in the newest data after every change, in a thread of its own, once the person rests. Until the next
 * answer the last one stands for the places that are still the same.
 *
 * @param canGrade what cannot grade is not checked
 */
export function useDataChecks(scheme: Scheme, canGrade: boolean): DataChecks {
  const lang = useLang();
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    if (!canGrade) return undefined;
    let isWanted = true;
    let isRunning = false;
    const run = async (): Promise<void> => {
      isRunning = true;
      const reply = await call('scheme:check-with-data', { scheme, vetoShare: DEFAULT_VETO_SHARE }).catch((error: unknown) => ({ ok: false as const, error: toWireError(error) }));
      isRunning = false;
      if (!isWanted) return;
      if (reply.ok) setChecked({ period: reply.value.period, problems: reply.value.problems, error: null, scheme });
      else if (reply.error.code !== 'task/cancelled') setChecked({ ...NOTHING, error: reply.error, scheme });
    };
    const timer = setTimeout(() => void run(), REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      if (isRunning) void call('study:cancel', { study: 'schemeData' });
    };
  }, [scheme, canGrade]);
  return useMemo(() => {
    if (checked === null) return NOTHING;
    const problems = stillPlaced(checked.problems, checked.scheme, scheme).map((problem) => inNamesOf(scheme, problem, lang));
    return { period: checked.period, problems, error: checked.error };
  }, [checked, scheme, lang]);
}

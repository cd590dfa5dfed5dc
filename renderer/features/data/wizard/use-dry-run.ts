import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DryRun, TableImportRequest } from '../../../../shared/contract/import-calls.ts';
import type { WireError } from '../../../../shared/errors.ts';
import { wireErrorOf } from '../../../call-error.ts';
import { callOrThrow, useAction } from '../../../use-call.ts';

export interface DryRunState {
  /** The last one that came to an end; null: none yet. */
  readonly value: DryRun | null;
  readonly isRunning: boolean;
  readonly error: WireError | null;
  readonly retry: () => void;
  /** 0 to 1; null: not known. */
  readonly share: number | null;
  readonly cancel: () => void;
}

const POLL_MS = 300;

/** Tries an import, anew whenever the request changes. Only the last dry run has pages, so none is kept for later. */
export function useDryRun(request: TableImportRequest | null): DryRunState {
  const query = useQuery<DryRun>({
    queryKey: ['import:dry-run', request],
    queryFn: () => callOrThrow('import:dry-run', request as TableImportRequest),
    enabled: request !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const isRunning = query.isFetching;
  const cancel = useAction('import:cancel');
  const share = useImportProgress(isRunning);
  return {
    value: query.data ?? null,
    isRunning,
    error: query.isError ? wireErrorOf(query.error) : null,
    retry: () => void query.refetch(),
    share,
    cancel: () => void cancel.run({}),
  };
}

/** How far the running look or dry run is, asked while one runs. */
export function useImportProgress(isRunning: boolean): number | null {
  const [share, setShare] = useState<number | null>(null);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => void callOrThrow('import:progress', {}).then(setShare, () => setShare(null)), POLL_MS);
    return () => {
      clearInterval(timer);
      setShare(null);
    };
  }, [isRunning]);
  return share;
}

import { useCallback, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { PrintBatch } from '../../shared/contract/report-calls.ts';
import { call } from '../api.ts';
import { showLanguage } from '../i18n.ts';
import { applyPalette, LIGHT } from '../theme.ts';
import { documentLayout } from './document-layout.ts';
import { Sheets, type LaidOut } from './sheets.tsx';
import './fonts.ts';
import './print.css';
import './report.css';

/** The hidden window that lays out pages: it asks for a batch, sets it, says that it stands, and asks for the next. */
function PrintRoom({ token }: { readonly token: string }) {
  const [batch, setBatch] = useState<PrintBatch | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    const take = async (): Promise<void> => {
      const reply = await call('report:take', { token });
      if (!isCurrent || !reply.ok || reply.value === null) return;
      showLanguage(reply.value.lang);
      setBatch(reply.value);
    };
    void take();
    return () => {
      isCurrent = false;
    };
  }, [token, turn]);

  const documents = useMemo(() => (batch === null ? [] : batch.documents.map((data) => ({ ...documentLayout(data, batch.lang), head: data.head }))), [batch]);
  const answer = useCallback(
    async (pages: LaidOut, error: string | null): Promise<void> => {
      // Answered when the pages have been printed.
      const reply = await call('report:laid-out', { token, ...pages, error });
      if (!reply.ok) return;
      setBatch(null);
      setTurn((past) => past + 1);
    },
    [token],
  );
  const onLaidOut = useCallback((laidOut: LaidOut) => void answer(laidOut, null), [answer]);
  const onFault = useCallback((fault: unknown) => void answer({ pages: 0, marks: [] }, fault instanceof Error ? fault.message : String(fault)), [answer]);

  if (batch === null) return null;
  const orientation = documents[0]?.orientation ?? 'portrait';
  return (
    <>
      <style>{`@page { size: A4 ${orientation}; margin: 0; }`}</style>
      <Sheets documents={documents} onLaidOut={onLaidOut} onFault={onFault} />
    </>
  );
}

const container = document.getElementById('root');
if (container === null) throw new Error('The page has no #root');
applyPalette(LIGHT, false);
const token = window.location.hash.slice(1);
// What fails while it is drawn is told too, or nobody would ever hear that no pages come.
const onUncaughtError = (fault: unknown): void => void call('report:laid-out', { token, pages: 0, marks: [], error: fault instanceof Error ? fault.message : String(fault) });
createRoot(container, { onUncaughtError }).render(<PrintRoom token={token} />);

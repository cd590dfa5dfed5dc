import type { ReactNode } from 'react';
import type { ReportHead } from '../../shared/contract/report-calls.ts';
import { inLang } from '../../shared/errors.ts';
import { formatDate, formatPeriod } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { COMMON } from '../components/words.ts';
import type { DocumentLayout } from './flow.ts';
import { BrandMark } from './parts.tsx';
import { REPORTS } from './words.ts';

export interface SheetFrameProps {
  readonly document: DocumentLayout;
  readonly head: ReportHead;
  readonly page: number;
  readonly of: number;
  readonly children: ReactNode;
}

/** One page of A4: head with the network, report and run, foot with the proof of the numbers and page X of Y. */
export function SheetFrame({ document, head, page, of, children }: SheetFrameProps) {
  const say = useWords(REPORTS);
  const common = useWords(COMMON);
  const lang = useLang();
  const { run } = head;
  if (document.frame === 'bare') {
    return (
      <section className={`rp-sheet rp-sheet-${document.orientation} rp-sheet-bare`}>
        <div className="rp-sheet-body">{children}</div>
      </section>
    );
  }
  const runWords = run === null ? [] : [`${formatPeriod(run.period, lang)} ${say('runNumber', { n: run.number })}`, `${common(run.state)}${run.publishedAt === null ? '' : ` ${formatDate(run.publishedAt)}`}`];
  return (
    <section className={`rp-sheet rp-sheet-${document.orientation}`}>
      <header className="rp-sheet-head">
        <BrandMark />
        <span className="rp-sheet-network">{head.network}</span>
        <span className="rp-sheet-name">{document.name}</span>
        <span className="rp-sheet-space" />
        {run !== null && run.state === 'draft' && <span className="rp-sheet-draft">{say('draftOnly')}</span>}
        <span>{runWords.join(' · ')}</span>
      </header>
      <div className="rp-sheet-body">{children}</div>
      <footer className="rp-sheet-foot">
        <span>
          {run === null ? '' : say('proof', { scheme: inLang(run.schemeName, lang), version: run.schemeVersion, hash: (head.resultsHash ?? '').slice(0, 12) })}
        </span>
        <span className="rp-sheet-space" />
        <span>{say('printedOn', { day: head.printedOn })}</span>
        <span className="rp-sheet-page">{say('pageOf', { page, of })}</span>
      </footer>
    </section>
  );
}

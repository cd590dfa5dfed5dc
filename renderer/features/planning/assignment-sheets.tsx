import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import type { WaveDetail, WaveVisitRow } from '../../../shared/contract/planning-calls.ts';
import { VISIT_KIND_WORDS } from '../../components/status-tags.tsx';
import { COMMON } from '../../components/words.ts';
import { formatDate, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { PLANNING } from './words.ts';

/** The sheets of a wave, one auditor a page, handed to the printer's dialog; on the screen they are not seen. */
export function AssignmentSheets({ wave, onDone }: { readonly wave: WaveDetail; readonly onDone: () => void }) {
  const done = useEffectEvent(onDone);
  useEffect(() => {
    const finish = (): void => done();
    window.addEventListener('afterprint', finish);
    const timer = setTimeout(() => window.print(), 50);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', finish);
    };
  }, []);
  return createPortal(<SheetPages wave={wave} />, document.body);
}

/** One page an auditor: where to go when, with a place to tick and to sign. */
export function SheetPages({ wave }: { readonly wave: WaveDetail }) {
  const say = useWords(PLANNING);
  const common = useWords(COMMON);
  const byAuditor = new Map<string, WaveVisitRow[]>();
  for (const row of wave.planned) byAuditor.set(row.auditor ?? NO_VALUE, [...(byAuditor.get(row.auditor ?? NO_VALUE) ?? []), row]);
  return (
    <div className="sheets">
      {[...byAuditor].sort(([a], [b]) => (a < b ? -1 : 1)).map(([auditor, rows]) => (
        <section key={auditor} className="sheet">
          <h1>{say('sheetTitle')}</h1>
          <p className="sheet-facts">{`${wave.name} · ${wave.code} · ${wave.from} – ${wave.to} · ${common(VISIT_KIND_WORDS[wave.kind])} · ${wave.checklistCode}`}</p>
          <h2>{say('sheetOf', { auditor, count: rows.length })}</h2>
          <table>
            <thead>
              <tr>
                {[say('dueOn'), say('outlet'), say('code'), say('region'), say('visitCode'), say('sheetDone')].map((head) => (
                  <th key={head}>{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="num">{formatDate(row.dueOn)}</td>
                  <td>{row.reauditOf === null ? row.outletName : `${row.outletName}（${say('isReaudit')}）`}</td>
                  <td className="num">{row.outletCode}</td>
                  <td>{row.regionPath.slice(1).join(' / ')}</td>
                  <td className="num">{row.code}</td>
                  <td className="sheet-box" />
                </tr>
              ))}
            </tbody>
          </table>
          <p className="sheet-sign">{say('sheetSign')}</p>
        </section>
      ))}
    </div>
  );
}

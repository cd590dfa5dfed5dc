import { useEffect, useEffectEvent } from 'react';
import { createPortal } from 'react-dom';
import type { WaveDetail, WaveVisitRow } from '../../../shared/contract/planning-calls.ts';
import { VISIT_KIND_WORDS } from '../../components/status-tags.tsx';
import { COMMON } from '../../components/words.ts';
import { formatDate, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { PLANNING } from './words.ts';

export interface PrintedSheetsProps {
  readonly wave: WaveDetail;
  /** One page an auditor, or the record of the draw for whoever wants to repeat it. */
  readonly what: 'sheets' | 'draw';
  /** To the printer's dialog, or into a file. */
  readonly how: 'print' | 'pdf';
  readonly onDone: () => void;
}

/** Pages of a wave on their way to the printer or into a PDF; on the screen they are not seen. */
export function PrintedSheets({ wave, what, how, onDone }: PrintedSheetsProps) {
  const say = useWords(PLANNING);
  const notify = useNotify();
  const saving = useAction('wave:save-pdf');
  const done = useEffectEvent(onDone);
  const go = useEffectEvent(async () => {
    if (how === 'print') return window.print();
    const reply = await saving.run({ name: `${wave.name} ${say(what === 'draw' ? 'drawTitle' : 'sheetTitle')}` });
    if (!reply.ok) notify.error(reply.error);
    else if (reply.value !== null) notify.done(say('savedAs', { path: reply.value }), 6);
    done();
  });
  useEffect(() => {
    const finish = (): void => done();
    window.addEventListener('afterprint', finish);
    const timer = setTimeout(() => void go(), 50);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('afterprint', finish);
    };
  }, []);
  return createPortal(what === 'draw' ? <DrawPages wave={wave} /> : <SheetPages wave={wave} />, document.body);
}

/** The record of the draw: the seed, how it is worked out, and each stratum with the outlets drawn from it. */
function DrawPages({ wave }: { readonly wave: WaveDetail }) {
  const say = useWords(PLANNING);
  const lang = useLang();
  return (
    <div className="sheets">
      <section className="sheet">
        <h1>{say('drawTitle')}</h1>
        <p className="sheet-facts">{`${wave.name} · ${wave.code} · ${wave.from} – ${wave.to} · ${wave.checklistCode}`}</p>
        <h2>{`${say('seed')}${lang === 'zh' ? '：' : ': '}${wave.plan.seed}`}</h2>
        <p className="sheet-note">{say('seedHint')}</p>
        <table>
          <thead>
            <tr>
              {[say('ruleNo'), say('stratum'), say('inStratum'), say('drawn'), say('outletCodes')].map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(wave.draw ?? []).map(({ rule, name, outlets, drawn }) => (
              <tr key={`${rule} ${name}`}>
                <td className="num">{rule + 1}</td>
                <td>{name === '*' ? say('everybody') : name}</td>
                <td className="num">{outlets}</td>
                <td className="num">{drawn.length}</td>
                <td>{drawn.join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="sheet-sign">{say('drawSign')}</p>
      </section>
    </div>
  );
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

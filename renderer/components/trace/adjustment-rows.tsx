import { inLang } from '../../../shared/errors.ts';
import type { TraceAdjustments } from '../../../shared/grading/trace.ts';
import { formatDecimal, formatSigned } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { TRACE } from './trace-words.ts';

/** A line for all bonuses and one for all penalties that hold, each with its parts and its sum within the cap; of penalty points bonuses are taken off. */
export function AdjustmentRows({ adjustments, isLowBest }: { readonly adjustments: TraceAdjustments; readonly isLowBest: boolean }) {
  const say = useWords(TRACE);
  const lang = useLang();
  return (['bonus', 'penalty'] as const).map((kind) => {
    const items = adjustments.items.filter((item) => item.kind === kind);
    if (items.length === 0) return null;
    const sum = adjustments[kind];
    return (
      <tr key={kind} aria-level={4} className="trace-dimension">
        <td style={{ paddingLeft: 66 }}>{say(kind === 'bonus' ? 'bonuses' : 'penalties')}</td>
        <td />
        <td colSpan={3} className="quiet ellipsis">
          {items.map(({ name, points }) => `${inLang(name, lang)} ${formatDecimal(points)}`).join(lang === 'zh' ? '、' : ', ')}
        </td>
        <td className="num trace-right">{formatSigned((kind === 'bonus') === isLowBest ? `-${sum}` : sum)}</td>
      </tr>
    );
  });
}

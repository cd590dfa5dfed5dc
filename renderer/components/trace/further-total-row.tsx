import { inLang } from '../../../shared/errors.ts';
import type { Trace, TraceTotal } from '../../../shared/grading/trace.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { formatPlaces } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { levelName } from '../level-tag.tsx';
import { TRACE } from './trace-words.ts';

/** A further total: its points, and the line in it that the outlet's level or the next one asks for. */
export function FurtherTotalRow({ total, trace, levels }: { readonly total: TraceTotal; readonly trace: Trace; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(TRACE);
  const lang = useLang();
  const asked = trace.level.lines.flatMap(({ level, further }) => {
    const own = further?.find((line) => line.total === total.code);
    return own === undefined ? [] : [{ ...own, level: levelName(levels, level, lang, level) }];
  });
  const words = asked.map(({ level, line, distance, reached }) => {
    const away = formatPlaces((distance ?? '').replace(/^[-+]/, ''));
    return say(reached ? 'furtherReached' : 'furtherShort', { level, line: formatPlaces(line), distance: away });
  });
  return (
    <tr aria-level={3}>
      <td colSpan={5} style={{ paddingLeft: 36 }}>
        <span className="trace-line trace-wrap">
          <span className="strong">{inLang(total.name, lang)}</span> <span>{words.join(lang === 'zh' ? '；' : '; ')}</span>
        </span>
      </td>
      <td className="num trace-total">{formatPlaces(total.total)}</td>
    </tr>
  );
}

import type { ReactNode } from 'react';
import { inLang, type Lang } from '../../shared/errors.ts';
import { methodSentence } from '../../shared/grading/method-sentence.ts';
import type { Trace, TracePart } from '../../shared/grading/trace.ts';
import type { Explanation } from '../../shared/ipc-contract.ts';
import { shownRounding } from '../components/trace/trace-rows.ts';
import { TRACE } from '../components/trace/trace-words.ts';
import { formatDecimal, formatPlaces, formatSigned, NO_VALUE } from '../format.ts';
import { sayIn } from '../i18n.ts';
import type { FlowTable } from './flow.ts';
import { REPORTS } from './words.ts';

/** How the total adds up, dimension by dimension and indicator by indicator, as on the outlet's page. */
export function workingTable({ trace }: Explanation, lang: Lang): FlowTable {
  const say = sayIn(REPORTS, lang);
  return {
    kind: 'table',
    key: 'working-table',
    className: 'working',
    columns: (
      <>
        <col style={{ width: '27%' }} />
        <col style={{ width: '14%' }} />
        <col />
        <col style={{ width: '9%' }} />
        <col style={{ width: '10%' }} />
        <col style={{ width: '10%' }} />
      </>
    ),
    head: (
      <tr>
        <th>{say('item')}</th>
        <th className="right">{say('raw')}</th>
        <th>{say('how')}</th>
        <th className="right">{say('score')}</th>
        <th className="right">{say('weight')}</th>
        <th className="right">{say('points')}</th>
      </tr>
    ),
    rows: [...trace.root.children.flatMap((part) => partRows(part, 0, lang)), ...tailRows(trace, lang)],
  };
}

function partRows(part: TracePart, depth: number, lang: Lang): readonly ReactNode[] {
  const say = sayIn(TRACE, lang);
  const isDimension = part.indicator === null;
  const how = part.indicator === null ? '' : methodSentence(part.indicator, lang);
  const marked = part.mark === 'used' ? how : [say(part.mark), how].filter((text) => text !== '').join(lang === 'zh' ? '；' : '; ');
  return [
    <tr key={part.code} className={isDimension ? 'rp-dimension' : undefined}>
      <td style={{ paddingLeft: `${1.5 + depth * 3.2}mm` }}>{inLang(part.name, lang)}</td>
      <td className="num right">{part.indicator === null ? '' : rawText(part, lang)}</td>
      <td className="rp-how">{marked}</td>
      <td className="num right">{formatPlaces(part.score)}</td>
      <td className="num right">{part.effectiveWeight === null ? NO_VALUE : `${formatPlaces(part.effectiveWeight)}%`}</td>
      <td className="num right">{formatPlaces(part.contribution)}</td>
    </tr>,
    ...part.children.flatMap((child) => partRows(child, depth + 1, lang)),
  ];
}

/** Whole up to four places, as on the screen. */
export function rawText(part: { readonly indicator: TracePart['indicator'] }, lang: Lang): string {
  const { indicator } = part;
  if (indicator === null || indicator.raw === null) return NO_VALUE;
  return valueText(indicator.raw, indicator.unit === null ? '' : inLang(indicator.unit, lang));
}

export function valueText(raw: string, unit: string): string {
  const text = /\.\d{5,}$/.test(raw) ? formatPlaces(raw, 4) : formatDecimal(raw);
  return unit === '' || unit === '%' ? `${text}${unit}` : `${text} ${unit}`;
}

function tailRows(trace: Trace, lang: Lang): readonly ReactNode[] {
  const say = sayIn(REPORTS, lang);
  const rounding = shownRounding(trace);
  const sign = trace.isLowBest === true ? -1 : 1;
  const adjustments = trace.adjustments?.items ?? [];
  return [
    ...adjustments.map(({ code, name, kind, points }) => (
      <tr key={`adjust-${code}`}>
        <td colSpan={5} style={{ paddingLeft: '1.5mm' }}>
          {`${say(kind)}：${inLang(name, lang)}`.replace('：', lang === 'zh' ? '：' : ': ')}
        </td>
        <td className="num right">{formatSigned((kind === 'bonus') === (sign > 0) ? points : `-${points}`)}</td>
      </tr>
    )),
    ...(rounding === null
      ? []
      : [
          <tr key="rounding">
            <td style={{ paddingLeft: '1.5mm' }}>{say('rounding')}</td>
            <td colSpan={4} className="rp-how">
              {say('roundingHow')}
            </td>
            <td className="num right">{formatSigned(rounding)}</td>
          </tr>,
        ]),
    <tr key="total" className="rp-total">
      <td colSpan={5} style={{ paddingLeft: '1.5mm' }}>
        {say('total')}
      </td>
      <td className="num right">{formatPlaces(trace.total)}</td>
    </tr>,
  ];
}

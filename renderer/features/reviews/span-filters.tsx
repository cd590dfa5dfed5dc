import { Select } from 'antd';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import { parsePeriod, periodEnd, periodStart } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import { useWorkspace } from '../../app-state.tsx';
import { FilterFact } from '../../components/export/filter-facts.tsx';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { isRecord } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { REVIEWS } from '../../components/review/words.ts';

/** Which visits a page of figures looks at. */
export interface Span {
  /** First and last period; null: open. */
  readonly first: PeriodId | null;
  readonly last: PeriodId | null;
  readonly checklist: string | null;
}
export const WHOLE_SPAN: Span = { first: null, last: null, checklist: null };

export function isSpan(value: unknown): value is Span {
  return isRecord(value) && [value['first'], value['last']].every((each) => each === null || (typeof each === 'string' && parsePeriod(each) !== null)) && (value['checklist'] === null || typeof value['checklist'] === 'string');
}

/** The days and the checklist of a span, as requests ask. */
export function spanQuery({ first, last, checklist }: Span): { readonly from?: IsoDate; readonly to?: IsoDate; readonly checklist?: string } {
  return { ...(first === null ? {} : { from: periodStart(first) }), ...(last === null ? {} : { to: periodEnd(last) }), ...(checklist === null ? {} : { checklist }) };
}

/** From, to and checklist. */
export function SpanFilters({ span, onChange, hasChecklist = true }: { readonly span: Span; readonly onChange: (span: Span) => void; readonly hasChecklist?: boolean }) {
  const say = useWords(REVIEWS);
  const lang = useLang();
  const { store } = useWorkspace();
  const list = useCall('checklist:list', hasChecklist ? {} : null);
  const checklists = list.status === 'ready' ? list.value.filter((row) => row.current) : [];
  const periods = [{ value: '', label: say('anyTime') }, ...store.periods.map((period) => ({ value: period, label: formatPeriod(period, lang) }))];
  const choice = (label: string, value: PeriodId | null, change: (value: PeriodId | null) => void) => (
    <Select<string> aria-label={label} size="small" style={{ width: 116 }} popupMatchSelectWidth={false} value={value ?? ''} options={periods} onChange={(next) => change(parsePeriod(next))} />
  );
  return (
    <>
      <FilterFact name={say('spanFrom')} text={span.first === null ? null : formatPeriod(span.first, lang)} />
      <FilterFact name={say('spanTo')} text={span.last === null ? null : formatPeriod(span.last, lang)} />
      <FilterFact name={say('checklist')} text={checklists.filter(({ code }) => code === span.checklist).map(({ name }) => inLang(name, lang))[0] ?? null} />
      {choice(say('spanFrom'), span.first, (first) => onChange({ ...span, first }))}
      <span className="quiet">{say('spanTo')}</span>
      {choice(say('spanTo'), span.last, (last) => onChange({ ...span, last }))}
      {hasChecklist && checklists.length > 1 && (
        <Select<string>
          aria-label={say('checklist')}
          size="small"
          style={{ width: 180 }}
          popupMatchSelectWidth={false}
          value={span.checklist ?? ''}
          options={[{ value: '', label: say('anyChecklist') }, ...checklists.map((row) => ({ value: row.code, label: inLang(row.name, lang) }))]}
          onChange={(code) => onChange({ ...span, checklist: code === '' ? null : code })}
        />
      )}
    </>
  );
}

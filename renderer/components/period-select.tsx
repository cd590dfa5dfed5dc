import { Select } from 'antd';
import type { PeriodId } from '../../shared/dates.ts';
import { formatPeriod } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { useFilterFact } from './export/filter-facts.tsx';
import { COMMON } from './words.ts';

export interface PeriodSelectProps {
  readonly periods: readonly PeriodId[];
  readonly value: PeriodId | null;
  readonly onChange: (period: PeriodId) => void;
  readonly label?: string;
  readonly width?: number;
  readonly size?: 'small' | 'middle';
}

/** Chooses one of the given periods, newest first. */
export function PeriodSelect({ periods, value, onChange, label, width = 140, size = 'small' }: PeriodSelectProps) {
  const say = useWords(COMMON);
  const lang = useLang();
  useFilterFact(label ?? say('period'), value === null ? null : formatPeriod(value, lang));
  return (
    <Select<PeriodId>
      aria-label={label ?? say('period')}
      size={size}
      // What stands there when there are none is longer than any period.
      style={{ width: periods.length === 0 ? Math.max(width, 132) : width }}
      popupMatchSelectWidth={false}
      placeholder={say('noPeriods')}
      disabled={periods.length === 0}
      value={value}
      options={periods.map((period) => ({ value: period, label: formatPeriod(period, lang) }))}
      onChange={onChange}
    />
  );
}

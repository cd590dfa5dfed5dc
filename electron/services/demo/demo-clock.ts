import { dayOf } from './make-outlets.ts';
import type { MonthNumber } from '../../../shared/dates.ts';
import type { ServiceContext } from '../service-context.ts';

/** When things are said to have been done. Fixed days, but never later than now: what comes after must not lie before. */
export interface DemoClock {
  /** The instant of a day and a time `HH:MM` in China. */
  readonly instant: (day: string, time: string) => string;
  /** A clock that goes on from the morning on which a month is graded, the fifth of the next one. */
  readonly onGradingDay: (month: MonthNumber) => () => string;
}

const GRADING_DAY = 5;

export function createDemoClock(context: ServiceContext): DemoClock {
  const startedAt = context.now();
  const instant = (day: string, time: string): string => {
    const fixed = new Date(`${day}T${time}:00.000+08:00`).toISOString();
    return fixed < startedAt ? fixed : startedAt;
  };
  return {
    instant,
    onGradingDay(month) {
      const morning = Date.parse(instant(dayOf(month + 1, GRADING_DAY), '09:00'));
      const began = Date.parse(context.now());
      return () => new Date(morning + Date.parse(context.now()) - began).toISOString();
    },
  };
}

/** Facts that every visit's head has, whatever its checklist asks: each may be left empty. */
export const VISIT_FACTS = ['secondAuditor', 'timeSlot', 'arrivedAt', 'leftAt'] as const;
export type VisitFact = (typeof VISIT_FACTS)[number];

/**
 * Part of the day 时段. morning 早晨到上午: up to 11:00 · noon 中午: 11:00 to 14:00 · afternoon 下午: 14:00 to 17:30 · evening
 * 傍晚到晚上: 17:30 to 21:00 · night 夜间: after 21:00. A person states it; the arrival is not read for it.
 */
export const TIME_SLOTS = ['morning', 'noon', 'afternoon', 'evening', 'night'] as const;
export type TimeSlot = (typeof TIME_SLOTS)[number];

/** The facts as they stand; null: not stated. Times are `HH:MM` of the place's own clock. */
export interface VisitFacts {
  readonly secondAuditor: string | null;
  readonly timeSlot: TimeSlot | null;
  readonly arrivedAt: string | null;
  /** Earlier than the arrival: after midnight. */
  readonly leftAt: string | null;
}

/** What a text of the form's head says of a fact; null: nothing that the visit can keep. */
export function factValue(fact: VisitFact, text: string): string | null {
  const value = text.trim();
  if (value === '') return null;
  if (fact === 'arrivedAt' || fact === 'leftAt') return isClock(value) ? value : null;
  return fact === 'timeSlot' && !isTimeSlot(value) ? null : value;
}

/** Whether a text is a time of day, `00:00` to `23:59`. */
export function isClock(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Whether a text names a part of the day. */
export function isTimeSlot(text: string): text is TimeSlot {
  return (TIME_SLOTS as readonly string[]).includes(text);
}

import type { Database } from 'better-sqlite3';
import type { PeriodId } from '../../shared/dates.ts';

/** A striking figure that someone looked at and found right. */
export interface SeenFlag {
  readonly figureNo: number;
  readonly outletNo: number;
  /** The value of which it was said; another one is striking anew. */
  readonly value: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

interface Row {
  readonly figure_no: number;
  readonly outlet_no: number;
  readonly value: string;
  readonly reason: string;
  readonly at: string;
  readonly by_user: string;
}

export type FigureFlagRepository = ReturnType<typeof createFigureFlagRepository>;

/** What people said of striking figures. */
export function createFigureFlagRepository(db: Database) {
  const selectOfPeriod = db.prepare<[string], Row>('SELECT figure_no, outlet_no, value, reason, at, by_user FROM figure_flag_seen WHERE period = ?');
  const upsert = db.prepare<[number, string, number, string, string, string, string]>(`
    INSERT INTO figure_flag_seen (figure_no, period, outlet_no, value, reason, at, by_user) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET value = excluded.value, reason = excluded.reason, at = excluded.at, by_user = excluded.by_user`);
  const remove = db.prepare<[number, string, number]>('DELETE FROM figure_flag_seen WHERE figure_no = ? AND period = ? AND outlet_no = ?');

  return {
    seen: (period: PeriodId): readonly SeenFlag[] =>
      selectOfPeriod.all(period).map(({ figure_no, outlet_no, value, reason, at, by_user }) => ({ figureNo: figure_no, outletNo: outlet_no, value, reason, at, by: by_user })),
    put: (period: PeriodId, { figureNo, outletNo, value, reason, at, by }: SeenFlag): void => void upsert.run(figureNo, period, outletNo, value, reason, at, by),
    /** @returns whether there was one */
    remove: (period: PeriodId, figureNo: number, outletNo: number): boolean => remove.run(figureNo, period, outletNo).changes > 0,
  };
}

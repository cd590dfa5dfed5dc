import type { ReportSet } from '../../../shared/contract/report-set-calls.ts';
import type { Say } from '../../i18n.ts';
import type { REPORTS } from '../../reports/words.ts';
import type { REPORT_DESK } from './words.ts';

/** What a set holds, in words. */
export function itemNames({ items }: Pick<ReportSet, 'items'>, say: Say<typeof REPORT_DESK.table>, names: Say<typeof REPORTS.table>): readonly string[] {
  return items.map((item) => (item.kind === 'report' ? names(item.report) : `${say(`table:${item.table}`)} ${item.format.toUpperCase()}`));
}

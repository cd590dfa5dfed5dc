// The table that the workbook bench writes and reads: made anew row by row, the same every time.
import { numbersFrom } from '../../tests/builders/numbers-from.ts';

export const ROWS = 100_000;

/** 25 columns: codes and Chinese names, words of a choice, scores, amounts, counts, shares and days. */
export const COLUMNS = Array.from({ length: 25 }, (_, at) => ({
  header: `列${at + 1}`,
  kind: at < 8 ? ('text' as const) : at < 18 ? ('number' as const) : at < 22 ? ('integer' as const) : at < 24 ? ('date' as const) : ('percent' as const),
  ...(at >= 8 && at < 18 ? { places: 2 } : {}),
}));

const PLACES = ['城关区', '七里河区', '安宁区', '西固区', '榆中县', '永登县'];
const WORDS = ['自办厅', '合作厅', '代办点', '营业', '停业'];

export function* madeRows(rows = ROWS): Generator<readonly string[]> {
  const below = numbersFrom(20260901);
  for (let row = 0; row < rows; row += 1) {
    const cells: string[] = [`GS-${String(row).padStart(6, '0')}`, `${PLACES[below(6)]}第${row}营业厅`, `甘肃省/兰州市/${PLACES[below(6)]}`];
    for (let at = 3; at < 8; at += 1) cells.push(WORDS[below(5)]!);
    for (let at = 8; at < 18; at += 1) cells.push(`${below(100)}.${String(below(100)).padStart(2, '0')}`);
    for (let at = 18; at < 22; at += 1) cells.push(String(below(1_000_000)));
    for (let at = 22; at < 24; at += 1) cells.push(`2026-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`);
    cells.push(`${below(100)}.${below(10)}`);
    yield cells;
  }
}

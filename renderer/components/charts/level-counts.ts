import { inLang } from '../../../shared/errors.ts';
import type { RunDetail } from '../../../shared/ipc-contract.ts';
import { formatCount, formatPeriod, formatShare, NO_VALUE } from '../../format.ts';
import { defineWords, useLang, useWords } from '../../i18n.ts';
import { COMMON } from '../words.ts';
import { barConfig } from './bar-config.ts';
import { chartPicture } from './chart-picture.ts';
import type { ChartTable } from './chart-tools.tsx';

const WORDS = defineWords('levelCounts', {
  name: { zh: '星级分布', en: 'Levels' },
  thisRun: { zh: '本期', en: 'This period' },
  share: { zh: '占比', en: 'Share' },
  before: { zh: '上期', en: 'Before' },
});

/** What the chart of a run's levels, however a screen draws it, gives to its panel: name, numbers, picture. */
export function useLevelCounts(run: RunDetail): { readonly name: string; readonly table: ChartTable; readonly picture: () => Promise<Blob | null> } {
  const say = useWords(WORDS);
  const common = useWords(COMMON);
  const lang = useLang();
  const levels = [...run.levels].reverse().map(({ name, outlets, before }) => ({ name: inLang(name, lang), outlets, before }));
  const rows = run.belowScale > 0 ? [...levels, { name: common('belowScale'), outlets: run.belowScale, before: null }] : levels;
  const hasBefore = rows.some(({ before }) => before !== null);
  const name = `${say('name')} ${formatPeriod(run.period, lang)}`;
  return {
    name,
    table: {
      heads: [common('level'), say('thisRun'), say('share'), ...(hasBefore ? [say('before')] : [])],
      rows: rows.map((row) => [row.name, formatCount(row.outlets), formatShare(row.outlets, run.graded), ...(hasBefore ? [row.before === null ? NO_VALUE : formatCount(row.before)] : [])]),
    },
    picture: () =>
      chartPicture(
        barConfig({
          labels: rows.map((row) => row.name),
          series: [
            { name: say('thisRun'), values: rows.map(({ outlets }) => String(outlets)), kind: 'this' },
            ...(hasBefore ? [{ name: say('before'), values: rows.map(({ before }) => (before === null ? null : String(before))), kind: 'before' as const }] : []),
          ],
        }),
        name,
      ),
  };
}

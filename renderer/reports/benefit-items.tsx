import type { LevelBenefit } from '../../shared/contract/report-calls.ts';
import { inLang, type Lang } from '../../shared/errors.ts';
import { NO_VALUE } from '../format.ts';
import { sayIn } from '../i18n.ts';
import type { FlowItem } from './flow.ts';
import { Part } from './parts.tsx';
import { REPORTS } from './words.ts';

/**
 * What the level grants; nothing where no benefits are kept.
 *
 * @param before what the level before granted, to stand beside it; null: not asked
 */
export function benefitItems(now: readonly LevelBenefit[], before: readonly LevelBenefit[] | null, lang: Lang): readonly FlowItem[] {
  const say = sayIn(REPORTS, lang);
  const names = [...new Map([...now, ...(before ?? [])].map(({ name }) => [name.zh, name])).values()];
  if (names.length === 0) return [];
  const valueIn = (list: readonly LevelBenefit[], name: string): string => {
    const found = list.find((each) => each.name.zh === name);
    return found === undefined ? NO_VALUE : inLang(found.value, lang);
  };
  return [
    { kind: 'block', key: 'benefits', node: <Part title={say('benefits')} />, keepWithNext: true },
    {
      kind: 'table',
      key: 'benefits-table',
      columns: (
        <>
          <col style={{ width: '34%' }} />
          {before !== null && <col />}
          <col />
        </>
      ),
      head: (
        <tr>
          <th>{say('benefit')}</th>
          {before !== null && <th>{say('benefitOld')}</th>}
          <th>{say('benefitNow')}</th>
        </tr>
      ),
      rows: names.map((name) => (
        <tr key={name.zh}>
          <td>{inLang(name, lang)}</td>
          {before !== null && <td className="quiet">{valueIn(before, name.zh)}</td>}
          <td>{valueIn(now, name.zh)}</td>
        </tr>
      )),
    },
  ];
}

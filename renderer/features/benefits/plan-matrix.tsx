import { Button } from 'antd';
import type { Benefit, BenefitCell } from '../../../shared/benefits/plan.ts';
import { inLang, type Lang } from '../../../shared/errors.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelTag } from '../../components/level-tag.tsx';
import { formatDecimal, NO_VALUE } from '../../format.ts';
import { useLang, useWords, type Say } from '../../i18n.ts';
import { formatMoney } from '../../components/benefits/money.ts';
import { usePlan } from './plan-context.ts';
import { addBenefit } from './plan-edits.ts';
import { BENEFITS } from '../../components/benefits/words.ts';

/** Which cell is edited; `level` null: the benefit itself. */
export interface CellPlace {
  readonly benefit: number;
  readonly level: string | null;
}

/** All benefits by all levels, the lowest level left. */
export function PlanMatrix({ at, onChoose }: { readonly at: CellPlace | null; readonly onChoose: (place: CellPlace) => void }) {
  const { plan, levels, problems, edit, isReadOnly } = usePlan();
  const say = useWords(BENEFITS);
  const lang = useLang();
  const hasFault = (path: string): boolean => problems.some((problem) => problem.severity === 'error' && (problem.path === path || problem.path.startsWith(`${path}.`)));
  return (
    <div className="bn-matrix-scroll">
      <table className="bn-matrix">
        <thead>
          <tr>
            <th scope="col">{say('benefit')}</th>
            {levels.map((level) => (
              <th key={level.code} scope="col">
                <LevelTag code={level.code} levels={levels} size={11} show="both" />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.benefits.map((benefit, place) => (
            <tr key={place}>
              <th scope="row" className={at?.benefit === place ? 'bn-at' : ''}>
                <button type="button" className="bn-name" aria-pressed={at?.benefit === place && at.level === null} onClick={() => onChoose({ benefit: place, level: null })}>
                  <span>{inLang(benefit.name, lang)}</span>
                  <span className="hint">{unitWords(benefit, say, lang)}</span>
                </button>
              </th>
              {levels.map((level) => {
                const cell = benefit.levels[level.code];
                const text = cellText(benefit, cell, say, lang);
                const isFormula = cell !== undefined && 'formula' in cell;
                const isAt = at?.benefit === place && at.level === level.code;
                const isWrong = hasFault(`benefits[${place}].levels.${level.code}`);
                return (
                  <td key={level.code}>
                    <button
                      type="button"
                      className={`bn-cell${isAt ? ' bn-at' : ''}${isWrong ? ' bn-wrong' : ''}${cell === undefined ? ' quiet' : ''}${isFormula ? ' bn-fx' : ''}`}
                      aria-label={say('cellOf', { name: inLang(benefit.name, lang), level: inLang(level.name, lang), value: text })}
                      aria-pressed={isAt}
                      title={isFormula ? cell.formula : text}
                      onClick={() => onChoose({ benefit: place, level: level.code })}
                    >
                      {isWrong && <Icon name="warning" size={12} />}
                      <span className="ellipsis">{text}</span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {!isReadOnly && (
        <div className="bn-add">
          <Button
            size="small"
            icon={<Icon name="plus" size={14} />}
            onClick={() => {
              edit(addBenefit(say('newBenefit')));
              onChoose({ benefit: plan.benefits.length, level: null });
            }}
          >
            {say('addBenefit')}
          </Button>
        </div>
      )}
    </div>
  );
}

function unitWords({ kind, unit, currency }: Benefit, say: Say<typeof BENEFITS.table>, lang: Lang): string {
  if (kind === 'quantity' && unit !== undefined) return inLang(unit, lang);
  return kind === 'money' ? (currency ?? 'CNY') : say(`kind_${kind}`);
}

/** What a level gets, shortly; a formula stands as it is written. */
export function cellText(benefit: Pick<Benefit, 'kind' | 'currency'>, cell: BenefitCell | undefined, say: Say<typeof BENEFITS.table>, lang: Lang): string {
  if (cell === undefined) return NO_VALUE;
  if ('formula' in cell) return `ƒ ${cell.formula}`;
  if ('text' in cell) return inLang(cell.text, lang);
  if (typeof cell.value === 'boolean') return say(cell.value ? 'yes' : 'no');
  return benefit.kind === 'money' && !String(cell.value).includes('/') ? formatMoney(String(cell.value)) : formatDecimal(String(cell.value));
}

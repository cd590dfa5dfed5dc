import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { TickField } from '../fields/choice-field.tsx';
import { Field, PlaceProblems } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { useSet } from '../designer-context.ts';
import { LevelRuleFields } from '../levels/level-rule.tsx';
import { insert } from '../model/scheme-edit.ts';
import { CohortField } from '../rules/cohort-field.tsx';
import { DESIGNER } from '../words.ts';
import type { MethodEditing, MethodProps } from './method-kind.ts';
import { OrderField } from './order-field.tsx';

/** Levels of the raw values by themselves, by lines, seats or groups, each with its points. */
export const levelsMethod: MethodEditing<'levels'> = {
  word: 'methodLevels',
  about: 'aboutLevels',
  begin: (max) => ({ kind: 'levels', rule: { kind: 'cutoffs' }, levels: [{ points: 0 }, { line: null, points: max }] }),
  Fields: LevelsFields,
  Picture: null,
};

function LevelsFields({ path, method }: MethodProps<'levels'>) {
  const say = useWords(DESIGNER);
  const { edit, isReadOnly } = useDesigner();
  const set = useSet();
  const { kind } = method.rule;
  const hasLines = kind === 'cutoffs' || kind === 'cutoffsWithQuota';
  const hasSeats = kind === 'quota' || kind === 'cutoffsWithQuota';
  return (
    <>
      <LevelRuleFields path={`${path}.rule`} kinds={['cutoffs', 'quota', 'cutoffsWithQuota', 'clusters']} isScheme={false} />
      <div className="df-row">
        <OrderField path={`${path}.order`} value={method.order} />
        <CohortField path={`${path}.cohort`} fallback={say('cohortOfScheme')} />
      </div>
      <table className="df-table">
        <thead>
          <tr>
            <th scope="col">{say('levelPlace')}</th>
            {hasLines && <th scope="col">{say('line')}</th>}
            {hasSeats && <th scope="col">{say('seats')}</th>}
            <th scope="col" className="df-right">
              {say('points')}
            </th>
            {!isReadOnly && <th aria-label={say('actions')} />}
          </tr>
        </thead>
        <tbody>
          {method.levels.map((level, place) => {
            const own = `${path}.levels[${place}]`;
            const name = say('rowNumber', { n: place + 1 });
            const isLowest = place === 0;
            return (
              <tr key={place}>
                <td>{place + 1}</td>
                {hasLines && (
                  <td>
                    <span className="row">
                      <NumberField path={`${own}.line`} label={`${name} ${say('line')}`} empty={isLowest ? 'leaveOut' : 'unknown'} placeholder={isLowest ? say('rest') : '?'} width={84} />
                      {level.line !== undefined && <TickField label={say('exclusive')} value={level.lineExclusive === true} onChange={(next) => set(`${own}.lineExclusive`, next ? true : undefined)} />}
                    </span>
                    <PlaceProblems path={`${own}.line`} />
                  </td>
                )}
                {hasSeats && (
                  <td>
                    <NumberField path={level.seats === undefined ? `${own}.share` : `${own}.seats`} label={`${name} ${say('seats')}`} unit={level.seats === undefined ? '%' : ''} empty={isLowest ? 'leaveOut' : 'unknown'} placeholder={isLowest ? say('rest') : '?'} width={84} />
                    <PlaceProblems path={`${own}.share`} />
                  </td>
                )}
                <td className="df-right">
                  <NumberField path={`${own}.points`} label={`${name} ${say('points')}`} places={2} width={76} />
                  <PlaceProblems path={own} />
                </td>
                {!isReadOnly && (
                  <td>
                    <RowTools path={own} name={name} least={2} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="df-row df-under">
        <AddButton label={say('addLevelRow')} onClick={() => edit(insert(`${path}.levels`, { ...(hasLines ? { line: null } : {}), ...(kind === 'quota' ? { share: null } : {}), points: null }))} />
        <span className="grow" />
        <Field label={say('belowScale')} path={`${path}.otherwise`} inline>
          <NumberField path={`${path}.otherwise`} label={say('belowScale')} unit={say('pointsUnit')} empty="leaveOut" placeholder="0" width={84} />
        </Field>
      </div>
    </>
  );
}

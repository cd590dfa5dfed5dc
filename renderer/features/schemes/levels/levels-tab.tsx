import { useState } from 'react';
import { inLang } from '../../../../shared/errors.ts';
import type { Level } from '../../../../shared/scheme/scheme.ts';
import { levelInfos } from '../../../../shared/scheme/level-infos.ts';
import { LevelTag } from '../../../components/level-tag.tsx';
import { Panel } from '../../../components/panel.tsx';
import { formatCount, formatShare, NO_VALUE } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { TickField } from '../fields/choice-field.tsx';
import { DefaultMark, Field, PlaceProblems } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { NameFields, TextField } from '../fields/text-field.tsx';
import { renameCode } from '../model/rename-code.ts';
import { insert } from '../model/scheme-edit.ts';
import { freeCode } from '../model/scheme-text.ts';
import { DESIGNER } from '../words.ts';
import { FurtherTotals } from './further-totals.tsx';
import { GateList } from './gate-list.tsx';
import { LEVEL_RULE_KINDS, LevelRuleFields } from './level-rule.tsx';
import { TieBreakers } from './tie-breakers.tsx';
import { LevelSteps } from './level-steps.tsx';

/** Levels from the best down with lines, gates, seats and the outlets on each; how levels are given; level steps. */
export function LevelsTab() {
  const { scheme, trial, edit, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const set = useSet();
  const infos = levelInfos(scheme);
  const [chosen, setChosen] = useState<string | null>(null);
  const rule = scheme.levelRule?.kind ?? 'cutoffs';
  const hasLines = rule === 'cutoffs' || rule === 'cutoffsWithQuota';
  const hasSeats = rule === 'quota' || rule === 'cutoffsWithQuota';
  const current = scheme.levels.find(({ code }) => code === chosen) ?? scheme.levels.at(-1) ?? null;
  const place = current === null ? -1 : scheme.levels.indexOf(current);
  const top = scheme.levels.length;
  function add(): void {
    const code = freeCode(`level-${top + 1}`, new Set(scheme.levels.map((level) => level.code)));
    const stars = scheme.levels.at(-1)?.stars;
    edit(insert('levels', { code, name: { zh: say('newLevel') }, ...(stars === undefined ? {} : { stars: stars + 1 }), ...(hasLines ? { line: null } : {}), ...(hasSeats ? { share: null } : {}) }));
    setChosen(code);
  }
  return (
    <div className="lv-split">
      <Panel title={<>{say('levelsTitle')} <DefaultMark path="levels" /></>} hint={say('levelsHint', { n: top })} flush tools={top < 30 && <AddButton label={say('addLevel')} onClick={add} />}>
        <div className="lv-scroll">
          <table className="df-table lv-table">
            <thead>
              <tr>
                <th scope="col">{say('level')}</th>
                <th scope="col">{say('nameWord')}</th>
                <th scope="col" className="df-right">
                  {say('stars')}
                </th>
                {hasLines && (
                  <th scope="col" className="df-right">
                    {say(scheme.order === 'low' ? 'lineLow' : 'line')}
                  </th>
                )}
                {hasLines &&
                  (scheme.totals ?? []).map((total) => (
                    <th key={total.code} scope="col" className="df-right">
                      {inLang(total.name, lang)}
                    </th>
                  ))}
                {hasSeats && (
                  <th scope="col" className="df-right">
                    {say('seats')}
                  </th>
                )}
                {hasLines && <th scope="col">{say('gates')}</th>}
                <th scope="col" className="df-right">
                  {say('outlets')}
                </th>
                <th scope="col" className="df-right">
                  {say('share')}
                </th>
                {!isReadOnly && <th aria-label={say('actions')} />}
              </tr>
            </thead>
            <tbody>
              {[...scheme.levels.entries()].reverse().map(([index, level]) => (
                <LevelRow
                  key={level.code}
                  level={level}
                  path={`levels[${index}]`}
                  isChosen={level === current}
                  onChoose={() => setChosen(level.code)}
                  hasLines={hasLines}
                  hasSeats={hasSeats}
                  tag={<LevelTag code={level.code} levels={infos} size={11} show="stars" />}
                  name={inLang(level.name, lang)}
                  outlets={trial === null ? null : (trial.now.reached[level.code] ?? 0)}
                  graded={trial?.now.graded ?? 0}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <div className="lv-side">
        <Panel title={say('levelRule')}>
          <LevelRuleFields path="levelRule" kinds={LEVEL_RULE_KINDS} isScheme />
        </Panel>
        {current !== null && (
          <Panel title={hasLines ? say('gatesOf', { level: inLang(current.name, lang) }) : inLang(current.name, lang)} hint={hasLines ? say('gatesHint') : ''}>
            {hasLines && <GateList path={`levels[${place}].gates`} gates={current.gates ?? []} />}
            {current.line !== undefined && <TickField label={say('lineExclusive')} value={current.lineExclusive === true} onChange={(next) => set(`levels[${place}].lineExclusive`, next ? true : undefined)} />}
            <Field label={say('nameWord')} path={`levels[${place}].name`}>
              <NameFields path={`levels[${place}].name`} label={say('nameZh')} labelEn={say('nameEn')} width={140} />
            </Field>
            <Field label={say('code')} path={`levels[${place}].code`}>
              <TextField path={`levels[${place}].code`} label={say('code')} width={140} mono onDone={(code) => !scheme.levels.some((level) => level.code === code) && edit(renameCode(`levels[${place}]`, 'level', current.code, code))} />
            </Field>
          </Panel>
        )}
        <FurtherTotals totals={scheme.totals ?? []} />
        <TieBreakers breakers={scheme.tieBreakers ?? []} />
        <LevelSteps steps={(scheme.levelSteps ?? [])} />
      </div>
    </div>
  );
}

interface LevelRowProps {
  readonly level: Level;
  readonly path: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly hasLines: boolean;
  readonly hasSeats: boolean;
  readonly tag: React.ReactNode;
  readonly name: string;
  readonly outlets: number | null;
  readonly graded: number;
}

function LevelRow({ level, path, isChosen, onChoose, hasLines, hasSeats, tag, name, outlets, graded }: LevelRowProps) {
  const { isReadOnly, scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const isLowest = path === 'levels[0]';
  const gates = (level.gates ?? []).length;
  return (
    <tr className={isChosen ? 'lv-chosen' : ''} onFocus={onChoose} onClick={onChoose}>
      <td>{tag}</td>
      <td>
        <TextField path={`${path}.name.${lang === 'en' && level.name.en !== undefined ? 'en' : 'zh'}`} label={say('nameOf', { name })} width={96} />
        <PlaceProblems path={path} />
        <PlaceProblems path={`${path}.code`} />
      </td>
      <td className="df-right">
        <NumberField path={`${path}.stars`} label={say('starsOf', { name })} empty="leaveOut" placeholder={NO_VALUE} step="0.5" width={52} />
      </td>
      {hasLines && (
        <td className="df-right">
          <NumberField path={`${path}.line`} label={say('lineOf', { name })} empty={isLowest ? 'leaveOut' : 'unknown'} placeholder={isLowest ? say('rest') : '?'} places={2} width={80} />
          <PlaceProblems path={`${path}.line`} />
        </td>
      )}
      {hasLines &&
        (scheme.totals ?? []).map((total) => (
          <td key={total.code} className="df-right">
            <NumberField path={`${path}.lines.${total.code}`} label={`${say('lineOf', { name })} ${inLang(total.name, lang)}`} empty="leaveOut" places={2} width={80} />
            <PlaceProblems path={`${path}.lines.${total.code}`} />
          </td>
        ))}
      {hasSeats && (
        <td className="df-right">
          <SeatField path={path} level={level} name={name} />
          <PlaceProblems path={`${path}.share`} />
          <PlaceProblems path={`${path}.seats`} />
        </td>
      )}
      {hasLines && (
        <td>
          {gates === 0 && isReadOnly ? (
            NO_VALUE
          ) : (
            <button type="button" className="link" onClick={onChoose}>
              {gates === 0 ? say('addGate') : say('gateCount', { count: gates })}
            </button>
          )}
        </td>
      )}
      <td className="num df-right strong">{outlets === null ? NO_VALUE : formatCount(outlets)}</td>
      <td className="num df-right quiet">{outlets === null ? NO_VALUE : formatShare(outlets, graded)}</td>
      {!isReadOnly && (
        <td>
          <RowTools path={path} name={name} least={2} order={false} />
        </td>
      )}
    </tr>
  );
}

/** Percent of the cohort, or a number of outlets. */
function SeatField({ path, level, name }: { readonly path: string; readonly level: Level; readonly name: string }) {
  const { isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const isNumber = level.seats !== undefined;
  const isLowest = path === 'levels[0]';
  return (
    <span className="row df-seat">
      {isNumber ? <NumberField path={`${path}.seats`} label={say('seatsOf', { name })} whole least={0} empty="leaveOut" width={72} /> : <NumberField path={`${path}.share`} label={say('seatsOf', { name })} empty={isLowest ? 'leaveOut' : 'unknown'} placeholder={isLowest ? say('rest') : '?'} width={72} />}
      {!isReadOnly && (
        <button
          type="button"
          className="link hint"
          title={say('seatKind')}
          onClick={() => {
            set(`${path}.${isNumber ? 'seats' : 'share'}`, undefined);
            set(`${path}.${isNumber ? 'share' : 'seats'}`, isNumber ? null : 0);
          }}
        >
          {isNumber ? say('outletsUnit') : '%'}
        </button>
      )}
    </span>
  );
}

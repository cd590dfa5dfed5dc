import type { VetoEffect } from '../../../../shared/scheme/scheme.ts';
import { useWords, type Say } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { insert } from '../model/scheme-edit.ts';
import type { SchemeNames } from '../model/scheme-names.ts';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';

const KINDS = ['capLevel', 'lower', 'demoteAtOnce', 'demoteToLevel', 'forceLevel', 'capTotal', 'noPromotion', 'forceState'] as const satisfies readonly VetoEffect['kind'][];

const STATES = ['belowScale', 'notGraded', 'notEligible', 'pending', 'terminated'] as const;

/** What a veto does, one line an effect, each a sentence with its number in it. */
export function VetoEffects({ path, effects }: { readonly path: string; readonly effects: readonly VetoEffect[] }) {
  const { edit } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const lowest = names.levels[0]?.value ?? '';
  const begin = (kind: VetoEffect['kind']): unknown => {
    if (kind === 'capTotal') return { kind, at: 59 };
    if (kind === 'capLevel') return { kind, at: lowest };
    if (kind === 'forceLevel') return { kind, level: lowest };
    if (kind === 'forceState') return { kind, state: 'notGraded' };
    if (kind === 'noPromotion') return { kind, periods: 1 };
    return kind === 'demoteToLevel' ? { kind } : { kind, by: 1 };
  };
  return (
    <ul className="df-lines">
      {effects.map((effect, place) => {
        const own = `${path}[${place}]`;
        return (
          <li key={place} className="df-sentence">
            <ChoiceField label={say('effect')} value={effect.kind} choices={KINDS.map((kind) => ({ value: kind, label: say(`effect_${kind}`) }))} onChange={(kind) => set(own, begin(kind as VetoEffect['kind']))} width={170} />
            {effect.kind === 'capTotal' && <NumberField path={`${own}.at`} label={say('effect_capTotal')} unit={say('pointsUnit')} empty="refuse" width={84} />}
            {effect.kind === 'capLevel' && <ChoiceField label={say('level')} value={effect.at} choices={names.levels} onChange={(at) => set(`${own}.at`, at)} width={120} path={`${own}.at`} />}
            {effect.kind === 'forceLevel' && <ChoiceField label={say('level')} value={effect.level} choices={names.levels} onChange={(level) => set(`${own}.level`, level)} width={120} path={`${own}.level`} />}
            {(effect.kind === 'lower' || effect.kind === 'demoteAtOnce') && <NumberField path={`${own}.by`} label={say(`effect_${effect.kind}`)} unit={say('levelsUnit')} whole least={1} empty="refuse" width={72} />}
            {effect.kind === 'noPromotion' && (
              <>
                <span>{say('andNext')}</span>
                <NumberField path={`${own}.periods`} label={say('effect_noPromotion')} unit={say('periodsUnit')} whole least={0} empty="refuse" width={72} />
              </>
            )}
            {effect.kind === 'forceState' && <ChoiceField label={say('effect_forceState')} value={effect.state} choices={STATES.map((state) => ({ value: state, label: say(`state_${state}`) }))} onChange={(state) => set(`${own}.state`, state)} width={120} />}
            <RowTools path={own} name={say(`effect_${effect.kind}`)} least={1} order={false} />
            <PlaceProblems path={own} />
            <PlaceProblems path={`${own}.at`} />
            <PlaceProblems path={`${own}.level`} />
          </li>
        );
      })}
      <li>
        <AddButton label={say('addEffect')} onClick={() => edit(insert(path, begin('capLevel')))} />
      </li>
    </ul>
  );
}

/** 最高三星，立即降 1 级. */
export function effectsText(effects: readonly VetoEffect[], names: SchemeNames, say: Say<typeof DESIGNER.table>): string {
  return effects
    .map((effect) => {
      const word = effect.kind in EFFECT_WORDS ? say(`effect_${effect.kind}`) : effect.kind;
      if (effect.kind === 'capTotal') return `${word} ${effect.at}`;
      if (effect.kind === 'capLevel') return `${word}${names.of(names.levels, effect.at)}`;
      if (effect.kind === 'forceLevel') return `${word}${names.of(names.levels, effect.level)}`;
      if (effect.kind === 'forceState') return `${word}${say(`state_${effect.state}`)}`;
      if (effect.kind === 'lower' || effect.kind === 'demoteAtOnce') return `${word} ${effect.by} ${say('levelsUnit')}`;
      if (effect.kind === 'noPromotion') return `${word}${say('andNext')} ${effect.periods} ${say('periodsUnit')}`;
      return word;
    })
    .join(names.lang === 'zh' ? '，' : ', ');
}

const EFFECT_WORDS: Readonly<Record<string, true>> = Object.fromEntries(KINDS.map((kind) => [kind, true]));


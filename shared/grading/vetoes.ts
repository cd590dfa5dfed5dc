import { setExact, valueAt, type ExactColumn } from '../exact/exact-column.ts';
import { max, min } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { assertNever } from '../errors.ts';
import type { ForcedState, Order, Scheme, Veto, VetoEffect } from '../scheme/scheme.ts';
import { BELOW, NO_LEVEL } from './raw-level.ts';

/** What the vetoes that hold for an outlet mean for its movement; one object for all outlets with the same vetoes. */
export interface VetoOutcome {
  readonly vetoes: readonly Veto[];
  readonly codes: readonly string[];
  readonly effects: readonly VetoEffect[];
  /** Highest level that a veto leaves to an entering outlet; null: any. */
  readonly levelCap: number | null;
  /** The first state that a veto forces. */
  readonly forced: { readonly veto: string; readonly state: ForcedState } | null;
  readonly demoteBy: number | null;
  /** A held level above this period's falls to it at once. */
  readonly demotesToLevel: boolean;
  readonly forbidsPromotion: boolean;
}

/** The vetoes that hold, by row; `held[i]` tells for the scheme's veto i. */
export function gatherVetoes(scheme: Scheme, held: readonly Uint8Array[]): ReadonlyMap<number, VetoOutcome> {
  const vetoes = scheme.vetoes ?? [];
  const outcomes = new Map<string, VetoOutcome>();
  const byRow = new Map<number, VetoOutcome>();
  const rows = held[0]?.length ?? 0;
  for (let row = 0; row < rows; row += 1) {
    let key = '';
    for (let place = 0; place < held.length; place += 1) if (held[place]![row] === 1) key += `${place} `;
    if (key === '') continue;
    const outcome = outcomes.get(key) ?? vetoOutcome(scheme, vetoes.filter((_, place) => held[place]![row] === 1));
    outcomes.set(key, outcome);
    byRow.set(row, outcome);
  }
  return byRow;
}

/** What these vetoes mean together. */
export function vetoOutcome(scheme: Scheme, vetoes: readonly Veto[]): VetoOutcome {
  const effects = vetoes.flatMap((veto) => veto.effects);
  const forced = vetoes.flatMap(({ code, effects: own }) => own.flatMap((effect) => (effect.kind === 'forceState' ? [{ veto: code, state: effect.state }] : [])))[0] ?? null;
  const caps = effects.flatMap((effect) =>
    effect.kind === 'capLevel' ? [levelPlace(scheme, effect.at)] : effect.kind === 'forceLevel' ? [levelPlace(scheme, effect.level)] : [],
  );
  if (forced?.state === 'belowScale') caps.push(BELOW);
  const demotions = effects.flatMap((effect) => (effect.kind === 'demoteAtOnce' ? [effect.by] : []));
  return {
    vetoes,
    codes: vetoes.map(({ code }) => code),
    effects,
    levelCap: caps.length === 0 ? null : Math.min(...caps),
    forced,
    demoteBy: demotions.length === 0 ? null : Math.max(...demotions),
    demotesToLevel: effects.some(({ kind }) => kind === 'demoteToLevel'),
    forbidsPromotion: effects.some(({ kind }) => kind === 'noPromotion'),
  };
}

/** Place of a level in the scheme by its code. */
export function levelPlace(scheme: Scheme, code: string): number {
  return scheme.levels.findIndex((level) => level.code === code);
}

/** Caps the totals of the rows whose vetoes say so (a floor of penalty points); the column itself is kept. */
export function capTotals(total: ExactColumn, order: Order, outcomes: ReadonlyMap<number, VetoOutcome>): ExactColumn {
  const capped: ExactColumn = { num: total.num.slice(), den: total.den, big: new Map(total.big) };
  for (const [row, { effects }] of outcomes) {
    let value = valueAt(total, row);
    if (value === null) continue;
    for (const effect of effects) if (effect.kind === 'capTotal') value = order === 'low' ? max(value, exactNumber(effect.at)) : min(value, exactNumber(effect.at));
    setExact(capped, row, value);
  }
  return capped;
}

/** The level after vetoes: each effect is read from the level after the steps, the lowest outcome stands; a forced state beats them. */
export function levelAfterVetoes(scheme: Scheme, raw: number, outcome: VetoOutcome | undefined): number {
  if (outcome === undefined || raw === NO_LEVEL) return raw;
  if (outcome.forced !== null) return outcome.forced.state === 'belowScale' ? BELOW : NO_LEVEL;
  const outcomes = outcome.effects.flatMap((effect) => {
    switch (effect.kind) {
      case 'capLevel':
        return [Math.min(raw, levelPlace(scheme, effect.at))];
      case 'forceLevel':
        return [levelPlace(scheme, effect.level)];
      case 'lower':
        return [raw === BELOW ? BELOW : Math.max(0, raw - effect.by)];
      case 'capTotal':
      case 'forceState':
      case 'demoteAtOnce':
      case 'demoteToLevel':
      case 'noPromotion':
        return [];
      default:
        return assertNever(effect);
    }
  });
  return outcomes.length === 0 ? raw : Math.min(...outcomes);
}

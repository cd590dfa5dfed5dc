import { useRef, type ReactNode } from 'react';
import type { TrialIndicator } from '../../../../shared/contract/scheme-calls.ts';
import type { Method } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { PlaceProblems } from '../fields/field.tsx';
import { valueAt } from '../model/document-path.ts';
import { DESIGNER } from '../words.ts';
import { bandsMethod } from './band-method.tsx';
import { categoriesMethod } from './category-method.tsx';
import { deductMethod } from './deduct-method.tsx';
import { formulaMethod } from './formula-method.tsx';
import { directMethod, linearMethod, targetMethod } from './line-methods.tsx';
import type { MethodEditing, MethodKind, MethodOf, MethodProps } from './method-kind.ts';
import { levelsMethod } from './levels-method.tsx';
import { minmaxMethod, zscoreMethod } from './peer-methods.tsx';
import { rankMethod } from './rank-method.tsx';

/** Every method, in the order in which they are offered. */
export const METHOD_EDITORS: { readonly [K in MethodKind]: MethodEditing<K> } = {
  linear: linearMethod,
  target: targetMethod,
  bands: bandsMethod,
  rank: rankMethod,
  deduct: deductMethod,
  categories: categoriesMethod,
  zscore: zscoreMethod,
  minmax: minmaxMethod,
  direct: directMethod,
  levels: levelsMethod,
  formula: formulaMethod,
};
const KINDS = Object.keys(METHOD_EDITORS) as readonly MethodKind[];

/** The methods to choose from. What a method said before is there again when one comes back to it. */
export function MethodKindChoice({ path, max, none }: { readonly path: string; readonly max: number; readonly none?: string }) {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const left = useRef(new Map<string, Method>());
  const method = valueAt(scheme, path) as Method | undefined;
  function choose(kind: string): void {
    if (kind === (method?.kind ?? '')) return;
    if (method !== undefined) left.current.set(`${path} ${method.kind}`, method);
    set(path, kind === '-' ? undefined : (left.current.get(`${path} ${kind}`) ?? METHOD_EDITORS[kind as MethodKind].begin(max)));
  }
  const choices = KINDS.map((kind) => ({ value: kind, label: say(METHOD_EDITORS[kind].word) }));
  return <ChoiceField label={say('method')} value={method?.kind ?? '-'} choices={none === undefined ? choices : [{ value: '-', label: none }, ...choices]} onChange={choose} width={132} path={path} />;
}

interface PartsProps {
  readonly path: string;
  readonly max: number;
  readonly unit: string;
  readonly facts: TrialIndicator | null;
}

/** The fields of the method at a path, with its picture beside them. */
export function MethodParts(props: PartsProps) {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const method = valueAt(scheme, props.path) as Method | undefined;
  if (method === undefined) return null;
  const { fields, picture } = partsOf(method, props);
  return (
    <div className={picture === null ? 'dm-parts dm-alone' : isBroad(method) ? 'dm-parts dm-broad' : 'dm-parts'}>
      <div className="dm-fields">
        <p className="hint dm-about">{say(METHOD_EDITORS[method.kind].about)}</p>
        <PlaceProblems path={props.path} />
        {fields}
      </div>
      {picture !== null && <div className="dm-picture">{picture}</div>}
    </div>
  );
}

/** A table with two ends a row has no room for a picture at its side in a narrow panel. */
function isBroad(method: Method): boolean {
  if (method.kind === 'deduct') return true;
  return method.kind === 'bands' && method.rows.some((row) => (row.atLeast ?? row.above) !== undefined && (row.atMost ?? row.below) !== undefined);
}

function partsOf<K extends MethodKind>(method: MethodOf<K>, props: PartsProps): { readonly fields: ReactNode; readonly picture: ReactNode } {
  // The registry's entry for a kind takes methods of this kind; the compiler does not follow the key that far.
  const { Fields, Picture } = METHOD_EDITORS[method.kind] as unknown as { readonly Fields: (props: MethodProps<K>) => ReactNode; readonly Picture: ((props: MethodProps<K>) => ReactNode) | null };
  const all = { ...props, method } as MethodProps<K>;
  return { fields: <Fields {...all} />, picture: Picture === null ? null : <Picture {...all} /> };
}

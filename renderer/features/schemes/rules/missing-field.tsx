import type { MissingPolicy } from '../../../../shared/scheme/scheme.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { valueAt } from '../model/document-path.ts';
import { DESIGNER } from '../words.ts';

const KINDS = ['reweight', 'zero', 'full', 'fixed', 'median', 'carry', 'block'] as const;

/** What a missing value counts. @param fallback what holds where nothing is stated */
export function MissingField({ path, fallback }: { readonly path: string; readonly fallback: string }) {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const policy = valueAt(scheme, path) as MissingPolicy | undefined;
  const kind = policy === undefined ? '-' : typeof policy === 'string' ? policy : 'fixed' in policy ? 'fixed' : 'carry';
  const begin = (next: string): MissingPolicy | undefined => (next === '-' ? undefined : next === 'fixed' ? { fixed: 60 } : next === 'carry' ? { carry: 1 } : (next as MissingPolicy));
  return (
    <Field label={say('missing')} path={path}>
      <span className="row">
        <ChoiceField label={say('missing')} value={kind} choices={[{ value: '-', label: fallback }, ...KINDS.map((each) => ({ value: each, label: say(`missing_${each}`) }))]} onChange={(next) => set(path, begin(next))} width={190} />
        {kind === 'fixed' && <NumberField path={`${path}.fixed`} label={say('missing_fixed')} unit={say('pointsUnit')} empty="refuse" width={84} />}
        {kind === 'carry' && <NumberField path={`${path}.carry`} label={say('carryPeriods')} unit={say('periodsUnit')} whole least={1} empty="refuse" width={84} />}
      </span>
    </Field>
  );
}

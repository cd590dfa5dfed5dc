import { Button, Select } from 'antd';
import type { CohortKey, CohortRule } from '../../../../shared/scheme/scheme.ts';
import { useWords, type Say } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { valueAt } from '../model/document-path.ts';
import type { SchemeNames } from '../model/scheme-names.ts';
import { useNames } from '../use-names.ts';
import { DESIGNER } from '../words.ts';

/** Whom an outlet is compared with: keys from the widest to the narrowest, and the least size. */
export function CohortField({ path, fallback }: { readonly path: string; readonly fallback: string }) {
  const { scheme, vocabulary, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const names = useNames();
  const set = useSet();
  const rule = valueAt(scheme, path) as CohortRule | undefined;
  if (rule === undefined) {
    return (
      <Field label={say('cohort')} path={path} inline>
        <span className="row">
          <span>{fallback}</span>
          {!isReadOnly && (
            <Button size="small" type="link" onClick={() => set(path, { keys: ['all', { region: 0 }] })}>
              {say('ownCohort')}
            </Button>
          )}
        </span>
      </Field>
    );
  }
  const keys: readonly CohortKey[] = ['all', ...Array.from({ length: Math.max(vocabulary.regionLevels, 1) }, (_, region) => ({ region })), 'type', 'ownership', 'class', 'level', ...vocabulary.attributes.map(({ code }) => ({ attribute: code }))];
  const options = [...new Map([...keys, ...rule.keys].map((key) => [keyText(key), { value: keyText(key), label: cohortKeyName(key, say, names) }])).values()];
  return (
    <div className="df-row">
      <Field label={say('cohortKeys')} path={`${path}.keys`}>
        {isReadOnly ? (
          <span className="df-plain">{rule.keys.length === 0 ? say('everybody') : rule.keys.map((key) => cohortKeyName(key, say, names)).join(' → ')}</span>
        ) : (
          <Select<string[]>
            aria-label={say('cohortKeys')}
            mode="multiple"
            size="small"
            style={{ minWidth: 220 }}
            popupMatchSelectWidth={false}
            placeholder={say('everybody')}
            value={rule.keys.map(keyText)}
            options={options}
            onChange={(next) => set(`${path}.keys`, next.map(keyOf))}
          />
        )}
      </Field>
      <Field label={say('minCohort')} path={`${path}.minCohort`}>
        <NumberField path={`${path}.minCohort`} label={say('minCohort')} whole least={1} empty="leaveOut" placeholder="1" width={64} />
      </Field>
      {!isReadOnly && (
        <Field label=" ">
          <Button size="small" type="link" onClick={() => set(path, undefined)}>
            {fallback}
          </Button>
        </Field>
      )}
    </div>
  );
}

export function cohortKeyName(key: CohortKey, say: Say<typeof DESIGNER.table>, names: SchemeNames): string {
  if (typeof key === 'string') return say(`cohort_${key}`);
  if ('region' in key) return say('cohort_region', { n: key.region + 1 });
  return 'attribute' in key ? names.attribute(key.attribute) : JSON.stringify(key);
}

function keyText(key: CohortKey): string {
  return typeof key === 'string' ? key : JSON.stringify(key);
}

function keyOf(text: string): CohortKey {
  return text.startsWith('{') ? (JSON.parse(text) as CohortKey) : (text as CohortKey);
}

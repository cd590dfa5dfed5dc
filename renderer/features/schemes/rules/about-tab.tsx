import { PERIOD_KINDS } from '../../../../shared/dates.ts';
import { Panel } from '../../../components/panel.tsx';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NameFields, TextField } from '../fields/text-field.tsx';
import { DESIGNER } from '../words.ts';

/** Name, code, cycle, note and source of the scheme, and which of its numbers are the product's own. */
export function AboutTab({ mayRecode }: { readonly mayRecode: boolean }) {
  const { scheme, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const defaults = scheme.productDefaults ?? [];
  return (
    <div className="tab-column">
      <Panel title={say('aboutTitle')}>
        <div className="df-row">
          <Field label={say('nameWord')} path="name">
            <NameFields path="name" label={say('nameZh')} labelEn={say('nameEn')} width={280} />
          </Field>
          <Field label={say('code')} path="code" {...(mayRecode || isReadOnly ? {} : { hint: say('codeFixed') })}>
            {mayRecode ? <TextField path="code" label={say('code')} width={240} mono onDone={(code) => set('code', code)} /> : <span className="df-plain df-mono">{scheme.code}</span>}
          </Field>
          <Field label={say('cycle')} path="cycle">
            <ChoiceField label={say('cycle')} value={scheme.cycle} choices={PERIOD_KINDS.map((kind) => ({ value: kind, label: say(`cycle_${kind}`) }))} onChange={(cycle) => set('cycle', cycle)} width={100} />
          </Field>
        </div>
        <Field label={say('note')} path="note">
          <TextField path="note.zh" label={say('note')} width="100%" rows={3} {...(scheme.note === undefined ? {} : {})} />
        </Field>
        {scheme.source !== undefined && (
          <Field label={say('sourceOfScheme')} path="source">
            <TextField path="source.title" label={say('sourceOfScheme')} width="100%" />
          </Field>
        )}
        <p className="hint">{defaults.length === 0 ? say('noDefaults') : say('someDefaults', { n: defaults.length })}</p>
      </Panel>
    </div>
  );
}

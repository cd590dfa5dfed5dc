import { HEADER_KINDS, type HeaderField } from '../../../../shared/checklist/checklist.ts';
import { VISIT_FACTS, type VisitFact } from '../../../../shared/visit/visit-facts.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField, TickField } from '../fields/choice-field.tsx';
import { Field, PlaceProblems } from '../fields/field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { TextField, WordsField } from '../fields/text-field.tsx';
import { freeCode, renameField } from '../model/checklist-edit.ts';
import { setAt } from '../model/document-path.ts';
import { CHECKLISTS } from '../words.ts';
import { CodedRows } from './coded-rows.tsx';

const KIND_WORDS = { choice: 'kindChoice', number: 'kindNumber', text: 'kindText', time: 'kindTime', person: 'kindPerson' } as const;

/** The fields of the visit's head. */
export function HeaderEditor() {
  const say = useWords(CHECKLISTS);
  const { checklist, edit } = useDesigner();
  const fields = checklist.header ?? [];
  const add = (): void =>
    edit((now) => {
      const held = now.header ?? [];
      const code = freeCode(held.map((field) => field.code), `H${held.length + 1}`);
      return setAt(now, 'header', [...held, { code, name: { zh: say('newField') }, kind: 'text' }]);
    });
  return (
    <div className="cd-form">
      <p className="hint cd-wide">{fields.length === 0 ? say('noFields') : say('fields')}</p>
      {fields.map((field, at) => (
        <FieldEditor key={at} field={field} path={`header[${at}]`} />
      ))}
      <div className="cd-wide">
        <AddButton label={say('addField')} onClick={add} />
      </div>
    </div>
  );
}

function FieldEditor({ field, path }: { readonly field: HeaderField; readonly path: string }) {
  const say = useWords(CHECKLISTS);
  const { edit } = useDesigner();
  const setValue = useSet();
  const setKind = (kind: HeaderField['kind']): void =>
    edit((now) => {
      const next = setAt(now, `${path}.kind`, kind);
      if (kind !== 'choice') return setAt(next, `${path}.options`, undefined);
      return field.options === undefined ? setAt(next, `${path}.options`, [{ code: '1', name: { zh: say('newOption') } }]) : next;
    });
  return (
    <section className="cd-block cd-wide" aria-label={field.name.zh}>
      <div className="cd-form">
        <Field label={say('name')} path={`${path}.name.zh`} wide>
          <WordsField path={`${path}.name`} label={say('name')} labelEn={say('nameEn')} />
          <RowTools path={path} name={field.name.zh} dropEmpty />
        </Field>
        <Field label={say('code')} path={`${path}.code`}>
          <TextField path={`${path}.code`} label={say('code')} width={120} onDone={(code) => edit((now) => renameField(now, path, code))} />
        </Field>
        <Field label={say('fieldKind')} path={`${path}.kind`}>
          <ChoiceField label={say('fieldKind')} width={110} value={field.kind} choices={HEADER_KINDS.map((value) => ({ value, label: say(KIND_WORDS[value]) }))} onChange={setKind} />
          <TickField label={say('fieldRequired')} value={field.required === true} onChange={(on) => setValue(`${path}.required`, on ? true : undefined)} />
        </Field>
        <Field label={say('fact')} path={`${path}.fact`} hint={say('factHint')}>
          <ChoiceField<VisitFact | ''>
            label={say('fact')}
            width={130}
            value={field.fact ?? ''}
            choices={[{ value: '', label: say('factNone') }, ...VISIT_FACTS.map((value) => ({ value, label: say(`fact_${value}`) }))]}
            onChange={(next) => setValue(`${path}.fact`, next === '' ? undefined : next)}
          />
        </Field>
        {field.kind === 'choice' && (
          <div className="cd-wide">
            <CodedRows path={`${path}.options`} label={say('fieldOptions')} addLabel={say('addOption')} newName={say('newOption')} />
          </div>
        )}
        <div className="cd-wide">
          <PlaceProblems path={path} />
        </div>
      </div>
    </section>
  );
}

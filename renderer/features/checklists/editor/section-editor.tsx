import { plainDecimal } from '../../../../shared/exact/number-text.ts';
import { add, parseNumber, ZERO } from '../../../../shared/exact/rational.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { Field, PlaceProblems } from '../fields/field.tsx';
import { NumberField, TextField, WordsField } from '../fields/text-field.tsx';
import { CHECKLISTS } from '../words.ts';
import { OutcomeBands } from './band-rows.tsx';
import { MaximumField } from './whole-editor.tsx';

/** A section of the checklist. */
export function SectionEditor({ at }: { readonly at: number }) {
  const say = useWords(CHECKLISTS);
  const { checklist } = useDesigner();
  const path = `sections[${at}]`;
  const sum = checklist.sections.reduce((total, { weight }) => add(total, (weight === undefined ? null : parseNumber(weight)) ?? ZERO), ZERO);
  return (
    <div className="cd-form">
      <Field label={say('name')} path={`${path}.name.zh`} wide>
        <WordsField path={`${path}.name`} label={say('name')} labelEn={say('nameEn')} />
      </Field>
      <Field label={say('code')} path={`${path}.code`}>
        <TextField path={`${path}.code`} label={say('code')} width={120} />
      </Field>
      {(checklist.mode === 'ratio' || checklist.sections[at]?.weight !== undefined) && (
        <Field label={say('weight')} path={`${path}.weight`} hint={say('weightsSum', { n: plainDecimal(sum) })}>
          <NumberField path={`${path}.weight`} label={say('weight')} mayBeEmpty placeholder={say('none_')} />
        </Field>
      )}
      <MaximumField path={`${path}.max`} section={at} />
      <Field label={say('passMarkPercent')} path={`${path}.passMark`}>
        <NumberField path={`${path}.passMark`} label={say('passMarkPercent')} mayBeEmpty placeholder={say('none_')} />
      </Field>
      <Field label={say('note')} path={`${path}.note.zh`} wide>
        <WordsField path={`${path}.note`} label={say('note')} labelEn={say('noteEn')} mayBeEmpty rows={2} />
      </Field>
      <h3 className="cd-head">{say('bands')}</h3>
      <div className="cd-wide">
        <OutcomeBands path={`${path}.bands`} />
        <PlaceProblems path={path} />
        <PlaceProblems path={`${path}.items`} />
      </div>
    </div>
  );
}

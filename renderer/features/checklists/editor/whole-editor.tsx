import { actualMaximum } from '../../../../shared/checklist/actual-maximum.ts';
import { CHECKLIST_MODES, NA_RULES, type ChecklistMode, type NaRule } from '../../../../shared/checklist/checklist.ts';
import { plainDecimal } from '../../../../shared/exact/number-text.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField, TickField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { LinesField, NumberField, TextField, WordsField } from '../fields/text-field.tsx';
import { CHECKLISTS } from '../words.ts';
import { useSound } from '../sound-context.ts';
import { OutcomeBands } from './band-rows.tsx';
import { RuleField } from './rule-field.tsx';
import { VersionsTable } from './versions-table.tsx';

/** Name, validity and scoring of the whole checklist. */
export function WholeEditor() {
  const say = useWords(CHECKLISTS);
  const { checklist, isCodeFixed, isReadOnly } = useDesigner();
  const setValue = useSet();
  const { mode } = checklist;
  return (
    <div className="cd-form">
      <Field label={say('name')} path="name.zh" wide>
        <WordsField path="name" label={say('name')} labelEn={say('nameEn')} />
      </Field>
      <Field label={say('code')} path="code" {...(isCodeFixed && !isReadOnly ? { hint: say('codeFixed') } : {})}>
        {isCodeFixed ? <span className="cd-plain num">{checklist.code}</span> : <TextField path="code" label={say('code')} width={220} />}
      </Field>
      <Field label={say('validFrom')} path="validFrom">
        <TextField path="validFrom" label={say('validFrom')} width={120} isNumeric mayBeEmpty placeholder={say('anyTime')} />
      </Field>
      <Field label={say('validTo')} path="validTo">
        <TextField path="validTo" label={say('validTo')} width={120} isNumeric mayBeEmpty placeholder={say('anyTime')} />
      </Field>
      <Field label={say('mode')} path="mode" wide hint={say(`${mode}Hint`)}>
        <ChoiceField<ChecklistMode> side label={say('mode')} value={mode} choices={CHECKLIST_MODES.map((value) => ({ value, label: say(value) }))} onChange={(next) => setValue('mode', next)} />
      </Field>
      {mode === 'deduct' && (
        <Field label={say('base')} path="base">
          <NumberField path="base" label={say('base')} mayBeEmpty placeholder="100" />
        </Field>
      )}
      <Field label={say('floor')} path="floor">
        {checklist.floor !== 'none' && <NumberField path="floor" label={say('floor')} mayBeEmpty placeholder="0" />}
        <TickField label={say('noFloor')} value={checklist.floor === 'none'} onChange={(on) => setValue('floor', on ? 'none' : undefined)} />
      </Field>
      <Field label={say('cap')} path="cap">
        <NumberField path="cap" label={say('cap')} mayBeEmpty placeholder={say('noCap')} />
      </Field>
      <MaximumField path="max" />
      <Field label={say('passMark')} path="passMark">
        <NumberField path="passMark" label={say('passMark')} mayBeEmpty placeholder={say('none_')} />
      </Field>
      <Field label={say('na')} path="na">
        <ChoiceField<NaRule> label={say('na')} value={checklist.na ?? 'leaves'} choices={NA_RULES.map((value) => ({ value, label: say(value) }))} onChange={(next) => setValue('na', next)} />
      </Field>
      <RuleField path="criticalRule" label={say('criticalRule')} left={say('ruleFlag')} />
      <h3 className="cd-head">{say('bands')}</h3>
      <p className="hint cd-wide">{say('bandsHint')}</p>
      <div className="cd-wide">
        <OutcomeBands path="bands" />
      </div>
      <Field label={say('note')} path="note.zh" wide>
        <WordsField path="note" label={say('note')} labelEn={say('noteEn')} mayBeEmpty rows={2} />
      </Field>
      <VersionsTable />
      <Field label={say('source')} path="source.title" wide>
        <TextField path="source.title" label={say('source')} mayBeEmpty />
      </Field>
      <Field label={say('sourceUrl')} path="source.url" wide>
        <TextField path="source.url" label={say('sourceUrl')} mayBeEmpty />
      </Field>
      <Field label={say('sourceNote')} path="source.note" wide>
        <TextField path="source.note" label={say('sourceNote')} mayBeEmpty rows={2} />
      </Field>
      {(checklist.productDefaults?.length ?? 0) > 0 && (
        <Field label={say('productDefaultTitle')} path="productDefaults" wide>
          <LinesField path="productDefaults" label={say('productDefaultTitle')} />
        </Field>
      )}
    </div>
  );
}

/** The maximum that the form states, beside what its items add up to. */
export function MaximumField({ path, section }: { readonly path: string; readonly section?: number }) {
  const say = useWords(CHECKLISTS);
  const { checklist, isReadOnly } = useDesigner();
  const setValue = useSet();
  const sound = useSound();
  const actual = sound === null ? undefined : section === undefined ? actualMaximum(sound).whole : actualMaximum(sound).sections[section];
  const stated = section === undefined ? checklist.max : checklist.sections[section]?.max;
  const text = actual === undefined ? null : plainDecimal(actual);
  const differs = stated !== undefined && text !== null && String(stated) !== text;
  return (
    <Field label={say('statedMax')} path={path}>
      <NumberField path={path} label={say('statedMax')} mayBeEmpty placeholder={say('none_')} />
      {text !== null && <span className="hint nowrap">{say('actualMax', { n: text })}</span>}
      {differs && !isReadOnly && (
        <button type="button" className="link nowrap" onClick={() => setValue(path, Number(text))}>
          {say('takeActual', { n: text })}
        </button>
      )}
    </Field>
  );
}

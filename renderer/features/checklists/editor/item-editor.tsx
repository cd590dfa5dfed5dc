import { isScoredKind, type Item, type ItemKind } from '../../../../shared/checklist/checklist.ts';
import { namedAnswers } from '../../../../shared/checklist/check-item.ts';
import { inLang } from '../../../../shared/errors.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField, ManyField, TickField, type Choice } from '../fields/choice-field.tsx';
import { Field, PlaceProblems } from '../fields/field.tsx';
import { ReferencePhotosField } from '../fields/reference-photos-field.tsx';
import { NumberField, TextField, WordsField } from '../fields/text-field.tsx';
import { renameItem, withKind } from '../model/checklist-edit.ts';
import { setAt, valueAt } from '../model/document-path.ts';
import { CHECKLISTS, kindWord, type SayChecklists } from '../words.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { ItemAnswersEditor } from './item-answers.tsx';
import { RuleField } from './rule-field.tsx';

const KINDS: readonly ItemKind[] = ['passFail', 'scale', 'choice', 'multi', 'count', 'additive', 'allOf', 'measure', 'score', 'flag', 'text', 'photo', 'time'];

/** Everything that an item may say. */
export function ItemEditor({ path }: { readonly path: string }) {
  const say = useWords(CHECKLISTS);
  const { checklist, edit } = useDesigner();
  const item = valueAt(checklist, path) as Item;
  const isRated = isScoredKind(item.kind);
  const changeKind = (kind: ItemKind): void => edit((now) => setAt(now, path, withKind(item, kind, { one: say('newOption'), other: `${say('newOption')} 2` })));
  return (
    <div className="cd-form">
      <Field label={say('question')} path={`${path}.name.zh`} wide>
        <WordsField path={`${path}.name`} label={say('question')} labelEn={say('questionEn')} />
      </Field>
      <Field label={say('code')} path={`${path}.code`}>
        <TextField path={`${path}.code`} label={say('code')} width={120} onDone={(code) => edit((now) => renameItem(now, path, code))} />
      </Field>
      <Field label={say('kind')} path={`${path}.kind`}>
        <ChoiceField<ItemKind> label={say('kind')} width={160} value={item.kind} choices={KINDS.map((value) => ({ value, label: kindWord(value, say) }))} onChange={changeKind} />
      </Field>
      <ItemAnswersEditor item={item} path={path} />
      <h3 className="cd-head">{say('answering')}</h3>
      <Ticks item={item} path={path} />
      <Evidence path={path} />
      {(checklist.mode === 'mean' || item.weight !== undefined) && isRated && (
        <Field label={say('weight')} path={`${path}.weight`}>
          <NumberField path={`${path}.weight`} label={say('weight')} mayBeEmpty placeholder="1" />
        </Field>
      )}
      {item.kind !== 'text' && item.kind !== 'photo' && item.kind !== 'time' && <Critical item={item} path={path} />}
      <h3 className="cd-head">{say('applies')}</h3>
      <div className="cd-wide">
        <ConditionEditor path={path} />
      </div>
      <Field label={say('validFrom')} path={`${path}.validFrom`}>
        <TextField path={`${path}.validFrom`} label={say('validFrom')} width={120} isNumeric mayBeEmpty placeholder={say('anyTime')} />
      </Field>
      <Field label={say('validTo')} path={`${path}.validTo`}>
        <TextField path={`${path}.validTo`} label={say('validTo')} width={120} isNumeric mayBeEmpty placeholder={say('anyTime')} />
      </Field>
      <h3 className="cd-head">{say('guidance')}</h3>
      <Field label={say('guidance')} path={`${path}.guidance.zh`} wide>
        <WordsField path={`${path}.guidance`} label={say('guidance')} labelEn={say('guidanceEn')} mayBeEmpty rows={2} />
      </Field>
      <Field label={say('referencePhotos')} path={`${path}.referencePhotos`} hint={say('referenceHint')} wide>
        <ReferencePhotosField item={item.code} path={`${path}.referencePhotos`} />
      </Field>
      <div className="cd-wide">
        <PlaceProblems path={path} />
      </div>
    </div>
  );
}

function Ticks({ item, path }: { readonly item: Item; readonly path: string }) {
  const say = useWords(CHECKLISTS);
  const setValue = useSet();
  const isRated = isScoredKind(item.kind);
  const tick = (key: 'naAllowed' | 'naNeedsReason' | 'bonus') => (
    <>
      <TickField label={say(key)} value={item[key] === true} onChange={(on) => setValue(`${path}.${key}`, on ? true : undefined)} />
      <PlaceProblems path={`${path}.${key}`} />
    </>
  );
  return (
    <div className="cd-ticks cd-wide">
      <TickField label={say('required')} value={item.required ?? isRated} onChange={(on) => setValue(`${path}.required`, on === isRated ? undefined : on)} />
      {tick('naAllowed')}
      {(item.naAllowed === true || item.naNeedsReason === true) && tick('naNeedsReason')}
      {(isRated || item.bonus === true) && tick('bonus')}
    </div>
  );
}

function Evidence({ path }: { readonly path: string }) {
  const say = useWords(CHECKLISTS);
  const { checklist } = useDesigner();
  const setValue = useSet();
  const choices: readonly Choice[] = [
    { value: '', label: say('whenNever') },
    { value: 'onFail', label: say('whenOnFail') },
    { value: 'always', label: say('whenAlways') },
  ];
  return (['photo', 'note'] as const).map((key) => {
    const value = valueAt(checklist, `${path}.evidence.${key}`);
    return (
      <Field key={key} label={say(`${key}When`)} path={`${path}.evidence.${key}`}>
        <ChoiceField label={say(`${key}When`)} value={typeof value === 'string' ? value : ''} choices={choices} onChange={(next) => setValue(`${path}.evidence.${key}`, next === '' ? undefined : next)} />
      </Field>
    );
  });
}

function Critical({ item, path }: { readonly item: Item; readonly path: string }) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const { edit } = useDesigner();
  const setValue = useSet();
  const toggle = (on: boolean): void =>
    edit((now) => {
      if (on) return setAt(now, `${path}.critical`, true);
      return ['critical', 'criticalAnswers', 'criticalRule'].reduce((document, key) => setAt(document, `${path}.${key}`, undefined), now);
    });
  const choices = criticalChoices(item, say, lang);
  return (
    <>
      <div className="cd-wide">
        <TickField label={say('critical')} value={item.critical === true} onChange={toggle} path={`${path}.critical`} />
        {item.critical === true && <span className="hint"> {say('criticalHint')}</span>}
        <PlaceProblems path={`${path}.critical`} />
      </div>
      {item.critical === true && (
        <>
          <Field label={say('criticalAnswers')} path={`${path}.criticalAnswers`} wide>
            <ManyField
              label={say('criticalAnswers')}
              value={item.criticalAnswers ?? []}
              choices={choices ?? []}
              isFree={choices === null}
              placeholder={choices === null ? say('criticalNumbers') : say('criticalDefault')}
              onChange={(next) => setValue(`${path}.criticalAnswers`, next.length === 0 ? undefined : next)}
            />
            <PlaceProblems path={`${path}.criticalAnswers`} below />
          </Field>
          <RuleField path={`${path}.criticalRule`} label={say('criticalRule')} left={say('ruleDefault')} />
        </>
      )}
    </>
  );
}

/** The answers that may be named as failing; null: any number. */
function criticalChoices(item: Item, say: SayChecklists, lang: 'zh' | 'en'): readonly Choice[] | null {
  switch (item.kind) {
    case 'passFail':
      return [
        { value: 'fail', label: say('v_fail') },
        { value: 'pass', label: say('v_pass') },
      ];
    case 'flag':
      return [
        { value: 'true', label: say('v_true') },
        { value: 'false', label: say('v_false') },
      ];
    case 'scale':
      return Array.from({ length: Math.min(item.steps, 100) + 1 || 1 }, (_, step) => ({ value: String(step), label: String(step) }));
    case 'measure':
    case 'score':
      return null;
    default:
      return namedAnswers(item).list.map(({ code, name }) => ({ value: code, label: `${code} ${inLang(name, lang)}` }));
  }
}

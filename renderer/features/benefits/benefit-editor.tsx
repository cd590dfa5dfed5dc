import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { BENEFIT_KINDS, isNumberKind, ROUNDING_MODES, type Benefit, type BenefitCell } from '../../../shared/benefits/plan.ts';
import { inLang } from '../../../shared/errors.ts';
import { FormulaField } from '../../components/formula/formula-field.tsx';
import { Icon } from '../../components/icon.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { InstalmentsEditor } from './instalments-editor.tsx';
import { NumberInput } from './number-input.tsx';
import { useFormulaHelp, usePlan } from './plan-context.ts';
import { moveBenefit, removeBenefit, setBenefit, setCell, setKind } from './plan-edits.ts';
import type { CellPlace } from './plan-matrix.tsx';
import { PlaceProblems } from './place-problems.tsx';
import { BENEFITS } from '../../components/benefits/words.ts';

/** The benefit or the cell that was clicked in the matrix. */
export function BenefitEditor({ at, onChoose }: { readonly at: CellPlace; readonly onChoose: (place: CellPlace | null) => void }) {
  const { plan } = usePlan();
  const benefit = plan.benefits[at.benefit];
  if (benefit === undefined) return null;
  return (
    <div className="bn-editor" key={`${at.benefit} ${at.level ?? ''}`}>
      {at.level !== null && <CellEditor place={at.benefit} level={at.level} benefit={benefit} />}
      <BenefitFacts place={at.benefit} benefit={benefit} onChoose={onChoose} />
    </div>
  );
}

function CellEditor({ place, level, benefit }: { readonly place: number; readonly level: string; readonly benefit: Benefit }) {
  const { edit, isReadOnly, levels } = usePlan();
  const say = useWords(BENEFITS);
  const lang = useLang();
  const { faultsOf, complete } = useFormulaHelp(place);
  const cell = benefit.levels[level];
  const info = levels.find(({ code }) => code === level);
  const name = info === undefined ? level : inLang(info.name, lang);
  const how = cell === undefined ? 'none' : 'formula' in cell ? 'formula' : 'value';
  const path = `benefits[${place}].levels.${level}`;
  const put = (next: BenefitCell | null, key?: string): void => edit(setCell(place, level, next), key);
  function choose(next: 'none' | 'value' | 'formula'): void {
    if (next === how) return;
    if (next === 'none') put(null);
    else if (next === 'value') put(firstCell(benefit));
    else put({ formula: isNumberKind(benefit.kind) ? 'TOTAL' : benefit.kind === 'yesNo' ? 'TOTAL>=90' : '"…"' });
  }
  return (
    <section>
      <h3>{say('levelValue', { level: name })}</h3>
      <fieldset disabled={isReadOnly} className="bn-plainset">
        <Segmented
          label={say('cellKind')}
          value={how}
          onChange={choose}
          options={[
            { value: 'none', label: say('cellNone') },
            { value: 'value', label: say('cellValue') },
            { value: 'formula', label: say('cellFormula') },
          ]}
        />
      </fieldset>
      {cell !== undefined && 'formula' in cell && <FormulaField value={cell.formula} onWrite={(formula) => put({ formula }, `${path}.formula`)} faultsOf={faultsOf} complete={complete} isReadOnly={isReadOnly} path={`${path}.formula`} />}
      {cell !== undefined && 'text' in cell && (
        <div className="bn-two">
          <label>
            {say('words')}
            <Input.TextArea autoSize disabled={isReadOnly} value={cell.text.zh} onChange={(event) => put({ text: { ...cell.text, zh: event.target.value === '' ? ' ' : event.target.value } }, `${path}.zh`)} />
          </label>
          <label>
            {say('wordsEn')}
            <Input.TextArea autoSize disabled={isReadOnly} value={cell.text.en ?? ''} onChange={(event) => put({ text: event.target.value === '' ? { zh: cell.text.zh } : { ...cell.text, en: event.target.value } }, `${path}.en`)} />
          </label>
        </div>
      )}
      {cell !== undefined && 'value' in cell && typeof cell.value === 'boolean' && (
        <Segmented
          label={say('value')}
          value={cell.value ? 'yes' : 'no'}
          onChange={(next) => !isReadOnly && put({ value: next === 'yes' })}
          options={[
            { value: 'yes', label: say('yes') },
            { value: 'no', label: say('no') },
          ]}
        />
      )}
      {cell !== undefined && 'value' in cell && typeof cell.value !== 'boolean' && (
        <NumberInput label={say('value')} value={cell.value} disabled={isReadOnly} onNumber={(value) => value !== undefined && put({ value }, path)} {...(benefit.kind === 'money' ? { suffix: benefit.currency ?? 'CNY' } : benefit.unit === undefined ? {} : { suffix: inLang(benefit.unit, lang) })} width={180} />
      )}
      {cell !== undefined && !isReadOnly && (
        <Button size="small" type="link" onClick={() => edit((now) => levels.reduce((own, other) => (other.code === level ? own : setCell(place, other.code, cell)(own)), now))}>
          {say('toAll')}
        </Button>
      )}
      <PlaceProblems path={path} hideFormula />
    </section>
  );
}

function firstCell({ kind }: Benefit): BenefitCell {
  if (kind === 'text') return { text: { zh: '…' } };
  return kind === 'yesNo' ? { value: true } : { value: '0' };
}

function BenefitFacts({ place, benefit, onChoose }: { readonly place: number; readonly benefit: Benefit; readonly onChoose: (place: CellPlace | null) => void }) {
  const { plan, edit, isReadOnly } = usePlan();
  const say = useWords(BENEFITS);
  const path = `benefits[${place}]`;
  const set = (changes: Parameters<typeof setBenefit>[1], key?: string): void => edit(setBenefit(place, changes), key === undefined ? undefined : `${path}.${key}`);
  const { limits, rounding } = benefit;
  const to = rounding?.to ?? { places: 2 };
  return (
    <section>
      <div className="row">
        <h3 className="grow">{say('benefit')}</h3>
        {!isReadOnly && (
          <>
            <Button size="small" aria-label={say('moveUp')} disabled={place === 0} icon={<Icon name="arrowUp" size={14} />} onClick={() => { edit(moveBenefit(place, -1)); onChoose({ benefit: place - 1, level: null }); }} />
            <Button size="small" aria-label={say('moveDown')} disabled={place === plan.benefits.length - 1} icon={<Icon name="arrowDown" size={14} />} onClick={() => { edit(moveBenefit(place, 1)); onChoose({ benefit: place + 1, level: null }); }} />
            <Button size="small" aria-label={say('removeBenefit')} icon={<Icon name="trash" size={14} />} onClick={() => { edit(removeBenefit(place)); onChoose(null); }} />
          </>
        )}
      </div>
      <div className="bn-two">
        <label>
          {say('name')}
          <Text value={benefit.name.zh} disabled={isReadOnly} onText={(zh) => set({ name: { ...benefit.name, zh } }, 'zh')} />
        </label>
        <label>
          {say('nameEn')}
          <Text value={benefit.name.en ?? ''} mayBeEmpty disabled={isReadOnly} onText={(en) => set({ name: en === '' ? { zh: benefit.name.zh } : { ...benefit.name, en } }, 'en')} />
        </label>
        <label>
          {say('code')}
          <Text value={benefit.code} disabled={isReadOnly} onText={(code) => set({ code }, 'code')} />
        </label>
        <label>
          {say('kind')}
          <Select value={benefit.kind} disabled={isReadOnly} onChange={(kind) => edit(setKind(place, kind))} options={BENEFIT_KINDS.map((kind) => ({ value: kind, label: say(`kind_${kind}`) }))} />
        </label>
        {benefit.kind === 'quantity' && (
          <label>
            {say('unit')}
            <Text value={benefit.unit?.zh ?? ''} mayBeEmpty disabled={isReadOnly} onText={(zh) => set({ unit: zh === '' ? undefined : { ...benefit.unit, zh } }, 'unit')} />
          </label>
        )}
        {benefit.kind === 'money' && (
          <label>
            {say('currency')}
            <Select value={benefit.currency ?? 'CNY'} disabled={isReadOnly} onChange={(currency) => set({ currency })} options={['CNY', 'HKD', 'USD', 'EUR', 'GBP', 'JPY'].map((value) => ({ value, label: value }))} />
          </label>
        )}
      </div>
      <label className="bn-field">
        {say('note')}
        <Input.TextArea autoSize disabled={isReadOnly} placeholder={isReadOnly ? NO_VALUE : undefined} value={benefit.note?.zh ?? ''} onChange={(event) => set({ note: event.target.value === '' ? undefined : { ...benefit.note, zh: event.target.value } }, 'note')} />
      </label>
      <ForWhom place={place} benefit={benefit} />
      {isNumberKind(benefit.kind) && (
        <>
          <h4>{say('limits')}</h4>
          <div className="row bn-wrap">
            <span className="quiet">{say('floor')}</span>
            <NumberInput label={say('floor')} value={limits?.floor} mayBeEmpty disabled={isReadOnly} onNumber={(floor) => set({ limits: limitsOf({ ...limits, floor }) }, 'floor')} />
            <span className="quiet">{say('cap')}</span>
            <NumberInput label={say('cap')} value={limits?.cap} mayBeEmpty disabled={isReadOnly} onNumber={(cap) => set({ limits: limitsOf({ ...limits, cap }) }, 'cap')} />
          </div>
          <h4>{say('rounding')}</h4>
          <div className="row bn-wrap">
            <Select
              aria-label={say('roundTo')}
              value={JSON.stringify(to)}
              disabled={isReadOnly}
              style={{ minWidth: 120 }}
              onChange={(next) => set({ rounding: { ...rounding, to: JSON.parse(next) as NonNullable<Benefit['rounding']>['to'] } })}
              options={[...ROUNDINGS, ...(ROUNDINGS.includes(JSON.stringify(to)) ? [] : [JSON.stringify(to)])].map((value) => ({ value, label: roundingWord(value, say) }))}
            />
            {to !== 'none' && <Select aria-label={say('rounding')} value={rounding?.mode ?? 'nearest'} disabled={isReadOnly} style={{ minWidth: 110 }} onChange={(mode) => set({ rounding: { ...rounding, to, mode } })} options={ROUNDING_MODES.map((mode) => ({ value: mode, label: say(`mode_${mode}`) }))} />}
            {limits !== undefined && to !== 'none' && <Select aria-label={say('stage')} value={rounding?.stage ?? 'beforeLimits'} disabled={isReadOnly} style={{ minWidth: 180 }} onChange={(stage) => set({ rounding: { ...rounding, to, stage } })} options={(['beforeLimits', 'afterLimits'] as const).map((stage) => ({ value: stage, label: say(`stage_${stage}`) }))} />}
          </div>
        </>
      )}
      {benefit.kind === 'money' && <InstalmentsEditor place={place} benefit={benefit} />}
      <PlaceProblems path={path} except={`${path}.levels`} />
    </section>
  );
}

const ROUNDINGS = [{ places: 2 }, { places: 1 }, { places: 0 }, { step: '5' }, { step: '10' }, { step: '100' }].map((own) => JSON.stringify(own)).concat('"none"');

function roundingWord(value: string, say: ReturnType<typeof useWords<typeof BENEFITS.table>>): string {
  const to = JSON.parse(value) as NonNullable<Benefit['rounding']>['to'];
  if (to === 'none') return say('roundNone');
  if ('step' in to) return say('stepOf', { n: String(to.step) });
  return to.places === 0 ? say('placesZero') : say('places', { n: to.places });
}

function limitsOf({ floor, cap }: { readonly floor?: string | number | undefined; readonly cap?: string | number | undefined }): Benefit['limits'] | undefined {
  if (floor === undefined && cap === undefined) return undefined;
  return { ...(floor === undefined ? {} : { floor }), ...(cap === undefined ? {} : { cap }) };
}

/** Everybody, or those for whom a formula holds; conditions of other forms are told and can be replaced. */
function ForWhom({ place, benefit }: { readonly place: number; readonly benefit: Benefit }) {
  const { edit, isReadOnly } = usePlan();
  const say = useWords(BENEFITS);
  const { faultsOf, complete } = useFormulaHelp(place);
  const own = benefit.for;
  const isOther = own !== undefined && !('formula' in own);
  return (
    <>
      <h4>{say('forWhom')}</h4>
      <Select
        aria-label={say('forWhom')}
        value={own === undefined ? 'all' : isOther ? 'other' : 'formula'}
        disabled={isReadOnly}
        style={{ width: '100%' }}
        onChange={(next) => next !== 'other' && edit(setBenefit(place, { for: next === 'all' ? undefined : { formula: '[ownership]<>"own"' } }))}
        options={[
          { value: 'all', label: say('forAll') },
          { value: 'formula', label: say('forFormula') },
          ...(isOther ? [{ value: 'other', label: say('forOther', { text: conditionText(own) }) }] : []),
        ]}
      />
      {own !== undefined && 'formula' in own && <FormulaField value={own.formula} rows={2} onWrite={(formula) => edit(setBenefit(place, { for: { formula } }), `for ${place}`)} faultsOf={faultsOf} complete={complete} isReadOnly={isReadOnly} path={`benefits[${place}].for.formula`} />}
    </>
  );
}

function conditionText(condition: NonNullable<Benefit['for']>): string {
  if ('value' in condition && typeof condition.value === 'string') return `${condition.value} ${condition.is} ${condition.than}`;
  return JSON.stringify(condition);
}

/** A text that may not be empty unless said so: emptied, the old one comes back when the field is left. */
export function Text({ value, onText, mayBeEmpty = false, disabled = false, label }: { readonly value: string; readonly onText: (text: string) => void; readonly mayBeEmpty?: boolean; readonly disabled?: boolean; readonly label?: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Input
      value={typed ?? value}
      disabled={disabled}
      placeholder={disabled ? NO_VALUE : undefined}
      aria-label={label}
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        if (next.trim() !== '' || mayBeEmpty) onText(next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

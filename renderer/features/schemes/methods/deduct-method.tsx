import { Button } from 'antd';
import type { DeductTerm } from '../../../../shared/scheme/scheme.ts';
import { Icon } from '../../../components/icon.tsx';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField, TickField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { AddButton, RowTools } from '../fields/row-tools.tsx';
import { insert } from '../model/scheme-edit.ts';
import { asDouble, rangeOf } from '../model/band-pieces.ts';
import { SourceFields, SourceKindChoice } from '../sources/source-editor.tsx';
import { DESIGNER } from '../words.ts';
import { CurvePicture, type CurvePiece } from './curve-picture.tsx';
import type { MethodEditing, MethodProps } from './method-kind.ts';
import { RecordTableFields } from './record-table.tsx';

/** Points taken off for every step beyond an allowance. */
export const deductMethod: MethodEditing<'deduct'> = {
  word: 'methodDeduct',
  about: 'aboutDeduct',
  begin: (max) => ({ kind: 'deduct', base: max, terms: [{ step: 1, perStep: null }] }),
  Fields: DeductFields,
  Picture: DeductPicture,
};

function DeductFields({ path, method, unit }: MethodProps<'deduct'>) {
  const say = useWords(DESIGNER);
  const { edit } = useDesigner();
  const set = useSet();
  return (
    <>
      <div className="df-row">
        <Field label={say('base')} path={`${path}.base`}>
          <NumberField path={`${path}.base`} label={say('base')} width={84} />
        </Field>
        <Field label={say('deductKind')} path={`${path}.add`}>
          <ChoiceField label={say('deductKind')} value={method.add === true ? 'add' : 'off'} side choices={[{ value: 'off', label: say('deductOff') }, { value: 'add', label: say('deductAdd') }]} onChange={(next) => set(`${path}.add`, next === 'add' ? true : undefined)} />
        </Field>
      </div>
      <ol className="df-terms">
        {method.terms.map((term, place) => (
          <li key={place}>
            <TermFields path={`${path}.terms[${place}]`} term={term} place={place} unit={unit} isAdded={method.add === true} />
          </li>
        ))}
      </ol>
      <div className="row df-under">
        <AddButton label={say('addTerm')} onClick={() => edit(insert(`${path}.terms`, { step: 1, perStep: null }))} />
        <AddButton label={say('addRecordTerm')} onClick={() => edit(insert(`${path}.terms`, { records: { event: 'event' }, by: 'category', rows: [{ value: 'A', points: null }], otherwise: 0 }))} />
      </div>
    </>
  );
}

function TermFields({ path, term, place, unit, isAdded }: { readonly path: string; readonly term: DeductTerm; readonly place: number; readonly unit: string; readonly isAdded: boolean }) {
  const say = useWords(DESIGNER);
  const set = useSet();
  const { vocabulary, isReadOnly } = useDesigner();
  const name = say('termNumber', { n: place + 1 });
  if (term.records !== undefined) {
    return (
      <div className="df-term">
        <div className="row">
          <b>{name}</b>
          <span className="grow" />
          <RowTools path={path} name={name} least={1} />
        </div>
        <RecordTableFields path={path} table={term} />
      </div>
    );
  }
  return (
    <div className="df-term">
      <div className="df-sentence">
        <span>{say('termFree')}</span>
        <NumberField path={`${path}.free`} label={`${name} ${say('termFree')}`} unit={term.source === undefined ? unit : ''} empty="leaveOut" placeholder="0" width={84} />
        <span>{say('termEvery')}</span>
        <NumberField path={`${path}.step`} label={`${name} ${say('termEvery')}`} unit={term.source === undefined ? unit : ''} width={84} />
        <span>{say(isAdded ? 'termAdds' : 'termCosts')}</span>
        <NumberField path={`${path}.perStep`} label={`${name} ${say('points')}`} unit={say('pointsUnit')} width={84} />
        <TickField label={say('termProportion')} value={term.started === 'proportion'} onChange={(next) => set(`${path}.started`, next ? 'proportion' : undefined)} />
        <span className="grow" />
        <RowTools path={path} name={name} least={1} />
      </div>
      {(['step', 'perStep', 'free'] as const).map((key) => (
        <Field key={key} label="" path={`${path}.${key}`}>
          {null}
        </Field>
      ))}
      {term.source === undefined ? (
        !isReadOnly && (
          <Button type="link" size="small" onClick={() => set(`${path}.source`, { kind: 'kpi', figure: vocabulary.figures[0]?.code ?? 'figure', fold: 'sum' })}>
            {say('termOtherSource')}
          </Button>
        )
      ) : (
        <div className="df-row">
          <Field label={say('source')} path={`${path}.source`}>
            <span className="row">
              <SourceKindChoice path={`${path}.source`} />
              {!isReadOnly && <Button type="text" size="small" aria-label={say('termOwnSource')} title={say('termOwnSource')} icon={<Icon name="close" size={14} />} onClick={() => set(`${path}.source`, undefined)} />}
            </span>
          </Field>
          <SourceFields path={`${path}.source`} />
        </div>
      )}
    </div>
  );
}

/** Only a single term of the indicator's own value can be drawn against it. */
function DeductPicture({ method, max, unit, facts }: MethodProps<'deduct'>) {
  const say = useWords(DESIGNER);
  const [term, ...others] = method.terms;
  const base = asDouble(method.base);
  if (term === undefined || term.records !== undefined || others.length > 0 || term.source !== undefined) return <p className="hint">{say('severalTerms')}</p>;
  const [free, step, per] = [asDouble(term.free) ?? 0, asDouble(term.step), asDouble(term.perStep)];
  if (base === null || step === null || per === null || step <= 0) return <p className="hint">{say('noPictureYet')}</p>;
  const sign = method.add === true ? 1 : -1;
  const range = rangeOf([0, free + step * Math.min(40, Math.max(3, per === 0 ? 3 : Math.ceil(base / Math.abs(per))))], facts);
  const at = (value: number): number => {
    const beyond = Math.max(0, value - free) / step;
    return Math.max(0, base + sign * per * (term.started === 'proportion' ? beyond : Math.ceil(beyond)));
  };
  const cuts = [range.low, free, ...Array.from({ length: 60 }, (_, i) => free + (i + 1) * step)].filter((cut) => cut >= range.low && cut <= range.high);
  const stops = [...new Set([...cuts, range.high])].sort((a, b) => a - b);
  const pieces = stops.slice(0, -1).map((from, place): CurvePiece => {
    const to = stops[place + 1] ?? from;
    return term.started === 'proportion' ? { from: [from, at(from)], to: [to, at(to)] } : { from: [from, at(to)], to: [to, at(to)] };
  });
  return <CurvePicture pieces={pieces} {...range} max={Math.max(max, base)} unit={unit} facts={facts} ticks={[range.low, free, free + step, range.high]} label={say('aboutDeduct')} />;
}

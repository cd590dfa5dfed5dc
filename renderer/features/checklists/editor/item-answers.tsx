import type { ChoiceItem, Item } from '../../../../shared/checklist/checklist.ts';
import { inLang } from '../../../../shared/errors.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { DefaultMark, Field } from '../fields/field.tsx';
import { NumberField, TextField, WordsField } from '../fields/text-field.tsx';
import { itemPlace } from '../model/checklist-edit.ts';
import { valueAt } from '../model/document-path.ts';
import { CHECKLISTS } from '../words.ts';
import { MeasureBands } from './band-rows.tsx';
import { CodedRows } from './coded-rows.tsx';

/** What an item asks for and gives, by its kind. */
export function ItemAnswersEditor({ item, path }: { readonly item: Item; readonly path: string }) {
  const say = useWords(CHECKLISTS);
  const points = (placeholder?: string) => (
    <Field label={say('itemPoints')} path={`${path}.points`}>
      <NumberField path={`${path}.points`} label={say('itemPoints')} mayBeEmpty={placeholder !== undefined} {...(placeholder === undefined ? {} : { placeholder })} width={100} />
    </Field>
  );
  const pointCell = (head: string) => ({ head, cell: (row: string) => <PointCell path={`${row}.points`} head={head} /> });
  switch (item.kind) {
    case 'passFail':
    case 'score':
      return points();
    case 'scale':
      return (
        <>
          {points()}
          <Field label={say('steps')} path={`${path}.steps`} hint={say('stepsHint', { n: item.steps })}>
            <NumberField path={`${path}.steps`} label={say('steps')} />
          </Field>
          <ScaleLabels path={path} steps={item.steps} labels={item.labels?.length ?? null} />
        </>
      );
    case 'choice':
      return (
        <>
          {points(say('bestOption'))}
          <div className="cd-wide">
            <CodedRows
              path={`${path}.options`}
              label={say('options')}
              addLabel={say('addOption')}
              newName={say('newOption')}
              fresh={{ points: 0 }}
              columns={[pointCell(say('itemPoints'))]}
              under={(row) => <OptionMore row={row} path={path} />}
            />
          </div>
        </>
      );
    case 'multi':
      return (
        <>
          {points(say('sumOptions'))}
          <div className="cd-wide">
            <CodedRows path={`${path}.options`} label={say('options')} addLabel={say('addOption')} newName={say('newOption')} fresh={{ points: 1 }} columns={[pointCell(say('itemPoints'))]} />
          </div>
        </>
      );
    case 'count':
      return (
        <>
          {points(say('onlyLost'))}
          <Field label={say('limit')} path={`${path}.limit`}>
            <NumberField path={`${path}.limit`} label={say('limit')} mayBeEmpty placeholder={say('noLimit')} width={100} />
          </Field>
          <div className="cd-wide">
            <CodedRows path={`${path}.faults`} label={say('faults')} addLabel={say('addFault')} newName={say('newFault')} fresh={{ points: 1 }} columns={[pointCell(say('each'))]} />
          </div>
        </>
      );
    case 'additive':
      return (
        <>
          {points(say('sumOptions'))}
          <Field label={say('none')} path={`${path}.none`}>
            <NumberField path={`${path}.none`} label={say('none')} mayBeEmpty placeholder="0" />
          </Field>
          <div className="cd-wide">
            <CodedRows path={`${path}.parts`} label={say('parts')} addLabel={say('addPart')} newName={say('newPart')} fresh={{ points: 1 }} columns={[pointCell(say('itemPoints'))]} />
          </div>
        </>
      );
    case 'allOf':
      return (
        <>
          {points()}
          <div className="cd-wide">
            <CodedRows path={`${path}.conditions`} label={say('conditions')} addLabel={say('addCondition')} newName={say('newCondition')} />
          </div>
        </>
      );
    case 'measure':
      return (
        <>
          {points(say('bestOption'))}
          <Field label={say('unit')} path={`${path}.unit.zh`}>
            <TextField path={`${path}.unit.zh`} label={say('unit')} mayBeEmpty width={80} />
            <TextField path={`${path}.unit.en`} label={say('unitEn')} mayBeEmpty width={90} placeholder="English" />
          </Field>
          <Field label={say('domainFrom')} path={`${path}.domain.from`}>
            <NumberField path={`${path}.domain.from`} label={say('domainFrom')} mayBeEmpty placeholder={say('endNone')} />
          </Field>
          <Field label={say('domainTo')} path={`${path}.domain.to`}>
            <NumberField path={`${path}.domain.to`} label={say('domainTo')} mayBeEmpty placeholder={say('endNone')} />
          </Field>
          <div className="cd-wide">
            <MeasureBands path={`${path}.bands`} isCritical={item.critical === true} />
          </div>
          <Field label={say('otherwise')} path={`${path}.otherwise`}>
            <NumberField path={`${path}.otherwise`} label={say('otherwise')} mayBeEmpty placeholder={say('refused')} />
          </Field>
        </>
      );
    case 'flag':
    case 'text':
    case 'photo':
    case 'time':
      return null;
  }
}

function PointCell({ path, head }: { readonly path: string; readonly head: string }) {
  const { checklist } = useDesigner();
  const code = valueAt(checklist, path.replace(/points$/, 'code'));
  return (
    <span className="row">
      <NumberField path={path} label={`${head} ${typeof code === 'string' ? code : ''}`} width={64} />
      <DefaultMark path={path} />
    </span>
  );
}

function ScaleLabels({ path, steps, labels }: { readonly path: string; readonly steps: number; readonly labels: number | null }) {
  const say = useWords(CHECKLISTS);
  const { isReadOnly } = useDesigner();
  const setValue = useSet();
  const count = labels ?? 0;
  const fill = (): void => {
    const whole = Number.isInteger(steps) && steps >= 1 && steps <= 20 ? steps : 4;
    setValue(`${path}.labels`, Array.from({ length: whole + 1 }, (_, step) => ({ zh: say('labelOf', { n: step }) })));
  };
  return (
    <Field label={say('labels')} path={`${path}.labels`} wide>
      {count > 0 && (
        <ol className="cd-labels">
          {Array.from({ length: count }, (_, step) => (
            <li key={step} className="row">
              <span className="num quiet">{step}</span>
              <WordsField path={`${path}.labels[${step}]`} label={say('labelOf', { n: step })} labelEn={`${say('labelOf', { n: step })} (${say('english')})`} />
            </li>
          ))}
        </ol>
      )}
      {!isReadOnly && (
        <span className="row">
          {(count === 0 || count !== steps + 1) && (
            <button type="button" className="link" onClick={fill}>
              {say('giveLabels')}
            </button>
          )}
          {count > 0 && (
            <button type="button" className="link" onClick={() => setValue(`${path}.labels`, undefined)}>
              {say('dropLabels')}
            </button>
          )}
        </span>
      )}
    </Field>
  );
}

/** The rarer values of an option: its own possible points, repeat points, a jump. */
function OptionMore({ row, path }: { readonly row: string; readonly path: string }) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const { checklist } = useDesigner();
  const setValue = useSet();
  const option = valueAt(checklist, row) as ChoiceItem['options'][number];
  const place = itemPlace(path);
  const later = checklist.sections.flatMap((section, at) =>
    section.items.flatMap((item, nth) => (place !== null && (at > place.section || (at === place.section && nth > place.item)) ? [{ value: item.code, label: `${item.code} ${inLang(item.name, lang)}` }] : [])),
  );
  return (
    <span className="cd-option-more">
      <span className="quiet">{say('possible')}</span>
      <NumberField path={`${row}.possible`} label={`${say('possible')} ${option.code}`} mayBeEmpty width={64} placeholder={say('none_')} />
      <span className="quiet">{say('repeatPoints')}</span>
      <NumberField path={`${row}.repeatPoints`} label={`${say('repeatPoints')} ${option.code}`} mayBeEmpty width={64} placeholder={say('none_')} />
      <span className="quiet">{say('jumpTo')}</span>
      <ChoiceField
        label={`${say('jumpTo')} ${option.code}`}
        path={`${row}.jumpTo`}
        width={120}
        value={option.jumpTo ?? ''}
        choices={[{ value: '', label: say('noJump') }, ...later, { value: 'end', label: say('toEnd') }]}
        onChange={(next) => setValue(`${row}.jumpTo`, next === '' ? undefined : next)}
      />
      {option.jumpTo !== undefined && (
        <>
          <span className="quiet">{say('skipped')}</span>
          <ChoiceField
            label={`${say('skipped')} ${option.code}`}
            width={92}
            value={option.skipped ?? 'leaves'}
            choices={[
              { value: 'leaves', label: say('leaves') },
              { value: 'lost', label: say('lost') },
            ]}
            onChange={(next) => setValue(`${row}.skipped`, next === 'leaves' ? undefined : next)}
          />
        </>
      )}
    </span>
  );
}

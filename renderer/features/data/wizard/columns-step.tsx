import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useId } from 'react';
import { DELIMITERS, TABLE_KINDS, TEXT_ENCODINGS, type Certainty, type ColumnUse, type Delimiter, type ImportInspection, type InspectedColumn, type TableKind, type TextEncoding } from '../../../../shared/contract/import-calls.ts';
import { parsePeriod } from '../../../../shared/dates.ts';
import type { WireError } from '../../../../shared/errors.ts';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Panel } from '../../../components/panel.tsx';
import { Tag, type TagTone } from '../../../components/tag.tsx';
import { formatInstant } from '../../../format.ts';
import { useList, useWords, type Say } from '../../../i18n.ts';
import type { CallState } from '../../../use-call.ts';
import { DATA } from '../words.ts';
import { VisitOptions } from './visit-options.tsx';
import { missingFields, needsPeriod, periodTextOf, usesOf, withKind, withPlace, withUse, type WizardForm } from './wizard-state.ts';
import { WIZARD } from './words.ts';

export interface ColumnsStepProps {
  readonly form: WizardForm;
  readonly inspection: CallState<ImportInspection>;
  readonly onChange: (form: WizardForm) => void;
  readonly onError: (error: WireError) => void;
}

/** Where the table stands in the file, and what each of its columns is. */
export function ColumnsStep({ form, inspection, onChange, onError }: ColumnsStepProps) {
  const say = useWords(WIZARD);
  if (inspection.status === 'failed') return <ErrorBanner error={inspection.error} onRetry={inspection.retry} />;
  if (inspection.status === 'loading') {
    return (
      <p className="quiet wizard-wait" role="status">
        {say('reading')}
      </p>
    );
  }
  const { value } = inspection;
  return (
    <>
      <PlaceBar form={form} inspection={value} onChange={onChange} onError={onError} />
      <div className="wizard-columns grow">
        <ColumnUses form={form} inspection={value} isReloading={inspection.isReloading} onChange={onChange} />
        <TopRows form={form} inspection={value} onChange={onChange} />
      </div>
    </>
  );
}

interface PartProps {
  readonly form: WizardForm;
  readonly inspection: ImportInspection;
  readonly onChange: (form: WizardForm) => void;
}

const DELIMITER_WORDS = { ',': 'd_comma', ';': 'd_semicolon', '\t': 'd_tab' } as const satisfies Record<Delimiter, keyof typeof WIZARD.table>;
const ENCODING_NAMES: Readonly<Record<TextEncoding, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE', gb18030: 'GBK / GB18030' };

function PlaceBar({ form, inspection, onChange, onError }: PartProps & { readonly onError: (error: WireError) => void }) {
  const say = useWords(WIZARD);
  const data = useWords(DATA);
  const id = useId();
  const { kind, sheets, sheet, encoding, delimiter, headerRow, headerRows, remembered, sameFile } = inspection;
  const periodText = periodTextOf(form, inspection);
  const isPeriodWrong = periodText.trim() !== '' && parsePeriod(periodText.trim()) === null;
  return (
    <div className="wizard-bar">
      <div className="wizard-fields">
        <Labelled id={`${id}-kind`} label={say('kind')}>
          <Select<TableKind>
            id={`${id}-kind`}
            size="small"
            style={{ width: 120 }}
            placeholder={say('kindUnknown')}
            status={kind === null ? 'warning' : ''}
            value={kind}
            options={TABLE_KINDS.map((each) => ({ value: each, label: data(each) }))}
            onChange={(next) => onChange(withKind(form, next))}
          />
        </Labelled>
        {sheets.length > 0 && (
          <Labelled id={`${id}-sheet`} label={say('sheet')}>
            <Select<string> id={`${id}-sheet`} size="small" style={{ width: 140 }} popupMatchSelectWidth={false} value={sheet} options={sheets.map((each) => ({ value: each, label: each }))} onChange={(next) => onChange(withPlace(form, { sheet: next }))} />
          </Labelled>
        )}
        {encoding !== null && (
          <Labelled id={`${id}-encoding`} label={say('encoding')}>
            <Select<TextEncoding> id={`${id}-encoding`} size="small" style={{ width: 132 }} value={encoding} options={TEXT_ENCODINGS.map((each) => ({ value: each, label: ENCODING_NAMES[each] }))} onChange={(next) => onChange(withPlace(form, { ...form.place, encoding: next }))} />
          </Labelled>
        )}
        {delimiter !== null && (
          <Labelled id={`${id}-delimiter`} label={say('delimiter')}>
            <Select<Delimiter> id={`${id}-delimiter`} size="small" style={{ width: 96 }} value={delimiter} options={DELIMITERS.map((each) => ({ value: each, label: say(DELIMITER_WORDS[each]) }))} onChange={(next) => onChange(withPlace(form, { ...form.place, delimiter: next }))} />
          </Labelled>
        )}
        <Labelled id={`${id}-head`} label={say('headerRow')}>
          <InputNumber<number> id={`${id}-head`} size="small" style={{ width: 64 }} min={1} max={1000} value={headerRow} onChange={(next) => next !== null && Number.isInteger(next) && onChange(withPlace(form, { ...form.place, headerRow: next }))} />
        </Labelled>
        <Checkbox checked={headerRows === 2} onChange={(event) => onChange(withPlace(form, { ...form.place, headerRow, headerRows: event.target.checked ? 2 : 1 }))}>
          {say('twoRows')}
        </Checkbox>
        {needsPeriod(form, inspection) && (
          <Labelled id={`${id}-period`} label={say('period')}>
            <Input id={`${id}-period`} size="small" style={{ width: 100 }} value={periodText} status={isPeriodWrong ? 'error' : ''} aria-describedby={`${id}-periodHint`} onChange={(event) => onChange({ ...form, periodText: event.target.value })} />
            <span id={`${id}-periodHint`} className={isPeriodWrong ? 'down' : 'hint'}>
              {isPeriodWrong ? data('periodWrong', { text: periodText }) : say(form.periodText === null && inspection.period !== null ? 'periodFound' : 'periodHint')}
            </span>
          </Labelled>
        )}
        {(kind === 'outlets' || kind === 'regions') && (
          <Checkbox checked={form.update} onChange={(event) => onChange({ ...form, update: event.target.checked })}>
            {say('update')}
          </Checkbox>
        )}
        <Checkbox checked={form.whole} onChange={(event) => onChange({ ...form, whole: event.target.checked })}>
          {say('whole')}
        </Checkbox>
      </div>
      {kind === 'visits' && <VisitOptions form={form} onChange={onChange} onError={onError} />}
      {(remembered !== null || sameFile !== null) && (
        <div className="wizard-notes">
          {remembered !== null && (
            <Tag tone="accent" icon="check">
              {say('remembered', { file: remembered.fileName, at: formatInstant(remembered.at) })}
            </Tag>
          )}
          {sameFile !== null && (
            <span className="row warn">
              <Icon name="info" size={14} />
              {say('sameFile', { at: formatInstant(sameFile.at) })}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

function Labelled({ id, label, children }: { readonly id: string; readonly label: string; readonly children: React.ReactNode }) {
  return (
    <span className="row">
      <label htmlFor={id} className="quiet nowrap">
        {label}
      </label>
      {children}
    </span>
  );
}

const CERTAINTY: Readonly<Record<Certainty | 'chosen', { readonly word: keyof typeof WIZARD.table; readonly tone: TagTone }>> = {
  remembered: { word: 'c_remembered', tone: 'accent' },
  sure: { word: 'c_sure', tone: 'up' },
  likely: { word: 'c_likely', tone: 'warning' },
  none: { word: 'c_none', tone: 'plain' },
  chosen: { word: 'c_chosen', tone: 'accent' },
};

function ColumnUses({ form, inspection, isReloading, onChange }: PartProps & { readonly isReloading: boolean }) {
  const list = useList();
  const say = useWords(WIZARD);
  const data = useWords(DATA);
  const uses = usesOf(form, inspection);
  const missing = missingFields(form, inspection);
  return (
    <Panel
      title={say('columns')}
      tools={missing.length > 0 ? <Tag tone="warning">{data('missingField', { fields: list(missing.map((field) => fieldName(field, data))) })}</Tag> : undefined}
      flush
      reloading={isReloading}
    >
      <table className="wizard-table" aria-label={say('columns')}>
        <thead>
          <tr>
            <th scope="col" style={{ width: 40 }} />
            <th scope="col" style={{ width: 160 }}>
              {say('column')}
            </th>
            <th scope="col">{say('samples')}</th>
            <th scope="col" style={{ width: 200 }}>
              {say('use')}
            </th>
            <th scope="col" style={{ width: 92 }}>
              {say('why')}
            </th>
          </tr>
        </thead>
        <tbody>
          {inspection.columns.map((column, i) => {
            const use = uses[i] ?? column.use;
            const certainty = CERTAINTY[form.uses[column.place] === undefined ? column.certainty : 'chosen'];
            return (
              <tr key={column.place}>
                <td className="quiet num">{column.letter}</td>
                <td className="strong" title={column.head}>
                  {column.head === '' ? <span className="quiet">{say('noHead')}</span> : column.head}
                </td>
                <td className="quiet" title={column.samples.join('\n')}>
                  {column.samples.join(' · ')}
                  {column.filled < column.looked && <span className="hint"> {say('filled', { filled: column.filled, looked: column.looked })}</span>}
                </td>
                <td>
                  <Select<string>
                    aria-label={`${say('use')} ${column.head === '' ? column.letter : column.head}`}
                    size="small"
                    style={{ width: '100%' }}
                    popupMatchSelectWidth={false}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={keyOfUse(use)}
                    options={optionsOf(inspection, column, use, say, data)}
                    onChange={(key) => onChange(withUse(form, inspection, column.place, readUse(key)))}
                  />
                </td>
                <td>{(use.to !== 'nothing' || form.uses[column.place] !== undefined) && <Tag tone={certainty.tone}>{say(certainty.word)}</Tag>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

/** The name of a field; one that the window has no word for stands by its code. */
export function fieldName(field: string, data: Say<typeof DATA.table>, kind: TableKind | null = null): string {
  const word = kind === 'regions' && field === 'level' ? 'f_region_level' : `f_${field}`;
  return Object.hasOwn(DATA.table, word) ? data(word as keyof typeof DATA.table) : field;
}

function keyOfUse(use: ColumnUse): string {
  if (use.to === 'field') return `field:${use.field}`;
  return use.to === 'own' ? `own:${use.code ?? ''}` : 'nothing';
}

function readUse(key: string): ColumnUse {
  if (key.startsWith('field:')) return { to: 'field', field: key.slice(6) };
  if (!key.startsWith('own:')) return { to: 'nothing' };
  return key === 'own:' ? { to: 'own' } : { to: 'own', code: key.slice(4) };
}

function optionsOf({ kind, fields, allowsOwn }: ImportInspection, column: InspectedColumn, use: ColumnUse, say: Say<typeof WIZARD.table>, data: Say<typeof DATA.table>): { value: string; label: string }[] {
  const ownWord = kind === 'figures' ? 'useFigure' : kind === 'outlets' ? 'useAttribute' : 'useOwn';
  const codes = [column.use, use].flatMap((each) => (each.to === 'own' && each.code !== undefined ? [each.code] : []));
  return [
    ...[...new Set(codes)].map((code) => ({ value: `own:${code}`, label: say('useFigureOf', { name: code }) })),
    ...(allowsOwn ? [{ value: 'own:', label: say(ownWord) }] : []),
    ...fields.map(({ field, isNeeded }) => ({ value: `field:${field}`, label: `${fieldName(field, data, kind)}${isNeeded ? ' *' : ''}` })),
    { value: 'nothing', label: say('useNothing') },
  ];
}

function TopRows({ form, inspection, onChange }: PartProps) {
  const say = useWords(WIZARD);
  const { top, headerRow, headerRows } = inspection;
  const width = Math.max(0, ...top.map(({ cells }) => cells.length));
  return (
    <Panel title={say('preview')} hint={say('previewHint')} flush>
      <table className="wizard-table wizard-top" aria-label={say('preview')}>
        <tbody>
          {top.map(({ row, cells }) => {
            const isHead = row >= headerRow && row < headerRow + headerRows;
            return (
              <tr key={row} className={isHead ? 'wizard-head' : row < headerRow ? 'wizard-above' : ''}>
                <th scope="row">
                  <button type="button" className="bare num" aria-label={say('makeHead', { row })} title={say('makeHead', { row })} aria-pressed={isHead} onClick={() => onChange(withPlace(form, { ...form.place, headerRow: row, headerRows }))}>
                    {row}
                  </button>
                </th>
                {Array.from({ length: width }, (_, i) => (
                  <td key={i} title={cells[i] ?? ''}>
                    {cells[i] ?? ''}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}

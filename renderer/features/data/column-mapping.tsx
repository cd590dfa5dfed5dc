import { Select } from 'antd';
import type { ImportKind } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { IMPORT_FIELDS, UNNAMED_COLUMN } from './import-fields.ts';
import { fieldOf, missingFields, type ImportForm } from './import-form.ts';
import { DATA } from './words.ts';

export interface ColumnMappingProps {
  readonly kind: ImportKind;
  readonly form: ImportForm;
  readonly onChange: (form: ImportForm) => void;
}

/** The columns found in the file, a sample of each, and what it is taken for. */
export function ColumnMapping({ kind, form, onChange }: ColumnMappingProps) {
  const say = useWords(DATA);
  const lang = useLang();
  const columns = form.file?.columns ?? [];
  const missing = missingFields(kind, form);
  const options = [
    { value: '', label: say(UNNAMED_COLUMN[kind]) },
    ...IMPORT_FIELDS[kind].map(({ field, word }) => ({ value: field, label: say(word) })),
    // A field that only the reader knows of still shows by its own name.
    ...columns.flatMap(({ field }) => (field === null || IMPORT_FIELDS[kind].some((each) => each.field === field) ? [] : [{ value: field, label: field }])),
  ];
  function take(column: string, field: string): void {
    const others = Object.fromEntries(columns.filter((each) => field !== '' && each.column !== column && fieldOf(form, each.column) === field).map((each) => [each.column, '']));
    onChange({ ...form, taken: { ...form.taken, ...others, [column]: field } });
  }
  return (
    <div>
      <div className="row import-section">
        <span className="strong">{say('columns')}</span>
        <span className="hint">{say('columnsHint')}</span>
      </div>
      <div className="import-columns">
        <table aria-label={say('columns')}>
          <thead>
            <tr>
              <th scope="col">{say('column')}</th>
              <th scope="col">{say('sample')}</th>
              <th scope="col">{say('field')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ column, sample }) => (
              <tr key={column}>
                <td title={column}>{column}</td>
                <td className="quiet" title={sample}>
                  {sample}
                </td>
                <td>
                  <Select
                    size="small"
                    aria-label={`${say('field')}：${column}`}
                    style={{ width: 190 }}
                    value={fieldOf(form, column)}
                    options={options}
                    onChange={(field: string) => take(column, field)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {missing.length > 0 && (
        <p className="row warn import-fault" role="alert">
          <Icon name="warning" size={14} />
          {say('missingField', { fields: missing.map((field) => say(field.word)).join(lang === 'zh' ? '、' : ', ') })}
        </p>
      )}
    </div>
  );
}

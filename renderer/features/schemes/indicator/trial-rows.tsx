import { inLang } from '../../../../shared/errors.ts';
import { Icon } from '../../../components/icon.tsx';
import { formatDecimal, formatPeriod } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useKept } from '../../../kept-state.ts';
import { useDesigner } from '../designer-context.ts';
import { DESIGNER } from '../words.ts';

/** Values of some outlets of the open store: what the source gives, and the points. Open for formulas, else on demand. */
export function TrialRows({ code, isFormula, unit }: { readonly code: string; readonly isFormula: boolean; readonly unit: string }) {
  const { trial } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const [isShown, setShown] = useKept('schemes:rows', false, (value): value is boolean => typeof value === 'boolean');
  const focus = trial?.focus?.code === code ? trial.focus : null;
  if (!isFormula && !isShown) {
    return (
      <button type="button" className="link" onClick={() => setShown(true)}>
        {say('showRows')}
      </button>
    );
  }
  if (focus === null || trial === null) return <p className="hint">{say('rowsWait')}</p>;
  return (
    <div className="tr">
      {focus.warnings.map((warning) => (
        <p key={warning.text.zh} className="df-problem warn">
          <Icon name="info" size={14} />
          {inLang(warning.text, lang)} {say('outletsCount', { n: warning.outlets })}
        </p>
      ))}
      <div className="tr-scroll">
        <table className="df-table tr-table">
          <thead>
            <tr>
              <th scope="col">{say('rowsOf', { period: formatPeriod(trial.period, lang) })}</th>
              {focus.names.map((name) => (
                <th key={name} scope="col" className="df-right">
                  {name}
                </th>
              ))}
              <th scope="col" className="df-right">
                {say('rawValue')}
                {unit === '' ? '' : ` ${unit}`}
              </th>
              <th scope="col" className="df-right">
                {say('points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {focus.rows.map((row) => (
              <tr key={row.outlet}>
                <td title={row.outlet}>{row.name}</td>
                {row.inputs.map((value, place) => (
                  <td key={focus.names[place]} className="num df-right">
                    {cell(value)}
                  </td>
                ))}
                <td className={row.raw === null ? 'num df-right warn' : 'num df-right strong'}>{row.raw === null ? say('missingWord') : cell(row.raw)}</td>
                <td className="num df-right">{cell(row.score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!isFormula && (
        <button type="button" className="link" onClick={() => setShown(false)}>
          {say('hideRows')}
        </button>
      )}
    </div>
  );
}

/** At most four places of a long fraction. */
function cell(value: string | null): string {
  if (value === null) return formatDecimal(null);
  const [whole = '', broken] = value.split('.');
  return /^-?\d+(\.\d+)?$/.test(value) ? formatDecimal(broken === undefined || broken.length <= 4 ? value : `${whole}.${broken.slice(0, 4)}`) : value;
}

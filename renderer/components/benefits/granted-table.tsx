import { explainLine } from '../../../shared/benefits/line-words.ts';
import type { StatementLine } from '../../../shared/benefits/statement.ts';
import { inLang } from '../../../shared/errors.ts';
import { formatDecimal } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { Tag } from '../tag.tsx';
import { formatExactMoney } from './money.ts';
import { BENEFITS } from './words.ts';
import './benefit-lines.css';

/** What is granted, line by line, with how it came about. */
export function GrantedTable({ lines }: { readonly lines: readonly StatementLine[] }) {
  const lang = useLang();
  const say = useWords(BENEFITS);
  return (
    <table className="bn-lines">
      <thead>
        <tr>
          <th>{say('benefit')}</th>
          <th className="bn-right">{say('amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const why = explainLine(line, lang);
          return (
            <tr key={line.benefit}>
              <td>
                {inLang(line.name, lang)}
                {why !== '' && <p className={line.state === 'missing' ? 'bn-why warn' : 'bn-why'}>{why}</p>}
              </td>
              <td className="bn-right num strong">
                <LineValue line={line} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The value of a line for people: money, a number with its unit, words, yes or no; a dash where there is none. */
export function LineValue({ line }: { readonly line: StatementLine }) {
  const lang = useLang();
  const say = useWords(BENEFITS);
  if (line.state === 'none') return <span className="quiet">—</span>;
  if (line.state === 'missing') return <Tag tone="warning">{say('lackData')}</Tag>;
  if (line.yes !== undefined) return <>{say(line.yes ? 'yes' : 'no')}</>;
  if (line.text !== undefined) return <span className="bn-words">{inLang(line.text, lang)}</span>;
  const value = line.value ?? null;
  if (line.kind === 'money' && value !== null) return <>{formatExactMoney(value, line.currency)}</>;
  return (
    <>
      {formatDecimal(value)}
      {line.unit !== undefined && <span className="quiet"> {inLang(line.unit, lang)}</span>}
    </>
  );
}

import { InputNumber, Slider } from 'antd';
import { inLang } from '../../../shared/errors.ts';
import type { Tunable } from '../../../shared/scheme/tunables.ts';
import { Icon } from '../../components/icon.tsx';
import { formatDecimal } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { isNumber } from './changes.ts';
import { WHAT_IF } from './words.ts';

export interface RuleFieldProps {
  readonly item: Tunable;
  readonly value: string;
  readonly isChanged: boolean;
  readonly unit?: string;
  readonly onChange: (value: string) => void;
  readonly onReset: () => void;
}

/** One number of the rules: its name, a slider with a mark at the present value where it has ends, a field, the old value. */
export function RuleField({ item, value, isChanged, unit, onChange, onReset }: RuleFieldProps) {
  const say = useWords(WHAT_IF);
  const lang = useLang();
  const name = inLang(item.name, lang);
  const { range } = item;
  return (
    <div className={isChanged ? 'rule-field rule-changed' : 'rule-field'}>
      <span className="rule-name">
        {name}
      </span>
      {range !== undefined && (
        <Slider
          className="rule-slider"
          min={range.from}
          max={range.to}
          step={item.isWhole ? 1 : 0.5}
          value={isNumber(value) ? Number(value) : range.from}
          marks={{ [Number(item.standsFor)]: { label: <span /> } }}
          tooltip={{ open: false }}
          ariaLabelForHandle={name}
          onChange={(next) => onChange(String(next))}
        />
      )}
      <InputNumber<string>
        className="rule-input"
        stringMode
        size="small"
        controls={item.isWhole}
        {...(item.isWhole ? { min: '0', precision: 0 } : {})}
        value={value}
        suffix={unit}
        aria-label={name}
        status={isNumber(value) ? '' : 'error'}
        onChange={(next) => onChange(next === null ? '' : String(next))}
      />
      <span className="rule-was">
        {isChanged && (
          <button type="button" className="link row" title={say('reset')} aria-label={`${say('reset')} ${name}`} onClick={onReset}>
            <Icon name="undo" size={12} />
            <span className="num">{say('was', { value: formatDecimal(item.standsFor) })}</span>
          </button>
        )}
      </span>
    </div>
  );
}

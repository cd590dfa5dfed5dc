import { Button, InputNumber, Select } from 'antd';
import { instalmentsOf, type Benefit, type Instalment } from '../../../shared/benefits/plan.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import { add, compare, HUNDRED, ZERO } from '../../../shared/exact/rational.ts';
import { exactNumber } from '../../../shared/exact/scheme-number.ts';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../i18n.ts';
import { NumberInput } from './number-input.tsx';
import { usePlan } from './plan-context.ts';
import { equalParts, setBenefit } from './plan-edits.ts';
import { BENEFITS } from '../../components/benefits/words.ts';

/** The parts of an amount of money and when they fall due. */
export function InstalmentsEditor({ place, benefit }: { readonly place: number; readonly benefit: Benefit }) {
  const { edit, isReadOnly } = usePlan();
  const say = useWords(BENEFITS);
  const parts = instalmentsOf(benefit);
  const isOne = benefit.instalments === undefined;
  const sum = parts.reduce((own, { share }) => add(own, exactNumber(share)), ZERO);
  const put = (next: readonly Instalment[], key?: string): void => edit(setBenefit(place, { instalments: next }), key);
  const change = (at: number, changes: Partial<Instalment>, key: string): void => put(parts.map((own, index) => (index === at ? { ...own, ...changes } : own)), `instalment ${place} ${at} ${key}`);
  return (
    <>
      <h4>{say('instalments')}</h4>
      <p className="hint">{say(isOne ? 'instalmentsOne' : 'instalmentsHint')}</p>
      {!isOne && (
        <table className="bn-parts">
          <thead>
            <tr>
              <th>{say('part')}</th>
              <th>{say('share')}</th>
              <th>{say('months')}</th>
              <th>{say('day')}</th>
              <th aria-label={say('removePart')} />
            </tr>
          </thead>
          <tbody>
            {parts.map((part, at) => (
              <tr key={at}>
                <td className="num">{at + 1}</td>
                <td>
                  <NumberInput label={`${say('share')} ${at + 1}`} value={part.share} disabled={isReadOnly} width={80} onNumber={(share) => share !== undefined && change(at, { share }, 'share')} />
                </td>
                <td>
                  <InputNumber aria-label={`${say('months')} ${at + 1}`} value={part.months} min={-11} max={60} precision={0} disabled={isReadOnly} style={{ width: 70 }} onChange={(months) => months !== null && change(at, { months }, 'months')} />
                </td>
                <td>
                  <InputNumber
                    aria-label={`${say('day')} ${at + 1}`}
                    value={part.day ?? null}
                    min={1}
                    max={31}
                    precision={0}
                    disabled={isReadOnly}
                    style={{ width: 62 }}
                    onChange={(day) => {
                      const { day: _, ...rest } = part;
                      put(parts.map((own, index) => (index === at ? (day === null ? rest : { ...rest, day }) : own)), `instalment ${place} ${at} day`);
                    }}
                  />
                </td>
                <td>{!isReadOnly && <Button size="small" type="text" aria-label={`${say('removePart')} ${at + 1}`} icon={<Icon name="trash" size={14} />} onClick={() => (parts.length === 1 ? edit(setBenefit(place, { instalments: undefined })) : put(parts.filter((_, index) => index !== at)))} />}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={5} className={compare(sum, HUNDRED) === 0 ? 'quiet' : 'down'}>
                {say('sumOfShares', { sum: plainDecimal(sum) })}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      {!isReadOnly && (
        <div className="row bn-wrap">
          <Button size="small" onClick={() => put(isOne ? equalParts(2, 0) : [...parts, { share: '0', months: (parts.at(-1)?.months ?? -1) + 1 }])}>
            {say('addPart')}
          </Button>
          {!isOne && compare(sum, HUNDRED) !== 0 && (
            <Button size="small" onClick={() => put(equalParts(parts.length, parts[0]?.months ?? 0).map((own, at) => ({ ...parts[at]!, share: own.share })))}>
              {say('splitEqual', { n: parts.length })}
            </Button>
          )}
          {isOne && (
            <Button size="small" onClick={() => put(equalParts(3, 0))}>
              {say('splitEqual', { n: 3 })}
            </Button>
          )}
        </div>
      )}
      {!isOne && (
        <label className="bn-field">
          {say('onLevelChange')}
          <Select value={benefit.onLevelChange ?? 'keep'} disabled={isReadOnly} onChange={(next) => edit(setBenefit(place, { onLevelChange: next === 'keep' ? undefined : next }))} options={(['keep', 'remaining'] as const).map((value) => ({ value, label: say(`change_${value}`) }))} />
        </label>
      )}
    </>
  );
}

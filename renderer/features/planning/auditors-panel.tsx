import { Button, Input } from 'antd';
import type { WaveAuditor } from '../../../shared/planning/wave.ts';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { useWords } from '../../i18n.ts';
import { CheckField, ManyField, NumberField } from './plan-fields.tsx';
import type { PlanPartProps } from './rules-panel.tsx';
import { PLANNING } from './words.ts';

const CAPACITY = 20;

/** Who may be sent, how often, and from where they keep away. */
export function AuditorsPanel({ plan, options, onChange }: PlanPartProps) {
  const say = useWords(PLANNING);
  const set = (place: number, part: Partial<WaveAuditor>): void => onChange({ auditors: plan.auditors.map((one, at) => (at === place ? { ...one, ...part } : one)) });
  const missing = options.auditors.find((name) => plan.auditors.every((one) => one.name !== name)) ?? '';
  const tools = (
    <Button size="small" type="text" icon={<Icon name="plus" />} onClick={() => onChange({ auditors: [...plan.auditors, { name: missing, capacity: CAPACITY, homeRegions: [], conflicts: [] }] })}>
      {say('addAuditor')}
    </Button>
  );
  return (
    <Panel title={say('auditors')} tools={tools} className="plan-part">
      <table className="plan-auditors">
        <thead>
          <tr>
            <th scope="col">{say('auditor')}</th>
            <th scope="col">{say('capacity')}</th>
            <th scope="col">{say('homeRegions')}</th>
            <th scope="col">{say('conflicts')}</th>
            <td aria-hidden />
          </tr>
        </thead>
        <tbody>
          {plan.auditors.map((auditor, place) => (
            <tr key={place}>
              <td>
                <Input size="small" aria-label={say('auditor')} maxLength={100} value={auditor.name} onChange={(event) => set(place, { name: event.target.value })} />
              </td>
              <td>
                <NumberField label={say('capacity')} value={auditor.capacity} max={5000} width={68} onChange={(capacity) => set(place, { capacity })} />
              </td>
              <td>
                <ManyField label={say('homeRegions')} placeholder={say('none')} options={options.regions} value={auditor.homeRegions} onChange={(homeRegions) => set(place, { homeRegions })} />
              </td>
              <td>
                <Input size="small" className="num" aria-label={say('conflicts')} placeholder={say('conflictsPlaceholder')} defaultValue={auditor.conflicts.join(' ')} onBlur={(event) => set(place, { conflicts: codesIn(event.target.value) })} />
              </td>
              <td>
                <Button size="small" type="text" aria-label={say('removeAuditor', { name: auditor.name })} title={say('removeAuditor', { name: auditor.name })} icon={<Icon name="close" />} onClick={() => onChange({ auditors: plan.auditors.filter((_, at) => at !== place) })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="plan-checks">
        <CheckField label={say('neverTwiceRunning')} checked={plan.neverTwiceRunning} onChange={(neverTwiceRunning) => onChange({ neverTwiceRunning })} />
        <CheckField label={say('neverOwnRegion')} checked={plan.neverOwnRegion} onChange={(neverOwnRegion) => onChange({ neverOwnRegion })} />
        <span className="row">
          {say('reaudit')}
          <NumberField label={say('reaudit')} value={plan.reauditPercent} max={100} width={68} unit={say('reauditUnit')} onChange={(reauditPercent) => onChange({ reauditPercent })} />
        </span>
      </div>
    </Panel>
  );
}

/** Outlet codes apart by spaces, commas or line ends, full-width ones too. */
export function codesIn(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,，、;；]+/u).filter((code) => code !== ''))];
}

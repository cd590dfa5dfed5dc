import type { Rounding } from '../../../../shared/scheme/scheme.ts';
import { Panel } from '../../../components/panel.tsx';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { ChoiceField } from '../fields/choice-field.tsx';
import { Field } from '../fields/field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { valueAt } from '../model/document-path.ts';
import { DESIGNER } from '../words.ts';
import { CohortField } from './cohort-field.tsx';
import { MeasuredRules } from './measured-rules.tsx';
import { MissingField } from './missing-field.tsx';

const STAGES = ['visit', 'indicator', 'node', 'total'] as const;

/** Whom outlets are compared with, what is missing, how much has to be there, rounding, the total's range. */
export function DataTab() {
  const say = useWords(DESIGNER);
  const set = useSet();
  const { scheme } = useDesigner();
  return (
    <div className="tab-split">
      <Panel title={say('dataPeers')}>
        <CohortField path="cohort" fallback={say('everybody')} />
        <p className="hint">{say('cohortAbout')}</p>
        <div className="df-row">
          <MissingField path="missing" fallback={say('missing_reweight')} />
        </div>
        <Field label={say('minimumData')} path="minimumData">
          <span className="df-sentence">
            {say('minimumDataBefore')}
            <NumberField
              path="minimumData.share"
              label={say('minimumData')}
              unit="%"
              width={84}
              placeholder={say('none')}
              value={scheme.minimumData?.share}
              onNumber={(value, key) => set(value === null || value === undefined ? (scheme.minimumData !== undefined && 'require' in scheme.minimumData ? 'minimumData.share' : 'minimumData') : 'minimumData.share', value ?? undefined, key)}
            />
            {say('minimumDataAfter')}
          </span>
        </Field>
        <MeasuredRules rules={scheme.minimumData?.require ?? []} />
      </Panel>
      <Panel title={say('dataNumbers')}>
        <div className="df-row">
          {STAGES.map((stage) => (
            <RoundingField key={stage} stage={stage} />
          ))}
        </div>
        <p className="hint">{say('roundingAbout')}</p>
        <Field label={say('totalRange')} path="range">
          <span className="row">
            <NumberField path="range.from" label={say('rangeFrom')} empty="leaveOut" placeholder={say('none')} width={84} />
            <span className="quiet">–</span>
            <NumberField path="range.to" label={say('rangeTo')} empty="leaveOut" placeholder={say('none')} width={84} />
          </span>
        </Field>
        <Field label={say('schemeOrder')} path="order">
          <ChoiceField
            label={say('schemeOrder')}
            value={scheme.order ?? 'high'}
            side
            choices={[
              { value: 'high', label: say('totalHigh') },
              { value: 'low', label: say('totalLow') },
            ]}
            onChange={(order) => set('order', order === 'high' ? undefined : order)}
          />
        </Field>
      </Panel>
    </div>
  );
}

function RoundingField({ stage }: { readonly stage: (typeof STAGES)[number] }) {
  const { scheme } = useDesigner();
  const say = useWords(DESIGNER);
  const set = useSet();
  const path = `rounding.${stage}`;
  const rounding = valueAt(scheme, path) as Rounding | undefined;
  const kind = rounding === undefined ? 'usual' : rounding === 'none' ? 'none' : 'step' in rounding ? 'step' : 'places';
  const begin: Readonly<Record<string, Rounding | undefined>> = { usual: undefined, none: 'none', places: { places: 2 }, step: { step: 0.5 } };
  return (
    <Field label={say(`stage_${stage}`)} path={path}>
      <span className="row">
        <ChoiceField label={say(`stage_${stage}`)} value={kind} choices={(['usual', 'places', 'step', 'none'] as const).map((each) => ({ value: each, label: say(`round_${each}`) }))} onChange={(next) => set(path, begin[next])} width={118} />
        {kind === 'places' && <NumberField path={`${path}.places`} label={say('round_places')} whole least={0} empty="refuse" width={52} />}
        {kind === 'step' && <NumberField path={`${path}.step`} label={say('round_step')} empty="refuse" step="0.1" width={60} />}
      </span>
    </Field>
  );
}

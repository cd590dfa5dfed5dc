import { Button, Select } from 'antd';
import { useState } from 'react';
import { sampleSize, type Confidence } from '../../../shared/planning/sample-size.ts';
import { Panel } from '../../components/panel.tsx';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { NumberField } from './plan-fields.tsx';
import { PLANNING } from './words.ts';

/** Half of the outlets pass: the case that needs the largest sample. */
const MOST_CAUTIOUS = 50;

/** How many outlets make a statement about all of them, with the assumption stated. */
export function SamplePanel({ population, onUse }: { readonly population: number; readonly onUse: (count: number) => void }) {
  const say = useWords(PLANNING);
  const [kind, setKind] = useState<'share' | 'mean'>('share');
  const [margin, setMargin] = useState(5);
  const [deviation, setDeviation] = useState(12);
  const [confidence, setConfidence] = useState<Confidence>(95);
  const aim = kind === 'share' ? ({ kind, margin, expected: MOST_CAUTIOUS } as const) : ({ kind, margin, deviation } as const);
  const count = margin > 0 ? sampleSize(population, confidence, aim) : population;
  return (
    <Panel title={say('sample')} className="plan-part">
      <div className="plan-sample">
        <span>{say('sampleAim')}</span>
        <Select size="small" style={{ width: 130 }} aria-label={say('sampleAim')} value={kind} onChange={setKind} options={[{ value: 'share', label: say('sampleShare') }, { value: 'mean', label: say('sampleMean') }]} />
        <span>{say('margin')}</span>
        <NumberField label={say('margin')} value={margin} min={0.1} max={50} width={68} onChange={setMargin} />
        {kind === 'mean' && (
          <>
            <span>{say('deviation')}</span>
            <NumberField label={say('deviation')} value={deviation} max={100} width={68} onChange={setDeviation} />
          </>
        )}
        <span>{say('confidence')}</span>
        <Select<Confidence> size="small" style={{ width: 76 }} aria-label={say('confidence')} value={confidence} onChange={setConfidence} options={([90, 95, 99] as const).map((value) => ({ value, label: `${value} %` }))} />
      </div>
      <p className="row plan-answer">
        <span className="strong" aria-live="polite">
          {say('sampleAnswer', { population: formatCount(population), count })}
        </span>
        <Button size="small" disabled={count === 0} onClick={() => onUse(count)}>
          {say('useCount')}
        </Button>
      </p>
      <p className="hint">{say('sampleAssumption')}</p>
    </Panel>
  );
}

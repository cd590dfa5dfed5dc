import { Button, InputNumber, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import type { FigureRules } from '../../../../shared/contract/figure-calls.ts';
import { AppError, type WireError } from '../../../../shared/errors.ts';
import { FIGURE_RULE, ruleFault, type FigureRule } from '../../../../shared/figures/figure-rule.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import { useWorkspace } from '../../../app-state.tsx';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { COMMON } from '../../../components/words.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useAction, useCall } from '../../../use-call.ts';
import { FIGURES } from './words.ts';

const PARTS = [
  ['periods', 'rulePeriods'],
  ['least', 'ruleLeast'],
  ['floorPercent', 'ruleFloorPercent'],
  ['spreads', 'ruleSpreads'],
  ['jumpPercent', 'ruleJumpPercent'],
  ['jumpSpreads', 'ruleJumpSpreads'],
] as const satisfies readonly (readonly [keyof FigureRule, keyof typeof FIGURES.table])[];

/** The rule by which figures are unusual, in its own words, and the figures that it never speaks of. */
export function RulesDialog({ rules, onClose }: { readonly rules: FigureRules; readonly onClose: () => void }) {
  const say = useWords(FIGURES);
  const common = useWords(COMMON);
  const lang = useLang();
  const id = useId();
  const { period } = useWorkspace();
  const sheet = useCall('figure:sheet', { period: (period ?? '2000-01') as PeriodId });
  const [rule, setRule] = useState(rules.rule);
  const [quiet, setQuiet] = useState(Object.keys(rules.own).filter((figure) => rules.own[figure] === null));
  const others = Object.entries(rules.own).filter(([, own]) => own !== null);
  const save = useAction('figure:save-rules');
  const fault = ruleFault(rule);
  const wordOf = new Map(PARTS);
  const error: WireError | null = fault === null ? save.error : faultError(fault, say(wordOf.get(fault.part) ?? 'rules'));
  async function run(): Promise<void> {
    const reply = await save.run({ rule, own: Object.fromEntries([...others, ...quiet.map((figure) => [figure, null] as const)]) });
    if (reply.ok) onClose();
  }
  return (
    <Modal
      open
      centered
      width={560}
      title={say('rulesTitle')}
      onCancel={onClose}
      footer={[
        <Button key="reset" style={{ float: 'left' }} onClick={() => setRule(FIGURE_RULE)}>
          {say('ruleReset')}
        </Button>,
        <Button key="cancel" onClick={onClose}>
          {common('cancel')}
        </Button>,
        <Button key="save" type="primary" disabled={fault !== null} loading={save.isRunning} onClick={() => void run()}>
          {say('save')}
        </Button>,
      ]}
    >
      <div className="figures-dialog">
        <p className="quiet">{say('rulesText')}</p>
        <div className="figures-rules">
          {PARTS.map(([part, word]) => (
            <div key={part} className="row">
              <label htmlFor={`${id}-${part}`} className="grow">
                {say(word)}
              </label>
              <InputNumber<number> id={`${id}-${part}`} size="small" style={{ width: 88 }} value={rule[part]} status={fault?.part === part ? 'error' : ''} onChange={(value) => setRule({ ...rule, [part]: value ?? NaN })} />
            </div>
          ))}
          <label htmlFor={`${id}-quiet`}>{say('ruleOwn')}</label>
          <Select
            id={`${id}-quiet`}
            mode="multiple"
            size="small"
            placeholder={say('ruleNone')}
            value={quiet}
            onChange={setQuiet}
            optionFilterProp="label"
            options={(sheet.status === 'ready' ? sheet.value.columns : []).map(({ figure, name }) => ({ value: figure, label: name }))}
          />
        </div>
        {others.length > 0 && <p className="hint">{say('ruleOwnOthers', { names: others.map(([figure]) => figure).join(lang === 'zh' ? '、' : ', ') })}</p>}
        {error !== null && <ErrorBanner error={error} />}
      </div>
    </Modal>
  );
}

function faultError({ from, to }: { readonly from: number; readonly to: number }, part: string): WireError {
  const { code, params } = new AppError('figure/rule-range', { part, from, to });
  return { code, params };
}

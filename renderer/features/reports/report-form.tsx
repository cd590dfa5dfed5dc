import { Input, Select, TreeSelect } from 'antd';
import { PART_REPORTS, REPORT_KINDS } from '../../../shared/contract/report-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import type { RegionId, RunId } from '../../../shared/ids.ts';
import type { RunRow, SchemeRow } from '../../../shared/ipc-contract.ts';
import { regionNodes, type RegionNode } from '../../components/region-nodes.ts';
import { Segmented } from '../../components/segmented.tsx';
import { COMMON } from '../../components/words.ts';
import { formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { REPORTS } from '../../reports/words.ts';
import { useCall } from '../../use-call.ts';
import { hasTerms, type ReportChoice } from './report-choice.ts';
import { REPORT_DESK } from './words.ts';

export interface ReportFormProps {
  readonly choice: ReportChoice;
  readonly onChange: (choice: ReportChoice) => void;
  readonly runs: readonly RunRow[];
  readonly run: RunRow | null;
  readonly schemes: readonly SchemeRow[];
  readonly fault: 'datesBoth' | 'datesOrder' | null;
}

/** Which report, of which run and regions, in which language and files. */
export function ReportForm({ choice, onChange, runs, run, schemes, fault }: ReportFormProps) {
  const say = useWords(REPORT_DESK);
  const names = useWords(REPORTS);
  const change = (part: Partial<ReportChoice>): void => onChange({ ...choice, ...part });
  const isOfVisit = choice.report === 'visitReport' && choice.visit !== null;
  return (
    <div className="reports-form">
      <div role="radiogroup" aria-label={say('which')} className="reports-kinds">
        {REPORT_KINDS.map((kind) => (
          <button key={kind} type="button" role="radio" aria-checked={kind === choice.report} title={say(`${kind}Hint`)} className="bare reports-kind" onClick={() => change({ report: kind })}>
            <span className={kind === choice.report ? 'strong' : undefined}>{names(kind)}</span>
            {kind === choice.report && <span className="hint">{say(`${kind}Hint`)}</span>}
          </button>
        ))}
      </div>
      {!isOfVisit && <RunSelect runs={runs} run={run} hasSchemes={schemes.length > 1} onChange={(runId) => change({ runId })} />}
      {isOfVisit && choice.visit !== null ? (
        <Only text={say('onlyVisit', { code: choice.visit.code })} onTakeOff={() => change({ visit: null })} />
      ) : choice.outlet !== null ? (
        <Only text={say('onlyOutlet', { name: choice.outlet.name })} onTakeOff={() => change({ outlet: null })} />
      ) : (
        <label className="reports-field">
          <span>{say('regions')}</span>
          <RegionsSelect value={choice.regionIds} onChange={(regionIds) => change({ regionIds })} />
        </label>
      )}
      {hasTerms(choice.report) && (
        <fieldset className="reports-terms">
          <legend>{say('objections')}</legend>
          <span className="row">
            <Input type="date" aria-label={`${say('objections')} ${say('opensOn')}`} value={choice.opensOn} max="9999-12-31" onChange={(event) => change({ opensOn: event.target.value })} {...(fault === null ? {} : { status: 'error' as const })} />
            <span>–</span>
            <Input type="date" aria-label={`${say('objections')} ${say('closesOn')}`} value={choice.closesOn} max="9999-12-31" onChange={(event) => change({ closesOn: event.target.value })} {...(fault === null ? {} : { status: 'error' as const })} />
          </span>
          {fault !== null && <span className="down">{say(fault)}</span>}
          <Input placeholder={say('contact')} aria-label={say('contact')} maxLength={300} value={choice.contact} onChange={(event) => change({ contact: event.target.value })} />
        </fieldset>
      )}
      <div className="reports-field">
        <span>{say('language')}</span>
        <Segmented
          label={say('language')}
          value={choice.lang}
          onChange={(lang) => change({ lang })}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      {PART_REPORTS.includes(choice.report) && !isOfVisit && choice.outlet === null && (
        <div className="reports-field">
          <span>{say('files')}</span>
          <Segmented
            label={say('files')}
            value={choice.files}
            onChange={(files) => change({ files })}
            options={[
              { value: 'one', label: say('one') },
              { value: 'each', label: say('each') },
            ]}
          />
          {choice.files === 'each' && <span className="hint">{say('eachHint')}</span>}
        </div>
      )}
    </div>
  );
}

function Only({ text, onTakeOff }: { readonly text: string; readonly onTakeOff: () => void }) {
  const say = useWords(REPORT_DESK);
  return (
    <div className="reports-field">
      <span>{say('only')}</span>
      <span className="row">
        <span className="strong">{text}</span>
        <button type="button" className="link" onClick={onTakeOff}>
          {say('takeOff')}
        </button>
      </span>
    </div>
  );
}

interface RunSelectProps {
  readonly runs: readonly RunRow[];
  readonly run: RunRow | null;
  readonly hasSchemes: boolean;
  readonly onChange: (runId: RunId) => void;
}

function RunSelect({ runs, run, hasSchemes, onChange }: RunSelectProps) {
  const say = useWords(REPORT_DESK);
  const common = useWords(COMMON);
  const lang = useLang();
  const nameOf = (each: RunRow): string => {
    const own = say('runOption', { period: formatPeriod(each.period, lang), n: each.number, state: common(each.state) });
    return hasSchemes ? `${own} · ${inLang(each.schemeName, lang)}` : own;
  };
  return (
    <label className="reports-field">
      <span>{say('run')}</span>
      <Select<RunId> aria-label={say('run')} disabled={runs.length === 0} placeholder={say('noRunYet')} value={run?.id ?? null} options={runs.map((each) => ({ value: each.id, label: nameOf(each) }))} onChange={onChange} showSearch={{ optionFilterProp: 'label' }} />
    </label>
  );
}

/** Any number of regions of the tree; none means all. */
export function RegionsSelect({ value, onChange }: { readonly value: readonly RegionId[]; readonly onChange: (regionIds: readonly RegionId[]) => void }) {
  const say = useWords(REPORT_DESK);
  const tree = useCall('region:tree', {});
  const regions = tree.status === 'ready' ? tree.value : [];
  return (
    <TreeSelect<string[]>
      aria-label={say('regions')}
      multiple
      allowClear
      style={{ width: '100%' }}
      maxTagCount="responsive"
      placeholder={say('allRegions')}
      showSearch={{ treeNodeFilterProp: 'title' }}
      value={[...value]}
      treeData={regionNodes(regions).map(toTreeData)}
      treeDefaultExpandedKeys={regions.filter(({ level }) => level === 0).map(({ id }) => id)}
      onChange={(next) => onChange(next as unknown as RegionId[])}
    />
  );
}

interface TreeData {
  readonly value: string;
  readonly title: string;
  readonly children: TreeData[];
}

function toTreeData({ region, children }: RegionNode): TreeData {
  return { value: region.id, title: region.name, children: children.map(toTreeData) };
}

import { Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { PART_REPORTS, REPORT_KINDS, type ReportKind } from '../../../shared/contract/report-calls.ts';
import { SET_TABLES, type NewReportSet, type ReportSet, type ReportSetItem, type SetTable } from '../../../shared/contract/report-set-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import { useWorkspace } from '../../app-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { REPORTS } from '../../reports/words.ts';
import { useAction } from '../../use-call.ts';
import { RegionsSelect } from './report-form.tsx';
import { REPORT_DESK } from './words.ts';

/** Makes a report set or changes one: name, scheme, what it holds, regions, language. */
export function SetDialog({ set, onClose }: { readonly set: ReportSet | null; readonly onClose: () => void }) {
  const say = useWords(REPORT_DESK);
  const names = useWords(REPORTS);
  const lang = useLang();
  const { schemes, scheme } = useWorkspace();
  const save = useAction('report-set:save');
  const [isTried, setTried] = useState(false);
  const [draft, setDraft] = useState<NewReportSet>(() =>
    set === null
      ? { name: '', schemeCode: scheme?.code ?? '', lang, regionIds: [], perRegion: false, items: [{ kind: 'report', report: 'scorecard', files: 'one' }, { kind: 'report', report: 'ranking', files: 'one' }] }
      : { id: set.id, name: set.name, schemeCode: set.schemeCode, lang: set.lang, regionIds: set.regionIds, perRegion: set.perRegion, items: set.items },
  );
  const change = (part: Partial<NewReportSet>): void => setDraft({ ...draft, ...part });
  const reportItem = (kind: ReportKind) => draft.items.find((item): item is Extract<ReportSetItem, { kind: 'report' }> => item.kind === 'report' && item.report === kind);
  const tableItem = (table: SetTable, format: 'xlsx' | 'csv') => draft.items.some((item) => item.kind === 'table' && item.table === table && item.format === format);
  const put = (item: ReportSetItem, isIn: boolean): void => {
    const others = draft.items.filter((each) => !isSame(each, item));
    change({ items: inOrder(isIn ? [...others, item] : others) });
  };
  const noName = draft.name.trim() === '';
  const noItems = draft.items.length === 0;
  async function keep(): Promise<void> {
    setTried(true);
    if (noName || noItems) return;
    const reply = await save.run(draft);
    if (reply.ok) onClose();
  }
  return (
    <Modal open title={say(set === null ? 'newSet' : 'editSet')} width={640} okText={say('saveSet')} cancelText={say('cancel')} confirmLoading={save.isRunning} onOk={() => void keep()} onCancel={onClose}>
      <div className="reports-form">
        {save.error !== null && <ErrorBanner error={save.error} />}
        <label className="reports-field">
          <span>{say('setName')}</span>
          <Input value={draft.name} maxLength={80} onChange={(event) => change({ name: event.target.value })} {...(isTried && noName ? { status: 'error' as const } : {})} />
          {isTried && noName && <span className="down">{say('setNeedsName')}</span>}
        </label>
        {schemes.length > 1 && (
          <label className="reports-field">
            <span>{say('setScheme')}</span>
            <Select value={draft.schemeCode} options={schemes.map(({ code, name }) => ({ value: code, label: inLang(name, lang) }))} onChange={(schemeCode) => change({ schemeCode })} />
          </label>
        )}
        <div className="reports-field">
          <span>{say('setReports')}</span>
          <div className="reports-choice-list">
            {REPORT_KINDS.map((kind) => {
              const item = reportItem(kind);
              return (
                <span key={kind}>
                  <Checkbox checked={item !== undefined} onChange={(event) => put({ kind: 'report', report: kind, files: 'one' }, event.target.checked)}>
                    {names(kind)}
                  </Checkbox>
                  {item !== undefined && PART_REPORTS.includes(kind) && (
                    <Checkbox checked={item.files === 'each'} onChange={(event) => put({ ...item, files: event.target.checked ? 'each' : 'one' }, true)}>
                      <span className="hint">{say('eachFile')}</span>
                    </Checkbox>
                  )}
                </span>
              );
            })}
          </div>
        </div>
        <div className="reports-field">
          <span>{say('setTables')}</span>
          <div className="reports-choice-list">
            {SET_TABLES.map((table) => (
              <span key={table}>
                <span className="grow">{say(`table:${table}`)}</span>
                {(['xlsx', 'csv'] as const).map((format) => (
                  <Checkbox key={format} aria-label={`${say(`table:${table}`)} ${format.toUpperCase()}`} checked={tableItem(table, format)} onChange={(event) => put({ kind: 'table', table, format }, event.target.checked)}>
                    {format.toUpperCase()}
                  </Checkbox>
                ))}
              </span>
            ))}
          </div>
          {isTried && noItems && <span className="down">{say('setNeedsItems')}</span>}
        </div>
        <div className="reports-field">
          <span>{say('regions')}</span>
          <RegionsSelect value={draft.regionIds} onChange={(regionIds) => change({ regionIds })} />
          {draft.regionIds.length > 0 && (
            <Checkbox checked={draft.perRegion} onChange={(event) => change({ perRegion: event.target.checked })}>
              {say('perRegion')}
            </Checkbox>
          )}
        </div>
        <div className="reports-field">
          <span>{say('language')}</span>
          <Segmented
            label={say('language')}
            value={draft.lang}
            onChange={(next) => change({ lang: next })}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
      </div>
    </Modal>
  );
}

function isSame(a: ReportSetItem, b: ReportSetItem): boolean {
  if (a.kind === 'report') return b.kind === 'report' && a.report === b.report;
  return b.kind === 'table' && a.table === b.table && a.format === b.format;
}

/** Reports first, then tables, each in the order of the dialog. */
function inOrder(items: readonly ReportSetItem[]): readonly ReportSetItem[] {
  const place = (item: ReportSetItem): number =>
    item.kind === 'report' ? REPORT_KINDS.indexOf(item.report) : 100 + SET_TABLES.indexOf(item.table) * 2 + (item.format === 'csv' ? 1 : 0);
  return items.toSorted((a, b) => place(a) - place(b));
}

import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { LifeChangeRow, RegionLifeRow } from '../../../shared/contract/life-calls.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import type { RegionId } from '../../../shared/ids.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { SearchBox } from '../../components/search-box.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { localToday } from '../../local-today.ts';
import { useAction, useCall } from '../../use-call.ts';
import { Field, UndoDialog } from './life-dialog.tsx';
import { LIFE } from './life-words.ts';
import './life.css';
import './outlet.css';

interface Ask {
  readonly region: RegionLifeRow;
  readonly kind: 'change' | 'merge';
}

/** The region tree with what is dated of it: rename, move under another, merge, take back. */
export function RegionsPage() {
  const say = useWords(LIFE);
  const regions = useCall('life:regions', {});
  const [text, setText] = useState('');
  const [ask, setAsk] = useState<Ask | null>(null);
  const [undo, setUndo] = useState<LifeChangeRow | null>(null);
  const rows = regions.status === 'ready' ? inTreeOrder(regions.value) : null;
  const shown = rows === null || text.trim() === '' ? rows : rows.filter(({ path, states }) => [path.join(' / '), ...states.map(({ name }) => name)].some((name) => name.includes(text.trim())));
  const columns: readonly TableColumn<RegionLifeRow>[] = [
    { key: 'name', title: say('region'), width: 240, grow: 1, text: (row) => row.path.join(' / '), cell: (row) => <span className={row.level === 0 ? 'strong ellipsis' : 'ellipsis'} style={{ paddingLeft: row.level * 20 }}>{row.name}</span> },
    { key: 'outlets', title: say('outlets'), width: 90, align: 'right', cell: (row) => <span className="num">{formatCount(row.outlets)}</span> },
    { key: 'history', title: say('regionHistory'), width: 320, grow: 2, cell: (row) => <span className="quiet ellipsis" title={historyOf(row)}>{row.states.length > 1 ? historyOf(row) : ''}</span> },
    {
      key: 'acts',
      title: '',
      width: 250,
      align: 'right',
      text: () => '',
      cell: (row) => {
        const last = row.changes.find(({ canUndo }) => canUndo);
        return (
          <span className="row">
            <button type="button" className="link" onClick={() => setAsk({ region: row, kind: 'change' })}>
              {say('regionEdit')}
            </button>
            <button type="button" className="link" onClick={() => setAsk({ region: row, kind: 'merge' })}>
              {say('merge')}
            </button>
            {last !== undefined && (
              <button type="button" className="link" onClick={() => setUndo(last)}>
                {say('undo')}
              </button>
            )}
          </span>
        );
      },
    },
  ];
  function historyOf(row: RegionLifeRow): string {
    return row.states.map(({ from, name, parent }) => `${from ?? say('beginning')} ${parent === null ? '' : `${parent} / `}${name}`).join(' → ');
  }
  return (
    <div className="page">
      <PageHead title={say('regionsTitle')} back={{ to: '/outlets', name: say('regionsBack') }} facts={rows === null ? undefined : say('regionsFacts', { n: formatCount(rows.length) })} actions={<SearchBox label={say('regionSearch')} width={200} value={text} onChange={setText} />} />
      {regions.status === 'failed' && <ErrorBanner error={regions.error} onRetry={regions.retry} />}
      <Panel className="grow" label={say('regionsTitle')} flush>
        <DataTable id="regions-life" label={say('regionsTitle')} columns={columns} source={arrayRows(shown)} rowKey={(row) => row.regionId} onClearFilters={text === '' ? undefined : () => setText('')} onOpen={(row) => setAsk({ region: row, kind: 'change' })} empty={<EmptyState text={say('noRegions')} action={<Link to="/data/import?kind=outlets">{say('importOutlets')}</Link>} />} />
      </Panel>
      {ask !== null && rows !== null && <RegionDialog ask={ask} regions={rows} onClose={() => setAsk(null)} />}
      {undo !== null && <UndoDialog change={undo} onClose={() => setUndo(null)} />}
    </div>
  );
}

function RegionDialog({ ask: { region, kind }, regions, onClose }: { readonly ask: Ask; readonly regions: readonly RegionLifeRow[]; readonly onClose: () => void }) {
  const say = useWords(LIFE);
  const id = useId();
  const [changeCall, mergeCall] = [useAction('life:change-region'), useAction('life:merge-region')];
  const [from, setFrom] = useState<string>(localToday());
  const [name, setName] = useState(region.name);
  const [parentId, setParent] = useState<RegionId | null>(region.parentId);
  const [intoId, setInto] = useState<RegionId | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const day = parseIsoDate(from);
  const own = kind === 'change' ? changeCall : mergeCall;
  const option = (each: RegionLifeRow) => ({ value: each.regionId, label: each.path.join(' / ') });
  async function save(): Promise<void> {
    setTried(true);
    if (day === null || reason.trim() === '' || (kind === 'merge' && intoId === null)) return;
    const head = { regionId: region.regionId, from: day, reason: reason.trim() };
    const reply = kind === 'change' ? await changeCall.run({ ...head, name: name.trim(), parentId }) : await mergeCall.run({ ...head, intoId: intoId as RegionId });
    if (reply.ok) onClose();
  }
  return (
    <Modal open width={480} title={say('regionDialog', { name: region.name })} okText={say('save')} cancelText={say('cancel')} okButtonProps={{ loading: own.isRunning }} onOk={() => void save()} onCancel={onClose}>
      <div className="judgement-form">
        <Field id={`${id}-from`} label={say('effective')} fault={isTried && day === null ? say('needsDay') : null}>
          <Input id={`${id}-from`} type="date" max="9999-12-31" style={{ width: 160 }} value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        {kind === 'change' ? (
          <>
            <Field id={`${id}-name`} label={say('regionName')} fault={null} hint={name === region.name ? null : say('old', { value: region.name })}>
              <Input id={`${id}-name`} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
            </Field>
            <Field id={`${id}-parent`} label={say('regionParent')} fault={null}>
              <Select<RegionId> id={`${id}-parent`} aria-label={say('regionParent')} style={{ width: '100%' }} allowClear showSearch={{ optionFilterProp: 'label' }} value={parentId} options={regions.filter((each) => each.regionId !== region.regionId).map(option)} placeholder={say('none')} onChange={(value: RegionId | undefined) => setParent(value ?? null)} />
            </Field>
          </>
        ) : (
          <Field id={`${id}-into`} label={say('regionInto')} fault={isTried && intoId === null ? say('pickRegion') : null} hint={say('regionMergeHint')}>
            <Select<RegionId> id={`${id}-into`} aria-label={say('regionInto')} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={intoId} options={regions.filter((each) => each.regionId !== region.regionId && each.level === region.level).map(option)} placeholder={say('pickRegion')} onChange={setInto} />
          </Field>
        )}
        <Field id={`${id}-reason`} label={say('reason')} fault={isTried && reason.trim() === '' ? say('needsReason') : null}>
          <Input.TextArea id={`${id}-reason`} rows={2} maxLength={500} placeholder={say('reasonHint')} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Field>
        {own.error !== null && <ErrorBanner error={own.error} />}
      </div>
    </Modal>
  );
}

/** Each region before those below it. */
function inTreeOrder(regions: readonly RegionLifeRow[]): readonly RegionLifeRow[] {
  const below = new Map<RegionId | null, RegionLifeRow[]>();
  for (const region of regions) below.set(region.parentId, [...(below.get(region.parentId) ?? []), region]);
  const walk = (parent: RegionId | null): readonly RegionLifeRow[] => (below.get(parent) ?? []).flatMap((region) => [region, ...walk(region.regionId)]);
  return walk(null);
}

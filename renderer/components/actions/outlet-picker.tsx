import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { OutletId } from '../../../shared/ids.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { ACTIONS } from './words.ts';

/** Finds an outlet by name or code. */
export function OutletPicker({ id, value, onChange }: { readonly id: string; readonly value: OutletId | null; readonly onChange: (value: OutletId | null) => void }) {
  const say = useWords(ACTIONS);
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const hits = useCall('outlet:search', text === '' ? null : { text });
  const rows = hits.status === 'ready' && text !== '' ? hits.value : [];
  return (
    <Select<OutletId>
      id={id}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      style={{ width: '100%' }}
      value={value}
      placeholder={say('findOutlet')}
      notFoundContent={text === '' ? null : <span className="quiet">{say('noOutlet')}</span>}
      options={rows.map((row) => ({ value: row.id, label: row.name, code: row.code, region: row.regionPath.slice(-2).join(' / ') }))}
      optionRender={({ label, data }) => (
        <span className="row">
          <span className="ellipsis">{label}</span>
          <span className="hint num">{data.code}</span>
          <span className="grow" />
          <span className="hint ellipsis">{data.region}</span>
        </span>
      )}
      onChange={(next) => onChange(next ?? null)}
    />
  );
}

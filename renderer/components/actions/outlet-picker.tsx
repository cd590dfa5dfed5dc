import { Select } from 'antd';
import { useState } from 'react';
import type { OutletId } from '../../../shared/ids.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { useEarlyEnter } from '../../use-early-enter.ts';
import { ACTIONS } from './words.ts';

/** Finds an outlet by name or code. */
export function OutletPicker({ id, value, onChange }: { readonly id: string; readonly value: OutletId | null; readonly onChange: (value: OutletId | null) => void }) {
  const say = useWords(ACTIONS);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const text = typed.trim();
  const hits = useCall('outlet:search', text === '' ? null : { text });
  const rows = hits.status === 'ready' && text !== '' ? hits.value : [];
  const isAnswered = text === '' || hits.status === 'failed' || (hits.status === 'ready' && !hits.isReloading);
  const enter = useEarlyEnter(isAnswered, () => {
    const [first] = rows;
    if (first === undefined) return;
    setOpen(false);
    onChange(first.id);
  });
  function search(words: string): void {
    enter.forget();
    setTyped(words);
  }
  return (
    <Select<OutletId>
      id={id}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: search }}
      open={isOpen}
      onOpenChange={setOpen}
      onInputKeyDown={(event) => {
        if (event.key !== 'Enter' || isAnswered || event.nativeEvent.isComposing || event.keyCode === 229) return;
        // The list would take its row in hand, which was found to the words before.
        event.preventDefault();
        event.stopPropagation();
        enter.press();
      }}
      style={{ width: '100%' }}
      value={value}
      placeholder={say('findOutlet')}
      notFoundContent={text === '' || !isAnswered ? null : <span className="quiet">{say('noOutlet')}</span>}
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

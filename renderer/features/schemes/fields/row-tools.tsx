import { Button, Dropdown } from 'antd';
import { Icon } from '../../../components/icon.tsx';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { listAt, placeInList } from '../model/document-path.ts';
import { remove, shift } from '../model/scheme-edit.ts';
import { DESIGNER } from '../words.ts';

/** Up, down and out for an item of a list; `narrow`: up and down are in a menu. */
export function RowTools({ path, name, least = 0, order = true, narrow = false, dropEmpty = false }: { readonly path: string; readonly name: string; readonly least?: number; readonly order?: boolean; readonly narrow?: boolean; readonly dropEmpty?: boolean }) {
  const { scheme, edit, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  if (isReadOnly) return null;
  const { listPath, index } = placeInList(path);
  const length = listAt(scheme, listPath).length;
  return (
    <span className="df-tools row">
      {order && narrow && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'up', label: say('moveUp', { name }), disabled: index === 0 },
              { key: 'down', label: say('moveDown', { name }), disabled: index === length - 1 },
            ],
            onClick: ({ key }) => edit(shift(path, key === 'up' ? -1 : 1)),
          }}
        >
          <Button type="text" size="small" aria-label={say('orderOf', { name })} title={say('orderOf', { name })} icon={<Icon name="more" size={14} />} />
        </Dropdown>
      )}
      {order && !narrow && <Button type="text" size="small" disabled={index === 0} aria-label={say('moveUp', { name })} title={say('moveUp', { name })} icon={<Icon name="arrowUp" size={14} />} onClick={() => edit(shift(path, -1))} />}
      {order && !narrow && <Button type="text" size="small" disabled={index === length - 1} aria-label={say('moveDown', { name })} title={say('moveDown', { name })} icon={<Icon name="arrowDown" size={14} />} onClick={() => edit(shift(path, 1))} />}
      <Button type="text" size="small" disabled={length <= least} aria-label={say('removeNamed', { name })} title={say('removeNamed', { name })} icon={<Icon name="close" size={14} />} onClick={() => edit(remove(path, dropEmpty))} />
    </span>
  );
}

/** The button under a list that adds to it. */
export function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const { isReadOnly } = useDesigner();
  if (isReadOnly) return null;
  return (
    <Button type="link" size="small" icon={<Icon name="plus" size={14} />} onClick={onClick}>
      {label}
    </Button>
  );
}

import { Button } from 'antd';
import { Icon } from '../../../components/icon.tsx';
import { useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { withDefaultsShifted } from '../model/default-places.ts';
import { listAt, moved, placeInList, setAt } from '../model/document-path.ts';
import { CHECKLISTS } from '../words.ts';

/** Up, down and out for an entry of a list. `dropEmpty`: the last one takes the list with it. */
export function RowTools({ path, name, least = 0, dropEmpty = false }: { readonly path: string; readonly name: string; readonly least?: number; readonly dropEmpty?: boolean }) {
  const { checklist, edit, isReadOnly } = useDesigner();
  const say = useWords(CHECKLISTS);
  if (isReadOnly) return null;
  const { list, at } = placeInList(path);
  const { length } = listAt(checklist, list);
  const shift = (by: number): void =>
    edit((now) => withDefaultsShifted(setAt(now, list, moved(listAt(now, list), at, at + by)), list, (place) => (place === at ? at + by : place === at + by ? at : place)));
  const remove = (): void =>
    edit((now) => {
      const rest = listAt(now, list).filter((_, each) => each !== at);
      const next = setAt(now, list, dropEmpty && rest.length === 0 ? undefined : rest);
      return withDefaultsShifted(next, list, (place) => (place === at ? null : place > at ? place - 1 : place));
    });
  return (
    <span className="cd-tools row">
      <Button type="text" size="small" disabled={at === 0} aria-label={say('upNamed', { name })} title={say('up')} icon={<Icon name="arrowUp" size={14} />} onClick={() => shift(-1)} />
      <Button type="text" size="small" disabled={at === length - 1} aria-label={say('downNamed', { name })} title={say('down')} icon={<Icon name="arrowDown" size={14} />} onClick={() => shift(1)} />
      <Button type="text" size="small" disabled={length <= least} aria-label={say('removeNamed', { name })} title={say('remove')} icon={<Icon name="close" size={14} />} onClick={remove} />
    </span>
  );
}

/** The button under a list that adds to it. */
export function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const { isReadOnly } = useDesigner();
  if (isReadOnly) return null;
  return (
    <Button type="link" size="small" className="cd-add" icon={<Icon name="plus" size={14} />} onClick={onClick}>
      {label}
    </Button>
  );
}

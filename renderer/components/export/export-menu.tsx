import { Button, Dropdown } from 'antd';
import type { MenuProps } from 'antd';
import type { ExportRequest } from '../../../shared/ipc-contract.ts';
import { formatCount } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';
import { Icon } from '../icon.tsx';
import { useTableExport, type ReadTable } from './use-table-export.ts';
import { EXPORT_WORDS } from './words.ts';

type WithoutFormat<R> = R extends unknown ? Omit<R, 'format' | 'lang'> : never;
/** A list with every field that the store has of its rows, as it is filtered and sorted on the screen. */
export type WholeExport = WithoutFormat<ExportRequest>;

export interface ExportMenuProps {
  /** What the table or chart is called: the file's name and what the button says it exports. */
  readonly name: string;
  /** The table as shown, all its rows. */
  readonly read: ReadTable;
  /** null: not known yet; 0: nothing to export. */
  readonly rowCount: number | null;
  /** Draws the chart as a picture. */
  readonly picture?: (() => Promise<Blob | null>) | undefined;
  /** The same rows with every field. */
  readonly whole?: WholeExport | undefined;
  /** Only the icon, for narrow places; the word is its name then. */
  readonly iconOnly?: boolean;
}

/** 导出: the one menu that takes a table or a chart out of the program. The system asks where. */
export function ExportMenu({ name, read, rowCount, picture, whole, iconOnly = false }: ExportMenuProps) {
  const say = useWords(EXPORT_WORDS);
  const lang = useLang();
  const notify = useNotify();
  const out = useTableExport(name, rowCount, read);
  const start = useAction('export:table');
  const saveWhole = async (request: WholeExport, format: ExportRequest['format']): Promise<void> => {
    const reply = await start.run({ ...request, format, lang });
    if (!reply.ok) notify.error(reply.error);
  };
  if (out.reading !== null && rowCount !== null && rowCount > 1000) {
    return (
      <span className="row nowrap" role="status">
        {say('reading', { done: formatCount(out.reading), of: formatCount(rowCount) })}
        <button type="button" className="link" onClick={out.cancel}>
          {say('cancel')}
        </button>
      </span>
    );
  }
  const shown = [
    { key: 'xlsx', label: say('xlsx'), onClick: () => out.save('xlsx') },
    { key: 'csv', label: say('csv'), onClick: () => out.save('csv') },
    { key: 'copy', label: say('copy'), onClick: out.copy },
  ];
  const every = whole && [
    ...(['xlsx', 'csv', 'json'] as const).map((format) => ({ key: `whole-${format}`, label: say(format), onClick: () => void saveWhole(whole, format) })),
    ...(whole.table === 'results' ? [{ key: 'living', label: say('living'), onClick: () => void saveWhole({ ...whole, living: true }, 'xlsx') }] : []),
  ];
  const items: MenuProps['items'] = [
    ...(picture ? [{ key: 'png', label: say('png'), onClick: () => out.savePicture(picture) }, { type: 'divider' as const }] : []),
    ...(every ? [{ type: 'group' as const, key: 'shown', label: say('asShown'), children: shown }, { type: 'group' as const, key: 'whole', label: say('whole'), children: every }] : shown),
  ];
  const isOff = rowCount === 0 || rowCount === null;
  return (
    <Dropdown trigger={['click']} disabled={isOff || start.isRunning} menu={{ items }}>
      <Button
        type="text"
        size="small"
        disabled={isOff}
        aria-label={say('exportOf', { name })}
        icon={<Icon name="download" />}
        {...(iconOnly ? { title: say('exportOf', { name }) } : {})}
      >
        {iconOnly ? null : say('export')}
      </Button>
    </Dropdown>
  );
}

import { Button, Dropdown } from 'antd';
import type { ExportRequest } from '../../shared/ipc-contract.ts';
import { useLang, useWords } from '../i18n.ts';
import { useNotify } from '../notify.ts';
import { useAction } from '../use-call.ts';
import { Icon } from './icon.tsx';
import { COMMON } from './words.ts';

type WithoutFormat<R> = R extends unknown ? Omit<R, 'format' | 'lang'> : never;
/** Which table, as it is filtered and sorted on the screen. */
export type ExportOf = WithoutFormat<ExportRequest>;

export interface ExportButtonProps {
  readonly request: ExportOf;
  readonly disabled?: boolean;
  /** `link` in a panel's head, a button in a page's. */
  readonly look?: 'button' | 'link';
}

/** 导出: the table as it is shown, as a workbook, CSV or JSON. The main process asks where and says when it is written. */
export function ExportButton({ request, disabled = false, look = 'button' }: ExportButtonProps) {
  const say = useWords(COMMON);
  const lang = useLang();
  const notify = useNotify();
  const start = useAction('export:table');
  async function run(format: ExportRequest['format']): Promise<void> {
    const reply = await start.run({ ...request, format, lang });
    if (!reply.ok) notify.error(reply.error);
  }
  const items = [
    { key: 'xlsx', label: say('asXlsx') },
    { key: 'csv', label: say('asCsv') },
    { key: 'json', label: say('asJson') },
  ];
  return (
    <Dropdown trigger={['click']} disabled={disabled || start.isRunning} menu={{ items, onClick: ({ key }) => void run(key as ExportRequest['format']) }}>
      <Button type={look === 'link' ? 'text' : 'default'} size={look === 'link' ? 'small' : 'middle'} icon={<Icon name="download" />} disabled={disabled}>
        {say('export')}
      </Button>
    </Dropdown>
  );
}

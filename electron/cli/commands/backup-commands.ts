import { resolve } from 'node:path';
import { backupStore } from '../../services/store/backup.ts';
import { restoreStore } from '../../services/store/restore.ts';
import type { Command } from '../command.ts';
import { requiredOption, requiredWord } from '../read-options.ts';

/** `backup --out FILE`: a consistent copy while the program runs. */
export const backupCommand: Command = {
  name: 'backup',
  usage: '--out FILE',
  summary: { zh: '备份数据文件，可在使用中进行', en: 'a consistent copy, also while the program runs' },
  options: { out: { type: 'string' } },
  run: (call) =>
    call.withStore(async (context) => {
      const made = await backupStore(context, resolve(requiredOption(call, 'backup', 'out')));
      const json = { file: made.path, bytes: made.bytes };
      return { json, text: call.lang === 'zh' ? `已备份到 ${made.path}（${made.bytes} 字节）` : `Backed up to ${made.path} (${made.bytes} bytes)` };
    }),
};

/** `restore FILE`: puts a backup in the store's place and keeps the replaced store beside it. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: { zh: '用备份恢复；被换下的数据文件留在旁边', en: 'puts a backup in place; the replaced store is kept beside it' },
  options: {},
  run: async (call) => {
    const made = await restoreStore(resolve(requiredWord(call, 'restore', 0, 'FILE')), call.storePath);
    const json = { file: made.path, bytes: made.bytes, kept: made.kept };
    const kept = made.kept === null ? '' : call.lang === 'zh' ? `，原文件保留为 ${made.kept}` : `; the replaced store is ${made.kept}`;
    return { json, text: call.lang === 'zh' ? `已恢复 ${made.path}${kept}` : `Restored ${made.path}${kept}` };
  },
};

import { resolve } from 'node:path';
import { photoFolder } from '../../../db/photo-folder.ts';
import type { Lang } from '../../../shared/errors.ts';
import { backupStore } from '../../services/store/backup.ts';
import { restoreStore } from '../../services/store/restore.ts';
import type { Command } from '../command.ts';
import { requiredOption, requiredWord } from '../read-options.ts';

/** `backup --out FILE`: a consistent copy while the program runs, photos included. */
export const backupCommand: Command = {
  name: 'backup',
  usage: '--out FILE',
  summary: { zh: '备份数据文件，可在使用中进行', en: 'a consistent copy, also while the program runs' },
  options: { out: { type: 'string' } },
  run: (call) =>
    call.withStore(async (context) => {
      const made = await backupStore(context, resolve(requiredOption(call, 'backup', 'out')));
      const { path: file, bytes, photos, photoBytes, missingPhotos } = made;
      const said = call.lang === 'zh' ? `已备份到 ${file}（${bytes} 字节）` : `Backed up to ${file} (${bytes} bytes)`;
      return {
        json: { file, bytes, photos, photoBytes, missingPhotos },
        text: [said, photoWords(call.lang, file, photos), missingWords(call.lang, missingPhotos)].filter((line) => line !== '').join('\n'),
        foundProblems: missingPhotos > 0,
      };
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
    const { path: file, bytes, kept: replaced, photos, missingPhotos } = made;
    const kept = replaced === null ? '' : call.lang === 'zh' ? `，原文件保留为 ${replaced}` : `; the replaced store is ${replaced}`;
    const said = call.lang === 'zh' ? `已恢复 ${file}${kept}` : `Restored ${file}${kept}`;
    return {
      json: { file, bytes, kept: replaced, photos, missingPhotos },
      text: [said, photoWords(call.lang, file, photos), missingWords(call.lang, missingPhotos)].filter((line) => line !== '').join('\n'),
      foundProblems: missingPhotos > 0,
    };
  },
};

function photoWords(lang: Lang, file: string, photos: number): string {
  if (photos === 0) return '';
  const folder = photoFolder(file);
  return lang === 'zh' ? `照片 ${photos} 张在 ${folder}，须与文件放在一起` : `${photos} photos stand in ${folder}; keep it together with the file`;
}

function missingWords(lang: Lang, missing: number): string {
  if (missing === 0) return '';
  return lang === 'zh' ? `有 ${missing} 张照片的文件不见了或被改动，用 verify 查看` : `The files of ${missing} photos are gone or altered; verify names them`;
}

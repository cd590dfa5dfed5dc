import { cleanPhotos, KEPT_DAYS } from '../../services/photos/clean-photos.ts';
import type { Command } from '../command.ts';

/** `photos clean`: takes away photos that stand nowhere any more. */
export const photosClean: Command = {
  name: 'photos clean',
  usage: '',
  summary: { zh: `清理 ${KEPT_DAYS} 天前移除的照片`, en: `takes away photos removed more than ${KEPT_DAYS} days ago` },
  options: {},
  run: (call) =>
    call.withStore((context) => {
      const { photos, bytes } = cleanPhotos(context);
      return { json: { photos, bytes }, text: call.lang === 'zh' ? `清理了 ${photos} 张照片（${bytes} 字节）` : `Took away ${photos} photos (${bytes} bytes)` };
    }),
};

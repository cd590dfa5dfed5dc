import type { AppealDetail } from '../../../shared/contract/review-calls.ts';
import { MOST_PHOTO_BYTES, type VisitPhoto } from '../../../shared/photo/photo.ts';
import { useNotify } from '../../notify.ts';
import { useAction } from '../../use-call.ts';

/** Adds and removes evidence of an open appeal; each call reaches the store at once. */
export function useAppealPhotos({ id: appealId }: Pick<AppealDetail, 'id'>): { readonly add: (item: string, files: readonly File[]) => Promise<void>; readonly remove: (photo: VisitPhoto) => Promise<void> } {
  const notify = useNotify();
  const adding = useAction('appeal:add-photo');
  const removing = useAction('appeal:remove-photo');
  return {
    async add(item, files) {
      for (const file of files) {
        // A film chosen by mistake is not read into memory to be refused.
        if (file.size > MOST_PHOTO_BYTES) {
          notify.error({ code: 'photo/too-large', params: { name: file.name, megabytes: Math.ceil(file.size / 1e6), most: MOST_PHOTO_BYTES / 1e6 } });
          continue;
        }
        const reply = await adding.run({ appealId, item, name: file.name.slice(0, 255), bytes: new Uint8Array(await file.arrayBuffer()) });
        if (!reply.ok) notify.error(reply.error);
      }
    },
    async remove(photo) {
      const reply = await removing.run({ appealId, photoId: photo.id });
      if (!reply.ok) notify.error(reply.error);
    },
  };
}

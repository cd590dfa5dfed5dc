import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { PhotoChange } from '../../../shared/contract/evidence-calls.ts';
import { toWireError, type WireError } from '../../../shared/errors.ts';
import type { PhotoUseId, VisitId } from '../../../shared/ids.ts';
import type { Reply } from '../../../shared/ipc-contract.ts';
import { MOST_PHOTO_BYTES, type VisitPhoto } from '../../../shared/photo/photo.ts';
import { call } from '../../api.ts';
import { tellSaved } from './use-save-queue.ts';

/** A photo on its way into the store. */
export interface ComingPhoto {
  readonly key: number;
  readonly item: string;
  readonly name: string;
}

/** The photos of a visit that is being filled in. Each call reaches the store at once. */
export interface Photos {
  readonly all: readonly VisitPhoto[];
  readonly coming: readonly ComingPhoto[];
  /** Adds files to an item, one after the other. @returns what became of each, in their order */
  readonly add: (item: string, files: readonly File[]) => Promise<readonly Reply<PhotoChange>[]>;
  readonly remove: (photoId: PhotoUseId) => Promise<Reply<PhotoChange>>;
  readonly restore: (photoId: PhotoUseId) => Promise<Reply<PhotoChange>>;
}

let nextKey = 1;

/** @param onChange told each change that the store took */
export function usePhotos(visitId: VisitId, first: readonly VisitPhoto[], onChange: (change: PhotoChange) => void): Photos {
  const client = useQueryClient();
  const [all, setAll] = useState(first);
  const [coming, setComing] = useState<readonly ComingPhoto[]>([]);

  const settle = useCallback(
    async (channel: 'visit:add-photo' | 'visit:remove-photo' | 'visit:restore-photo', asked: () => Promise<Reply<PhotoChange>>): Promise<Reply<PhotoChange>> => {
      const reply = await replyOf(asked);
      if (reply.ok) {
        setAll(reply.value.photos);
        tellSaved(client, channel);
        onChange(reply.value);
      }
      return reply;
    },
    [client, onChange],
  );

  const add = useCallback(
    async (item: string, files: readonly File[]) => {
      const waiting = files.map((file) => ({ key: nextKey++, item, name: file.name }));
      setComing((now) => [...now, ...waiting]);
      const replies: Reply<PhotoChange>[] = [];
      for (const [place, file] of files.entries()) {
        replies.push(await settle('visit:add-photo', () => send(visitId, item, file)));
        setComing((now) => now.filter(({ key }) => key !== waiting[place]?.key));
      }
      return replies;
    },
    [settle, visitId],
  );
  const remove = useCallback((photoId: PhotoUseId) => settle('visit:remove-photo', () => call('visit:remove-photo', { visitId, photoId })), [settle, visitId]);
  const restore = useCallback((photoId: PhotoUseId) => settle('visit:restore-photo', () => call('visit:restore-photo', { visitId, photoId })), [settle, visitId]);
  return { all, coming, add, remove, restore };
}

async function send(visitId: VisitId, item: string, file: File): Promise<Reply<PhotoChange>> {
  // A film dropped by mistake is not read into memory to be refused.
  if (file.size > MOST_PHOTO_BYTES) {
    const error: WireError = { code: 'photo/too-large', params: { name: file.name, megabytes: Math.ceil(file.size / 1e6), most: MOST_PHOTO_BYTES / 1e6 } };
    return { ok: false, error };
  }
  return call('visit:add-photo', { visitId, item, name: file.name.slice(0, 255), bytes: new Uint8Array(await file.arrayBuffer()) });
}

async function replyOf(asked: () => Promise<Reply<PhotoChange>>): Promise<Reply<PhotoChange>> {
  try {
    return await asked();
  } catch (error) {
    return { ok: false, error: toWireError(error) };
  }
}

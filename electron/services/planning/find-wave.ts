import type { WaveRecord } from '../../../db/repositories/wave-repository.ts';
import type { Store } from '../../../db/store.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WaveId } from '../../../shared/ids.ts';

/** @throws {AppError} `planning/no-wave` */
export function findWave(store: Store, id: WaveId): WaveRecord {
  const wave = store.waves.findById(id);
  if (wave === null) throw new AppError('planning/no-wave', { id });
  return wave;
}

/** @throws {AppError} `planning/no-wave`, `planning/issued` */
export function findDraftWave(store: Store, id: WaveId): WaveRecord {
  const wave = findWave(store, id);
  if (wave.state !== 'draft') throw new AppError('planning/issued', { code: wave.code });
  return wave;
}

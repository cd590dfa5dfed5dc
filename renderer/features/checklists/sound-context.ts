import { createContext, useContext } from 'react';
import type { Checklist } from '../../../shared/checklist/checklist.ts';

/** The last state of the draft without errors. */
export const SoundContext = createContext<Checklist | null>(null);

/** null: the draft never was without errors. */
export function useSound(): Checklist | null {
  return useContext(SoundContext);
}

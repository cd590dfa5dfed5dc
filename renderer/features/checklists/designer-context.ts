import { createContext, useCallback, useContext } from 'react';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import type { ChecklistVersionInfo } from '../../../shared/contract/checklist-calls.ts';
import type { Problem } from '../../../shared/errors.ts';
import type { ChecklistDraftId } from '../../../shared/ids.ts';
import { setAt } from './model/document-path.ts';

/** What every field of the designer knows. */
export interface Designer {
  readonly checklist: Checklist;
  readonly problems: readonly Problem[];
  readonly isReadOnly: boolean;
  /** Where pictures go; null: a version, which stays as it is. */
  readonly draftId: ChecklistDraftId | null;
  /** The next version of a checklist: its code stays. */
  readonly isCodeFixed: boolean;
  /** Attributes of outlets that a condition may read. */
  readonly attributes: readonly string[];
  /** All versions of the checklist, newest first; `shown`: the one on the screen, null: a draft. */
  readonly versions: readonly ChecklistVersionInfo[];
  readonly shown: ChecklistVersionInfo | null;
  /** @param key typing under the same key is one step of the undo list; null: a step of its own */
  readonly edit: (change: (checklist: Checklist) => Checklist, key?: string | null) => void;
  /** Goes to a place of the document. */
  readonly goTo: (path: string) => void;
}

export const DesignerContext = createContext<Designer | null>(null);

export function useDesigner(): Designer {
  const designer = useContext(DesignerContext);
  if (designer === null) throw new Error('Outside of the checklist designer');
  return designer;
}

/** Sets a value of the document; undefined takes it out. */
export function useSet(): (path: string, value: unknown, key?: string | null) => void {
  const { edit } = useDesigner();
  return useCallback((path, value, key = null) => edit((checklist) => setAt(checklist, path, value), key), [edit]);
}

import { createContext, use } from 'react';
import type { Problem } from '../../../shared/errors.ts';
import type { SchemeTrial, SchemeVocabulary } from '../../../shared/contract/scheme-calls.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import type { DesignerTab } from './model/problem-place.ts';
import type { Edit } from './model/scheme-edit.ts';
import type { DataChecks } from './use-data-checks.ts';
import { set } from './model/scheme-edit.ts';

/** What every editor of the designer stands on. */
export interface Designer {
  readonly scheme: Scheme;
  /** The version it follows, to show what was; null: there is none. */
  readonly before: Scheme | null;
  /** A published version: shown as text. */
  readonly isReadOnly: boolean;
  /** @param key typing into the same field is one step of undo */
  readonly edit: (edit: Edit, key?: string) => void;
  /** What is wrong with the document by itself. */
  readonly problems: readonly Problem[];
  /** What the newest data show besides. */
  readonly dataChecks: DataChecks;
  readonly vocabulary: SchemeVocabulary;
  /** The last trial that came through; null: none yet. */
  readonly trial: SchemeTrial | null;
  readonly tab: DesignerTab;
  /** Code of the node in hand. */
  readonly selected: string;
  readonly select: (code: string) => void;
  /** Goes to where a place is edited and puts the focus there. */
  readonly jumpTo: (path: string) => void;
}

export const DesignerContext = createContext<Designer | null>(null);

export function useDesigner(): Designer {
  const designer = use(DesignerContext);
  if (designer === null) throw new Error('useDesigner outside of the scheme designer');
  return designer;
}

/** Sets the value at a path; undefined takes it out. */
export function useSet(): (path: string, value: unknown, key?: string) => void {
  const { edit } = useDesigner();
  return (path, value, key) => edit(set(path, value), key);
}

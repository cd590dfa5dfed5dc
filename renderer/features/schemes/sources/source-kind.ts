import type { ReactNode } from 'react';
import type { Source } from '../../../../shared/scheme/scheme.ts';
import type { SchemeVocabulary } from '../../../../shared/contract/scheme-calls.ts';
import type { DESIGNER } from '../words.ts';

export type SourceKind = Source['kind'];
export type SourceOf<K extends SourceKind> = Extract<Source, { kind: K }>;
export type DesignerWord = keyof typeof DESIGNER.table;

/** How one kind of source is made and edited. */
export interface SourceEditing<K extends SourceKind> {
  readonly word: DesignerWord;
  /** A source of the kind to begin with, keeping what the one before says of the same. */
  readonly begin: (before: Source, vocabulary: SchemeVocabulary) => SourceOf<K>;
  readonly Fields: (props: { readonly path: string; readonly source: SourceOf<K> }) => ReactNode;
}

/** What a source keeps when its kind changes. */
export function windowOf(source: Source): { readonly window?: NonNullable<SourceOf<'kpi'>['window']> } {
  return 'window' in source && source.window !== undefined ? { window: source.window } : {};
}

import type { ReactNode } from 'react';
import type { Method } from '../../../../shared/scheme/scheme.ts';
import type { DesignerWord } from '../sources/source-kind.ts';
import type { TrialIndicator } from '../../../../shared/contract/scheme-calls.ts';

export type MethodKind = Method['kind'];
export type MethodOf<K extends MethodKind> = Extract<Method, { kind: K }>;

export interface MethodProps<K extends MethodKind> {
  readonly path: string;
  readonly method: MethodOf<K>;
  /** Points in full. */
  readonly max: number;
  readonly unit: string;
  /** How the outlets of the last trial lie; null: not known. */
  readonly facts: TrialIndicator | null;
}

/** How one kind of method is made, edited and drawn. */
export interface MethodEditing<K extends MethodKind> {
  readonly word: DesignerWord;
  /** One sentence of what it does. */
  readonly about: DesignerWord;
  readonly begin: (max: number) => MethodOf<K>;
  readonly Fields: (props: MethodProps<K>) => ReactNode;
  /** The curve or the steps; null: nothing to draw from the document alone. */
  readonly Picture: ((props: MethodProps<K>) => ReactNode) | null;
}

import type { ReactNode } from 'react';

/** Where a bookmark of the PDF leads. */
export interface FlowMark {
  readonly title: string;
  readonly level: number;
}

/** A piece of a document in the order in which it is read. */
export type FlowItem = FlowBlock | FlowTable;

/** A piece that stands on one page. */
export interface FlowBlock {
  readonly kind: 'block';
  readonly key: string;
  readonly node: ReactNode;
  readonly keepWithNext?: boolean;
  readonly newPage?: boolean;
  readonly mark?: FlowMark;
}

/** A table that goes on over pages with its head repeated. */
export interface FlowTable {
  readonly kind: 'table';
  readonly key: string;
  readonly className?: string;
  /** `<col>`s; widths must be stated, so that every part of the table looks the same. */
  readonly columns: ReactNode;
  /** `<tr>`s of the head. */
  readonly head: ReactNode;
  /** `<tr>`s without keys of their own. */
  readonly rows: readonly ReactNode[];
  readonly newPage?: boolean;
  readonly mark?: FlowMark;
}

/** A document made ready to be divided into pages. */
export interface DocumentLayout {
  /** Bookmark of its first page. */
  readonly title: string;
  readonly orientation: 'portrait' | 'landscape';
  /** bare: pages without the common head and foot. */
  readonly frame: 'report' | 'bare';
  /** What it is, in the head of every page. */
  readonly name: string;
  readonly flow: readonly FlowItem[];
}

import type { ReactNode } from 'react';

export interface NumberCell {
  readonly name: string;
  readonly number: string;
  /** A quiet line below the number. */
  readonly hint?: ReactNode;
}

/** Key numbers in one strip with thin dividers. */
export function NumberStrip({ label, cells }: { readonly label: string; readonly cells: readonly NumberCell[] }) {
  return (
    <section className="number-strip" aria-label={label}>
      {cells.map(({ name, number, hint }) => (
        <div key={name}>
          <span className="hint">{name}</span>
          <span className="number-strip-number num">{number}</span>
          {hint !== undefined && hint !== null && <span className="hint ellipsis">{hint}</span>}
        </div>
      ))}
    </section>
  );
}

import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';

export interface FieldProps {
  /** Of the field itself. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** null: nothing is wrong. */
  readonly error: string | null;
  readonly children: ReactNode;
}

/** A field with its label above and what is wrong below. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className="review-field">
      <label htmlFor={id}>
        {label} {hint !== undefined && <span className="hint">{hint}</span>}
      </label>
      {children}
      {error !== null && (
        <span className="row down field-error" role="alert">
          <Icon name="warning" size={14} />
          {error}
        </span>
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import './panel.css';

/** What belongs here, in one line, and the next step. */
export function EmptyState({ text, action }: { readonly text: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="row" style={{ padding: 16, flexWrap: 'wrap' }}>
      <span className="quiet">{text}</span>
      {action}
    </div>
  );
}

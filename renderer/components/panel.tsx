import { useId, type ReactNode } from 'react';
import './panel.css';

export interface PanelProps {
  readonly title?: ReactNode;
  /** One quiet line beside the title. */
  readonly hint?: ReactNode;
  /** Icons and buttons at the right of the head. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  /** No space around the children: a table brings its own. */
  readonly flush?: boolean;
  /** Old numbers stay, dimmed, under a moving line. */
  readonly reloading?: boolean;
  readonly className?: string;
  /** Accessible name where there is no title. */
  readonly label?: string;
}

/** A white box with a 40 px head. Fills the height it gets; its body scrolls. Never inside another panel. */
export function Panel({ title, hint, tools, children, flush = false, reloading = false, className = '', label }: PanelProps) {
  const headId = useId();
  return (
    <section
      className={`panel ${className}`}
      aria-busy={reloading}
      {...(title === undefined ? { 'aria-label': label } : { 'aria-labelledby': headId })}
    >
      {title !== undefined && (
        <header className="panel-head">
          <h2 id={headId}>{title}</h2>
          {hint !== undefined && <span className="hint ellipsis panel-hint">{hint}</span>}
          <span className="grow" />
          {tools}
        </header>
      )}
      {reloading && <div className="panel-reload" />}
      <div className={flush ? 'panel-body' : 'panel-body panel-pad'}>{children}</div>
    </section>
  );
}

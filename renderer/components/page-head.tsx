import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon.tsx';
import './page-head.css';

export interface PageHeadProps {
  readonly title: ReactNode;
  /** Tag beside the title (state). */
  readonly tag?: ReactNode;
  /** One line of facts. */
  readonly facts?: ReactNode;
  /** Where "back" leads, with its name. */
  readonly back?: { readonly to: string; readonly name: string };
  /** Buttons; at most one is primary. */
  readonly actions?: ReactNode;
}

/** The head of a screen: where one is, its state, one line of facts, what one can do. */
export function PageHead({ title, tag, facts, back, actions }: PageHeadProps) {
  return (
    <header className="page-head">
      {back && (
        <Link to={back.to} className="row page-back">
          <Icon name="chevronLeft" />
          {back.name}
        </Link>
      )}
      <h1>{title}</h1>
      {tag}
      {facts !== undefined && (
        <div className="page-facts ellipsis" title={typeof facts === 'string' ? facts : undefined}>
          {facts}
        </div>
      )}
      <span className="grow" />
      {actions !== undefined && <div className="row">{actions}</div>}
    </header>
  );
}

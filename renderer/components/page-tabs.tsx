import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import './page-head.css';
import './page-tabs.css';

export interface PageTab {
  readonly to: string;
  readonly name: string;
  /** What waits there; 0: nothing is shown. */
  readonly count?: number;
}

export interface PageTabsProps {
  /** Name of the page; its tab stands for it on the screen. */
  readonly title: string;
  /** Accessible name of the tabs. */
  readonly label: string;
  readonly tabs: readonly PageTab[];
  /** One line of facts. */
  readonly facts?: ReactNode;
  /** Buttons; at most one is primary. */
  readonly actions?: ReactNode;
}

/** The head of a page that is one of several under the same word of the rail: the pages as tabs, facts, what one can do. */
export function PageTabs({ title, label, tabs, facts, actions }: PageTabsProps) {
  return (
    <header className="page-head page-tabs-head">
      <h1 className="visually-hidden">{title}</h1>
      <nav className="page-tabs" aria-label={label}>
        {tabs.map(({ to, name, count = 0 }) => (
          <NavLink key={to} to={to} end className="page-tab">
            {name}
            {count > 0 && <span className="num page-tab-count">{count > 999 ? '999+' : count}</span>}
          </NavLink>
        ))}
      </nav>
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

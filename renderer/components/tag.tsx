import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './tag.css';

export type TagTone = 'plain' | 'accent' | 'up' | 'down' | 'warning';

/** A 20 px tag: tint, line and text of one colour. The word carries the meaning, the colour only helps. */
export function Tag({ tone = 'plain', icon, title, children }: { readonly tone?: TagTone; readonly icon?: IconName; readonly title?: string; readonly children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`} title={title}>
      {icon !== undefined && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

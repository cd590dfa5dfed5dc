import { useState } from 'react';
import { Link } from 'react-router';
import { COUNTED_STATES, type VisitDetail } from '../../../shared/visit/visit.ts';
import { formatDate } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { Icon } from '../icon.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { ActionTags } from './action-tags.tsx';
import { ACTIONS } from './words.ts';
import './actions.css';

export interface ItemActionsProps {
  readonly visit: VisitDetail;
  readonly code: string;
  /** Name of the item. */
  readonly name: string;
  readonly criticalFailed: boolean;
  readonly isCurrent: boolean;
}

/** Under an item of an approved visit: what is to be mended about it, and the way to ask for it. */
export function ItemActions({ visit, code, name, criticalFailed, isCurrent }: ItemActionsProps) {
  const say = useWords(ACTIONS);
  const isCounted = COUNTED_STATES.includes(visit.state) && visit.secondOf === null;
  // One question for all items of the visit: the replies are shared.
  const call = useCall('action:list', isCounted ? { visitId: visit.id, offset: 0, limit: 500 } : null);
  const [isAsking, setAsking] = useState(false);
  if (!isCounted) return null;
  const own = call.status === 'ready' ? call.value.rows.filter(({ item }) => item === code) : [];
  if (own.length === 0 && !isCurrent) return null;
  return (
    <div className="item-actions">
      {own.map((action) => (
        <Link key={action.id} to={`/actions/${action.id}`}>
          <Icon name="flag" size={14} />
          {`${action.code} ${action.owner ?? say('nobody')} ${formatDate(action.dueOn)}`}
          <ActionTags action={action} />
        </Link>
      ))}
      {isCurrent && (
        <button type="button" className="link row" onClick={() => setAsking(true)}>
          <Icon name="plus" size={14} />
          {say('add')}
        </button>
      )}
      {isAsking && (
        // The page's own keys answer items; they are not meant while this is filled in.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions
        <div onKeyDown={(event) => event.stopPropagation()} onClick={(event) => event.stopPropagation()}>
          <ActionDialog
            of={{ outletId: visit.outletId, found: { visitId: visit.id, item: code, title: name, detail: visit.answers[code]?.note ?? '', critical: criticalFailed } }}
            onClose={() => setAsking(false)}
            onDone={() => setAsking(false)}
          />
        </div>
      )}
    </div>
  );
}

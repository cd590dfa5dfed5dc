import type { ActionRow } from '../../shared/action/action.ts';
import type { Lang } from '../../shared/errors.ts';
import { formatDate, NO_VALUE } from '../format.ts';
import { sayIn } from '../i18n.ts';
import type { FlowItem } from './flow.ts';
import { Nothing, Part } from './parts.tsx';
import { REPORTS } from './words.ts';

/** Corrective actions as a table of the page. */
export function actionItems(actions: readonly ActionRow[], title: string, lang: Lang): readonly FlowItem[] {
  const say = sayIn(REPORTS, lang);
  if (actions.length === 0) {
    return [
      {
        kind: 'block',
        key: 'actions',
        node: (
          <Part title={title}>
            <Nothing>{say('noActions')}</Nothing>
          </Part>
        ),
      },
    ];
  }
  return [
    { kind: 'block', key: 'actions', node: <Part title={title} />, keepWithNext: true },
    {
      kind: 'table',
      key: 'actions-table',
      columns: (
        <>
          <col style={{ width: '15%' }} />
          <col />
          <col style={{ width: '14%' }} />
          <col style={{ width: '12%' }} />
          <col style={{ width: '12%' }} />
        </>
      ),
      head: (
        <tr>
          <th>{say('actionCode')}</th>
          <th>{say('actionWhat')}</th>
          <th>{say('owner')}</th>
          <th>{say('dueOn')}</th>
          <th>{say('state')}</th>
        </tr>
      ),
      rows: actions.map((action) => (
        <tr key={action.id}>
          <td className="num">{action.code}</td>
          <td>
            {action.title}
            {action.repeats > 0 && <small className="down">{`  ${say('repeats', { count: action.repeats })}`}</small>}
          </td>
          <td>{action.owner ?? NO_VALUE}</td>
          <td className={action.isOverdue ? 'num down' : 'num'}>{formatDate(action.dueOn)}</td>
          <td className={action.isOverdue ? 'down' : undefined}>{action.isOverdue ? say('overdue') : say(`action:${action.state}`)}</td>
        </tr>
      )),
    },
  ];
}

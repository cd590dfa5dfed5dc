import { Link } from 'react-router';
import { assertNever } from '../../../shared/errors.ts';
import type { Overview, ToDo } from '../../../shared/ipc-contract.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { OVERVIEW } from './words.ts';

/** What needs a hand, each with the way to it. */
export function ToDoPanel({ overview }: { readonly overview: Overview }) {
  const say = useWords(OVERVIEW);
  const toDos = overview.toDos;
  return (
    <Panel title={say('toDos')} {...(toDos.length === 0 ? {} : { hint: say('toDoKinds', { count: toDos.length }) })} flush>
      {toDos.length === 0 ? (
        <EmptyState text={say('nothingToDo')} />
      ) : (
        <ul className="to-dos">
          {toDos.map((toDo) => {
            const line = lineOf(toDo, overview);
            return (
              <li key={toDo.kind}>
                <Icon name={line.icon} />
                <span className="ellipsis">{say(toDo.kind)}</span>
                {'count' in toDo && <span className="strong num nowrap">{say(line.unit, { n: formatCount(toDo.count) })}</span>}
                <span className="grow" />
                <Link to={line.to} className="nowrap">
                  {say(line.act)}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

type Word = keyof typeof OVERVIEW.table;

function lineOf(toDo: ToDo, overview: Overview): { readonly icon: IconName; readonly unit: Word; readonly act: Word; readonly to: string } {
  const run = overview.run === null ? '/grading' : `/grading/${overview.run.id}`;
  switch (toDo.kind) {
    case 'noScheme':
      return { icon: 'file', unit: 'unitItems', act: 'actImportScheme', to: '/data' };
    case 'noOutlets':
      return { icon: 'outlets', unit: 'unitItems', act: 'actImportScheme', to: '/data' };
    case 'noRun':
      return { icon: 'grading', unit: 'unitItems', act: 'actRun', to: '/grading' };
    case 'decideMovements':
      return { icon: 'movements', unit: 'unitRows', act: 'actDecide', to: '/movements' };
    case 'reviewVisits':
      return { icon: 'visits', unit: 'unitVisits', act: 'actReview', to: '/visits?state=submitted' };
    case 'decideAppeals':
      return { icon: 'visits', unit: 'unitItems', act: 'actDecide', to: '/visits/appeals' };
    case 'overdueActions':
      return { icon: 'flag', unit: 'unitItems', act: 'actMend', to: '/actions?state=overdue' };
    case 'finishVisits':
      return { icon: 'clock', unit: 'unitVisits', act: 'actContinue', to: '/visits?state=inProgress' };
    case 'notGraded':
      return { icon: 'warning', unit: 'unitOutlets', act: 'actSee', to: `${run}?state=notGraded` };
    case 'missingFigures':
      return { icon: 'data', unit: 'unitItems', act: 'actFill', to: '/data/completeness' };
    case 'restingRuns':
      return { icon: 'warning', unit: 'unitItems', act: 'actDecide', to: `/movements/publication/${toDo.runId}` };
    case 'publish':
      return { icon: 'check', unit: 'unitOutlets', act: 'actPublish', to: '/movements' };
    default:
      return assertNever(toDo);
  }
}

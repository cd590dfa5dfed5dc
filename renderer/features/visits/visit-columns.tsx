import { useMemo } from 'react';
import { Link } from 'react-router';
import { inLang } from '../../../shared/errors.ts';
import type { ChecklistRow } from '../../../shared/ipc-contract.ts';
import type { VisitRow } from '../../../shared/visit/visit.ts';
import { RedLineTag, VISIT_KIND_WORDS, VisitStateTag } from '../../components/status-tags.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { COMMON } from '../../components/words.ts';
import { formatDate, formatPlaces, NO_VALUE } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { VISITS } from './words.ts';

/** Columns of the list of visits. */
export function useVisitColumns(checklists: readonly ChecklistRow[]): readonly TableColumn<VisitRow>[] {
  const say = useWords(VISITS);
  const common = useWords(COMMON);
  const lang = useLang();
  return useMemo(() => {
    const names = new Map(checklists.map((row) => [`${row.code} ${row.version}`, inLang(row.name, lang)]));
    const checklistName = (row: VisitRow): string =>
      `${names.get(`${row.checklistCode} ${row.checklistVersion}`) ?? row.checklistName} v${row.checklistVersion}`;
    return [
      { key: 'visitedOn', title: say('date'), width: 104, sortBy: 'visitedOn', sortFirst: 'descending', cell: (row) => <span className="num">{formatDate(row.visitedOn)}</span>, data: { kind: 'date', of: (row) => row.visitedOn }, text: (row) => row.visitedOn },
      {
        key: 'outlet',
        title: say('outlet'),
        width: 190,
        grow: 2,
        sortBy: 'outletName',
        text: (row) => row.outletName,
        cell: (row) => (
          <Link to={`/visits/${row.id}`} className="ellipsis" title={`${row.outletName} ${row.outletCode}`} tabIndex={-1}>
            {row.outletName}
          </Link>
        ),
      },
      {
        key: 'region',
        title: say('region'),
        width: 120,
        grow: 1,
        hideUnder: 1360,
        text: (row) => row.regionPath.join('/'),
        cell: (row) => (
          <span className="ellipsis quiet" title={row.regionPath.join(' / ')}>
            {row.regionPath.length === 0 ? NO_VALUE : row.regionPath.slice(-2).join(' / ')}
          </span>
        ),
      },
      { key: 'kind', title: say('kind'), width: 72, sortBy: 'kind', cell: (row) => common(VISIT_KIND_WORDS[row.kind]), text: (row) => common(VISIT_KIND_WORDS[row.kind]) },
      {
        key: 'checklist',
        title: say('checklist'),
        width: 150,
        grow: 1,
        sortBy: 'checklist',
        text: checklistName,
        cell: (row) => (
          <span className="ellipsis" title={checklistName(row)}>
            {checklistName(row)}
          </span>
        ),
      },
      { key: 'auditor', title: say('auditor'), width: 104, sortBy: 'auditor', cell: (row) => <span className="ellipsis">{row.auditor ?? NO_VALUE}</span>, text: (row) => row.auditor ?? '' },
      {
        key: 'state',
        title: say('state'),
        width: 164,
        sortBy: 'state',
        text: (row) => common(row.state),
        cell: (row) => (
          <>
            <VisitStateTag state={row.state} />
            {row.redLine && <RedLineTag />}
          </>
        ),
      },
      {
        key: 'progress',
        title: say('progress'),
        width: 88,
        align: 'right',
        text: (row) => `${row.answered} / ${row.toAnswer}`,
        cell: (row) => <span className={row.state === 'inProgress' && row.answered < row.toAnswer ? 'warn' : 'quiet'}>{`${row.answered} / ${row.toAnswer}`}</span>,
      },
      { key: 'score', title: say('score'), width: 84, align: 'right', sortBy: 'score', sortFirst: 'descending', cell: (row) => <span className="strong">{formatPlaces(row.score)}</span>, text: (row) => formatPlaces(row.score) },
      { key: 'code', title: say('code'), width: 150, sortBy: 'code', hideUnder: 1500, cell: (row) => <span className="num quiet ellipsis">{row.code}</span>, text: (row) => row.code },
    ];
  }, [say, common, lang, checklists]);
}

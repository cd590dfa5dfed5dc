import { Button } from 'antd';
import type { LevelInfo, MovementRow } from '../../../shared/ipc-contract.ts';
import { Icon } from '../../components/icon.tsx';
import { LevelTag } from '../../components/level-tag.tsx';
import { DecisionTag } from '../../components/status-tags.tsx';
import { useWords } from '../../i18n.ts';
import { asksForLevel } from './movement-facts.ts';
import { subjectOf, type Decide } from './use-decide.ts';
import { MOVEMENTS_WORDS } from './words.ts';

export interface DecisionCellProps {
  readonly row: MovementRow;
  readonly levels: readonly LevelInfo[];
  /** null: the run is no draft; what was decided is only read. */
  readonly decide: Decide | null;
  /** The scheme asks for a second person. */
  readonly needsApproval: boolean;
}

/** The decision on a row: its buttons, or what was decided with 撤回 beside it. */
export function DecisionCell({ row, levels, decide, needsApproval }: DecisionCellProps) {
  const say = useWords(MOVEMENTS_WORDS);
  if (row.movement === 'hold' || row.movement === 'none') return <span className="hint">{say('noDecision')}</span>;
  const named = (act: string): string => say('ofOutlet', { act, name: row.name });
  const subject = subjectOf(row);
  if (row.decision !== 'pending' || decide === null) {
    return (
      <>
        <span title={row.decisionReason ?? undefined} className="row">
          <DecisionTag decision={row.decision} />
        </span>
        {needsApproval && row.decision !== 'pending' && <ApprovalMark row={row} />}
        {row.decision === 'overridden' && <LevelTag code={row.decided} levels={levels} show="word" />}
        {decide !== null && (
          <button type="button" className="link" tabIndex={-1} aria-label={named(say('undo'))} onClick={() => decide.undo(subject)}>
            {say('undo')}
          </button>
        )}
      </>
    );
  }
  return (
    <>
      {row.returned !== null && (
        <span className="warn" title={say('returnedBy', { by: row.returned.by, note: row.returned.note })}>
          <Icon name="undo" size={14} />
          <span className="visually-hidden">{say('returnedBy', { by: row.returned.by, note: row.returned.note })}</span>
        </span>
      )}
      {asksForLevel(row) ? (
        <Button className="row-button" tabIndex={-1} aria-label={named(say('chooseLevel'))} onClick={() => decide.override(subject)}>
          {say('chooseLevel')}
        </Button>
      ) : (
        <Button className="row-button" icon={<Icon name="check" size={12} />} tabIndex={-1} aria-label={named(say('confirm'))} onClick={() => decide.confirm(subject)}>
          {say('confirm')}
        </Button>
      )}
      <Button
        className="row-button"
        tabIndex={-1}
        disabled={row.holdForbidden}
        title={row.holdForbidden ? say('holdForbidden') : undefined}
        aria-label={named(say('keep'))}
        onClick={() => decide.hold(subject)}
      >
        {say('keep')}
      </Button>
      {!asksForLevel(row) && (
        <Button className="row-button row-more" icon={<Icon name="more" size={14} />} tabIndex={-1} title={say('override')} aria-label={named(say('override'))} onClick={() => decide.override(subject)} />
      )}
    </>
  );
}

/** Whether the second person approved the decision. */
export function ApprovalMark({ row }: { readonly row: MovementRow }) {
  const say = useWords(MOVEMENTS_WORDS);
  if (row.approvedBy === null) return <span className="warn nowrap">{say('toApprove')}</span>;
  return (
    <span className="up row" title={say('approvedBy', { by: row.approvedBy })}>
      <Icon name="check" size={14} />
      <span className="visually-hidden">{say('approvedBy', { by: row.approvedBy })}</span>
    </span>
  );
}

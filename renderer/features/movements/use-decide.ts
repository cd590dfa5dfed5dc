import { App } from 'antd';
import { useState } from 'react';
import type { OutletId } from '../../../shared/ids.ts';
import type { NewAttachment } from '../../../shared/contract/publication-calls.ts';
import type { MovementDecisionRequest, MovementRow, RunRow } from '../../../shared/ipc-contract.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useAction } from '../../use-call.ts';
import { useOneAtATime } from '../../use-one-at-a-time.ts';
import { MOVEMENTS_WORDS } from './words.ts';

/** What a decision is about: one row, or several by their ids. */
export interface Subject {
  readonly outletIds: readonly OutletId[];
  /** The row, where it is one alone. */
  readonly row: MovementRow | null;
}
/** A decision that waits for its reason. */
export interface Asking {
  readonly decision: 'hold' | 'override' | 'return';
  readonly subject: Subject;
  /** What was typed before the dialog opened. */
  readonly reason: string;
}

export interface Decide {
  readonly confirm: (subject: Subject) => void;
  readonly undo: (subject: Subject) => void;
  /** Holds at once when there is a reason, else asks for one. */
  readonly hold: (subject: Subject, reason?: string) => void;
  readonly override: (subject: Subject, reason?: string) => void;
  readonly approve: (subject: Subject) => void;
  /** Sends a decision back; always asks for the note. */
  readonly sendBack: (subject: Subject) => void;
  readonly approveAll: (count: number) => void;
  readonly confirmAll: (pending: number) => void;
  readonly asking: Asking | null;
  /** Answers the dialog; resolves to whether the decision was taken. */
  readonly answer: (reason: string, level: string | undefined, attachment: NewAttachment | null) => Promise<boolean>;
  readonly stopAsking: () => void;
  readonly action: ReturnType<typeof useAction<'movement:decide'>>;
  /** What was decided last, in words, with what takes it back; null: nothing yet. */
  readonly last: { readonly text: string; readonly undo: (() => void) | null } | null;
}

const DONE_WORDS = { confirm: 'doneConfirm', hold: 'doneHold', override: 'doneOverride', undo: 'doneUndo', approve: 'doneApprove', return: 'doneReturn' } as const;

/** Decides movements of a run and keeps in words what was done last: decided rows may have left the list. */
export function useDecide(run: RunRow, onDecided: (outletIds: readonly OutletId[] | 'allPending') => void): Decide {
  const say = useWords(MOVEMENTS_WORDS);
  const { modal } = App.useApp();
  const action = useAction('movement:decide');
  const once = useOneAtATime();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [last, setLast] = useState<Decide['last']>(null);

  async function carryOut(decision: MovementDecisionRequest['decision'], subject: Subject, reason = '', level?: string, attachment: NewAttachment | null = null): Promise<boolean> {
    const { outletIds, row } = subject;
    const reply = await action.run({ runId: run.id, outletIds, decision, reason, ...(level === undefined ? {} : { level }), ...(attachment === null ? {} : { attachment }) });
    if (!reply.ok) return false;
    const what = row?.name ?? say('count', { n: formatCount(outletIds.length) });
    setLast({ text: say(DONE_WORDS[decision], { what }), undo: decision === 'undo' || decision === 'approve' || decision === 'return' ? null : () => void carryOut('undo', subject) });
    onDecided(outletIds);
    return true;
  }

  return {
    confirm: (subject) => void carryOut('confirm', subject),
    undo: (subject) => void carryOut('undo', subject),
    hold: (subject, reason = '') => {
      if (reason.trim() === '') setAsking({ decision: 'hold', subject, reason: '' });
      else void carryOut('hold', subject, reason.trim());
    },
    override: (subject, reason = '') => setAsking({ decision: 'override', subject, reason }),
    approve: (subject) => void carryOut('approve', subject),
    sendBack: (subject) => setAsking({ decision: 'return', subject, reason: '' }),
    approveAll: (count) => {
      modal.confirm({
        title: say('approveAllTitle', { n: formatCount(count) }),
        content: say('approveAllText'),
        okText: say('approveAllOk'),
        cancelText: say('cancel'),
        icon: null,
        onOk: async () => {
          const reply = await action.run({ runId: run.id, outletIds: 'allPending', decision: 'approve', reason: '' });
          if (!reply.ok) return;
          setLast({ text: say('doneApprove', { what: say('count', { n: formatCount(count) }) }), undo: null });
          onDecided('allPending');
        },
      });
    },
    confirmAll: (pending) => {
      modal.confirm({
        title: say('confirmAllTitle', { n: formatCount(pending) }),
        content: say('confirmAllText'),
        okText: say('confirmAllOk'),
        cancelText: say('cancel'),
        icon: null,
        onOk: async () => {
          const reply = await action.run({ runId: run.id, outletIds: 'allPending', decision: 'confirm', reason: '' });
          if (!reply.ok) return;
          // First levels that a person has to name still wait.
          const confirmed = pending - reply.value.pending;
          setLast({ text: say('doneConfirm', { what: say('count', { n: formatCount(confirmed) }) }), undo: null });
          onDecided('allPending');
        },
      });
    },
    asking,
    answer: async (reason, level, attachment) => {
      if (asking === null) return false;
      const isTaken = (await once(() => carryOut(asking.decision, asking.subject, reason, level, attachment))) === true;
      if (isTaken) setAsking((now) => (now === asking ? null : now));
      return isTaken;
    },
    stopAsking: () => {
      setAsking(null);
      action.clear();
    },
    action,
    last,
  };
}

/** One row as a subject. */
export function subjectOf(row: MovementRow): Subject {
  return { outletIds: [row.outletId], row };
}

import type { ChecklistSide } from '../../../../shared/contract/checklist-calls.ts';
import type { ChecklistDraftId, ChecklistVersionId } from '../../../../shared/ids.ts';

/** The address of a comparison. */
export function comparePath(from: ChecklistSide, to: ChecklistSide): string {
  return `/checklists/compare?from=${sideText(from)}&to=${sideText(to)}`;
}

/** What an address names; null: nothing that can be compared. */
export function sideOfText(text: string | null): ChecklistSide | null {
  if (text === null) return null;
  const id = text.slice(2);
  if (text.startsWith('v-')) return { checklistVersionId: id as ChecklistVersionId };
  return text.startsWith('d-') ? { draftId: id as ChecklistDraftId } : null;
}

function sideText(side: ChecklistSide): string {
  return 'draftId' in side ? `d-${side.draftId}` : `v-${side.checklistVersionId}`;
}

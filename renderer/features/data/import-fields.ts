import type { ImportKind } from '../../../shared/ipc-contract.ts';
import type { DATA } from './words.ts';

/** A field that a column can be taken for. */
export interface ImportField {
  readonly field: string;
  readonly word: keyof typeof DATA.table;
  /** Nothing can be imported without it. */
  readonly isNeeded?: boolean;
}

/** What becomes of a column that is taken for no field. */
export const UNNAMED_COLUMN = {
  outlets: 'fieldAttribute',
  regions: 'fieldUnused',
  figures: 'fieldIndicator',
  levels: 'fieldUnused',
  events: 'fieldUnused',
  surveys: 'fieldUnused',
  judgements: 'fieldUnused',
  visits: 'fieldHeader',
  checklist: 'fieldUnused',
  scheme: 'fieldUnused',
} as const satisfies Record<ImportKind, keyof typeof DATA.table>;

/** The fields of each kind of file. */
export const IMPORT_FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  outlets: [
    { field: 'outlet_code', word: 'f_outlet_code', isNeeded: true },
    { field: 'name', word: 'f_name', isNeeded: true },
    { field: 'type', word: 'f_type' },
    { field: 'ownership', word: 'f_ownership' },
    { field: 'class', word: 'f_class' },
    { field: 'region', word: 'f_region' },
    { field: 'province', word: 'f_province' },
    { field: 'city', word: 'f_city' },
    { field: 'district', word: 'f_district' },
    { field: 'area', word: 'f_area' },
    { field: 'opened_on', word: 'f_opened_on' },
    { field: 'closed_on', word: 'f_closed_on' },
    { field: 'status', word: 'f_status' },
  ],
  regions: [
    { field: 'region_code', word: 'f_region_code' },
    { field: 'name', word: 'f_name', isNeeded: true },
    { field: 'parent', word: 'f_parent' },
    { field: 'level', word: 'f_level' },
    { field: 'valid_from', word: 'f_valid_from' },
  ],
  figures: [
    { field: 'outlet_code', word: 'f_outlet_code', isNeeded: true },
    { field: 'indicator', word: 'f_indicator' },
    { field: 'period', word: 'f_period' },
    { field: 'value', word: 'f_value' },
  ],
  levels: [
    { field: 'outlet_code', word: 'f_outlet_code', isNeeded: true },
    { field: 'level', word: 'f_level', isNeeded: true },
    { field: 'period', word: 'f_period', isNeeded: true },
  ],
  events: [
    { field: 'outlet_code', word: 'f_outlet_code', isNeeded: true },
    { field: 'date', word: 'f_date', isNeeded: true },
    { field: 'event', word: 'f_event', isNeeded: true },
    { field: 'category', word: 'f_category' },
    { field: 'quantity', word: 'f_quantity' },
    { field: 'note', word: 'f_note' },
    { field: 'record_code', word: 'f_record_code' },
  ],
  surveys: [
    { field: 'outlet_code', word: 'f_outlet_code', isNeeded: true },
    { field: 'date', word: 'f_date', isNeeded: true },
    { field: 'survey', word: 'f_survey', isNeeded: true },
    { field: 'value', word: 'f_value', isNeeded: true },
    { field: 'count', word: 'f_count' },
    { field: 'record_code', word: 'f_record_code' },
  ],
  judgements: [
    { field: 'outlet_code', word: 'f_outlet_code', isNeeded: true },
    { field: 'judgement', word: 'f_judgement', isNeeded: true },
    { field: 'period', word: 'f_period', isNeeded: true },
    { field: 'value', word: 'f_value', isNeeded: true },
    { field: 'reason', word: 'f_reason', isNeeded: true },
    { field: 'by', word: 'f_by' },
  ],
  visits: [
    { field: 'visit_code', word: 'f_visit_code', isNeeded: true },
    { field: 'outlet_code', word: 'f_outlet_code', isNeeded: true },
    { field: 'visited_on', word: 'f_visited_on', isNeeded: true },
    { field: 'kind', word: 'f_kind' },
    { field: 'auditor', word: 'f_auditor' },
  ],
  checklist: [],
  scheme: [],
};

import { inLang, type Lang } from '../../../shared/errors.ts';
import { OWNERSHIPS, type Ownership } from '../../../shared/outlet/outlet.ts';
import { OWNERSHIP_WORDS, type CommonSay } from '../../components/status-tags.tsx';
import { useCall } from '../../use-call.ts';

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

/** What the lists of a plan offer, read from the open store. */
export interface PlanOptions {
  readonly checklists: readonly Option[];
  readonly schemes: readonly Option[];
  readonly levels: readonly Option[];
  readonly types: readonly Option[];
  readonly classes: readonly Option[];
  readonly ownerships: readonly Option<Ownership>[];
  readonly regions: readonly Option[];
  /** Levels of regions that there are. */
  readonly regionDepth: number;
  readonly auditors: readonly string[];
}

/** Reads what the lists offer; `levelScheme` gives the star levels. */
export function usePlanOptions(levelScheme: string | null, lang: Lang, common: CommonSay): PlanOptions {
  const checklists = useCall('checklist:list', {});
  const schemes = useCall('scheme:list', {});
  const facets = useCall('outlet:facets', {});
  const regions = useCall('region:tree', {});
  const auditors = useCall('wave:auditors', {});
  const rows = schemes.status === 'ready' ? schemes.value : [];
  const newest = rows.filter((row, place) => rows.findIndex(({ code }) => code === row.code) === place);
  const levels = rows.find(({ code }) => code === levelScheme)?.levels ?? [];
  const tree = regions.status === 'ready' ? regions.value : [];
  const plain = (values: readonly string[]): readonly Option[] => values.map((value) => ({ value, label: value }));
  return {
    checklists: checklists.status === 'ready' ? checklists.value.filter(({ current }) => current).map(({ code, name }) => ({ value: code, label: inLang(name, lang) })) : [],
    schemes: newest.map(({ code, name }) => ({ value: code, label: inLang(name, lang) })),
    levels: levels.map(({ code, name }) => ({ value: code, label: inLang(name, lang) })),
    types: facets.status === 'ready' ? plain(facets.value.types) : [],
    classes: facets.status === 'ready' ? plain(facets.value.classes) : [],
    ownerships: OWNERSHIPS.map((value) => ({ value, label: common(OWNERSHIP_WORDS[value]) })),
    regions: tree.map(({ code, level }) => ({ value: code, label: level === 0 ? code : code.split('/').slice(1).join(' / ') })),
    regionDepth: tree.reduce((most, { level }) => Math.max(most, level + 1), 0),
    auditors: auditors.status === 'ready' ? auditors.value : [],
  };
}

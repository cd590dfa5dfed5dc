import { TreeSelect } from 'antd';
import type { RegionId } from '../../shared/ids.ts';
import { formatCount } from '../format.ts';
import { useWords } from '../i18n.ts';
import { useCall } from '../use-call.ts';
import { useFilterFact } from './export/filter-facts.tsx';
import { regionNodes, type RegionNode } from './region-nodes.ts';
import { COMMON } from './words.ts';

export interface RegionSelectProps {
  /** null: all regions. */
  readonly value: RegionId | null;
  readonly onChange: (value: RegionId | null) => void;
  readonly width?: number;
}

/** Chooses a region of the tree; one types to find it. */
export function RegionSelect({ value, onChange, width = 180 }: RegionSelectProps) {
  const say = useWords(COMMON);
  const tree = useCall('region:tree', {});
  const regions = tree.status === 'ready' ? tree.value : [];
  useFilterFact(say('region'), regions.find(({ id }) => id === value)?.name ?? null);
  return (
    <TreeSelect<string | null>
      aria-label={say('region')}
      size="small"
      style={{ width }}
      popupMatchSelectWidth={280}
      allowClear
      showSearch={{ treeNodeFilterProp: 'name' }}
      placeholder={say('allRegions')}
      value={value}
      loading={tree.status === 'loading'}
      treeData={regionNodes(regions).map(toTreeData)}
      treeDefaultExpandedKeys={regions.filter((region) => region.level === 0).map((region) => region.id)}
      onChange={(next) => onChange((next ?? null) as RegionId | null)}
    />
  );
}

interface TreeData {
  readonly value: string;
  readonly name: string;
  readonly title: string;
  readonly children: TreeData[];
}

function toTreeData({ region, children }: RegionNode): TreeData {
  return { value: region.id, name: region.name, title: `${region.name}  ${formatCount(region.outlets)}`, children: children.map(toTreeData) };
}

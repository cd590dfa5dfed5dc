import { Tree, type TreeDataNode } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { RegionId } from '../../../shared/ids.ts';
import { useWorkspace } from '../../app-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { useFilterFact } from '../../components/export/filter-facts.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { regionNodes, type RegionNode } from '../../components/region-nodes.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { OUTLETS } from './words.ts';

const ALL = 'all';

/** The region tree beside the list, with how many outlets each holds; what is open is kept. */
export function RegionPanel({ value, onChange }: { readonly value: RegionId | null; readonly onChange: (value: RegionId | null) => void }) {
  const say = useWords(OUTLETS);
  const { store } = useWorkspace();
  const tree = useCall('region:tree', {});
  const regions = tree.status === 'ready' ? tree.value : null;
  useFilterFact(say('regions'), regions?.find(({ id }) => id === value)?.name ?? null, true);
  const [open, setOpen] = useKept<readonly string[] | null>(`outlets:open-regions:${store.path}`, null, isTextsOrNull);
  const nodes = useMemo(() => (regions === null ? [] : regionNodes(regions)), [regions]);
  const roots = useMemo(() => nodes.filter((node) => node.children.length > 0).map((node) => node.region.id as string), [nodes]);
  const data = useMemo<TreeDataNode[]>(() => [{ key: ALL, title: line(say('allOutlets'), store.outlets) }, ...nodes.map(toTreeNode)], [nodes, say, store.outlets]);
  return (
    <Panel title={say('regions')} flush className="outlets-regions" tools={<Link to="/outlets/regions">{say('changeRegions')}</Link>}>
      {tree.status === 'failed' && (
        <div style={{ padding: 12 }}>
          <ErrorBanner error={tree.error} onRetry={tree.retry} />
        </div>
      )}
      {regions !== null && (
        <Tree
          aria-label={say('regions')}
          blockNode
          switcherIcon={({ expanded }: { expanded?: boolean }) => <Icon name={expanded ? 'chevronDown' : 'chevronRight'} size={14} />}
          treeData={data}
          selectedKeys={[value ?? ALL]}
          expandedKeys={[...(open ?? roots)]}
          onExpand={(keys) => setOpen(keys.map(String))}
          onSelect={(_, { node }) => onChange(node.key === ALL ? null : (String(node.key) as RegionId))}
        />
      )}
    </Panel>
  );
}

function toTreeNode({ region, children }: RegionNode): TreeDataNode {
  return { key: region.id, title: line(region.name, region.outlets), children: children.map(toTreeNode) };
}

function line(name: string, outlets: number): ReactNode {
  return (
    <span className="region-line">
      <span className="ellipsis">{name}</span>
      <span className="num hint">{formatCount(outlets)}</span>
    </span>
  );
}

function isTextsOrNull(value: unknown): value is readonly string[] | null {
  return value === null || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
}

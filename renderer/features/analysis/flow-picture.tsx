import { ABSENT_KEY, NONE_KEY, type StandingKey, type TransitionView } from '../../../shared/contract/history-calls.ts';
import type { Size } from '../../components/use-size.ts';
import { formatCount } from '../../format.ts';
import { SizedDrawing, type DrawingProps } from './sized-drawing.tsx';
import { useStandingName } from './standing-name.tsx';

const TOP = 6;
const GAP = 8;
const NODE = 10;
/** Room for the names at the sides. */
const SIDE = 104;
/** Least height of what has outlets, so that one of thousands is seen. */
const LEAST = 1.5;

interface Node {
  readonly key: StandingKey;
  readonly outlets: number;
  readonly y: number;
  readonly height: number;
}

export interface FlowPictureProps extends DrawingProps {
  readonly view: TransitionView;
  readonly onCell: (cell: { readonly from: StandingKey; readonly to: StandingKey }) => void;
}

/** Who went where as bands from the earlier period (left) to the later one (right); told apart without colour by tone and hatching. */
export function FlowPicture({ view, label, onCell, onDrawing }: FlowPictureProps) {
  return (
    <SizedDrawing label={label} onDrawing={onDrawing}>
      {(size) => <Flow view={view} onCell={onCell} size={size} />}
    </SizedDrawing>
  );
}

function Flow({ view, onCell, size: { width, height: whole } }: Pick<FlowPictureProps, 'view' | 'onCell'> & { readonly size: Size }) {
  const name = useStandingName(view.levels);
  const from = nodesOf(view, 'from', whole);
  const to = nodesOf(view, 'to', whole);
  const bands = bandsOf(view, from, to);
  const x = [SIDE, width - SIDE - NODE] as const;
  return (
    <>
      <defs>
        <pattern id="flow-down" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--surface)" />
          <line x1="0" y1="0" x2="0" y2="5" stroke="var(--text-2)" strokeWidth="3" />
        </pattern>
      </defs>
      {bands.map((band) => (
        <path key={`${band.from} ${band.to}`} d={pathOf(x[0] + NODE, band.y0, x[1], band.y1, band.height)} className="flow-band" {...toneOf(view, band.from, band.to)} onClick={() => onCell({ from: band.from, to: band.to })}>
          <title>{`${name(band.from, 'from')} → ${name(band.to, 'to')}: ${formatCount(band.outlets)}`}</title>
        </path>
      ))}
      {[from, to].map((nodes, side) =>
        nodes.map(({ key, y, height, outlets }) => (
          <g key={`${side} ${key}`}>
            <rect x={x[side as 0 | 1]} y={y} width={NODE} height={height} rx="1.5" fill={key === ABSENT_KEY || key === NONE_KEY ? 'var(--control)' : 'var(--text-2)'} />
            <text x={side === 0 ? SIDE - 8 : width - SIDE + 8} y={y + height / 2} dominantBaseline="central" textAnchor={side === 0 ? 'end' : 'start'} fill="var(--text-1)">
              {name(key, side === 0 ? 'from' : 'to')} <tspan fill="var(--text-3)">{formatCount(outlets)}</tspan>
            </text>
          </g>
        )),
      )}
    </>
  );
}

function nodesOf(view: TransitionView, side: 'from' | 'to', whole: number): readonly Node[] {
  const sums = (side === 'from' ? view.fromKeys : view.toKeys)
    .map((key) => ({ key, outlets: view.cells.reduce((sum, cell) => sum + (cell[side] === key ? cell.outlets : 0), 0) }))
    .filter(({ outlets }) => outlets > 0);
  // Names are 14 high: small nodes keep that room.
  const room = whole - 2 * TOP - GAP * (sums.length - 1);
  const least = Math.min(14, room / Math.max(1, sums.length));
  const small = sums.filter(({ outlets }) => (outlets / view.outlets) * room < least);
  const rest = room - small.length * least;
  const large = sums.reduce((sum, { outlets }) => sum + ((outlets / view.outlets) * room < least ? 0 : outlets), 0);
  let y = TOP;
  return sums.map(({ key, outlets }) => {
    const height = (outlets / view.outlets) * room < least ? least : (outlets / large) * rest;
    const node = { key, outlets, y, height };
    y += height + GAP;
    return node;
  });
}

interface Band {
  readonly from: StandingKey;
  readonly to: StandingKey;
  readonly outlets: number;
  readonly y0: number;
  readonly y1: number;
  readonly height: readonly [number, number];
}

function bandsOf(view: TransitionView, from: readonly Node[], to: readonly Node[]): readonly Band[] {
  const used = new Map<Node, number>();
  const take = (node: Node, outlets: number): { readonly y: number; readonly height: number } => {
    const height = Math.max(Math.min(LEAST, node.height), (outlets / node.outlets) * node.height);
    const y = node.y + (used.get(node) ?? 0);
    used.set(node, (used.get(node) ?? 0) + (outlets / node.outlets) * node.height);
    return { y, height };
  };
  const find = (nodes: readonly Node[], key: StandingKey): Node => nodes.find((node) => node.key === key)!;
  return from.flatMap((left) =>
    to.flatMap((right) => {
      const outlets = view.cells.find((cell) => cell.from === left.key && cell.to === right.key)?.outlets ?? 0;
      if (outlets === 0) return [];
      const [a, b] = [take(left, outlets), take(find(to, right.key), outlets)];
      return [{ from: left.key, to: right.key, outlets, y0: a.y, y1: b.y, height: [a.height, b.height] as const }];
    }),
  );
}

function pathOf(x0: number, y0: number, x1: number, y1: number, [left, right]: readonly [number, number]): string {
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}V${y1 + right}C${middle} ${y1 + right} ${middle} ${y0 + left} ${x0} ${y0 + left}Z`;
}

/** Up blue, down hatched, the same light; to and from no level thin grey. */
function toneOf(view: TransitionView, from: StandingKey, to: StandingKey): { readonly fill: string; readonly fillOpacity: number } {
  const place = (key: StandingKey): number | null => {
    if (key === ABSENT_KEY || key === NONE_KEY) return null;
    return view.levels.findIndex(({ code }) => code === key);
  };
  const [was, is] = [place(from), place(to)];
  if (was === null || is === null || was === is) return { fill: 'var(--series-cohort)', fillOpacity: was === is ? 0.28 : 0.16 };
  return is > was ? { fill: 'var(--accent)', fillOpacity: 0.75 } : { fill: 'url(#flow-down)', fillOpacity: 0.9 };
}

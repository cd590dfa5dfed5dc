/** Outline icons on a 20 px grid, 1.6 px stroke, in the colour of the text. */
const PATHS = {
  home: 'M3 9.2 10 3l7 6.2M5 7.8V17h10V7.8M8.2 17v-5h3.6v5',
  outlets: 'M3.5 8 4.6 3.5h10.8L16.5 8M3.5 8a2.2 2.2 0 0 0 4.3 0 2.2 2.2 0 0 0 4.4 0 2.2 2.2 0 0 0 4.3 0M4.5 10v6.5h11V10M8.3 16.5v-4h3.4v4',
  visits: 'M10 17.5s5.5-4.7 5.5-9A5.5 5.5 0 0 0 4.5 8.500c0 4.300 5.500 9 5.500 9ZM7.800 8.600l1.600 1.600 2.900-3',
  checklists: 'M4.500 3h11v14h-11ZM7 7l1 1 1.700-1.800M7 12l1 1 1.700-1.800M11.500 7.500h2M11.500 12.500h2',
  data: 'M3 4h14v12H3ZM3 8h14M3 12h14M8 8v8',
  schemes: 'M7.500 3h5v4h-5ZM3 13h5v4H3ZM12 13h5v4h-5ZM10 7v3M5.500 13v-3h9v3',
  grading: 'M5 3h10v14H5ZM7.500 6h5v2.500h-5ZM7.700 11.500h.1M10 11.500h.1M12.300 11.500h.1M7.700 14.300h.1M10 14.300h.1M12.300 14.300h.1',
  movements: 'M6.500 16V4M6.500 4 3.500 7M6.500 4l3 3M13.500 4v12M13.500 16l-3-3M13.500 16l3-3',
  whatIf: 'M3 5.500h7M14 5.500h3M12 3.500v4M3 10h2M9 10h8M7 8v4M3 14.500h8M15 14.500h2M13 12.500v4',
  settings:
    'M10 7.400a2.600 2.600 0 1 0 0 5.200 2.600 2.600 0 0 0 0-5.200ZM10 2.500v2.200M10 15.300v2.200M2.500 10h2.200M15.300 10h2.200M4.700 4.700l1.600 1.600M13.700 13.700l1.600 1.600M4.700 15.300l1.600-1.600M13.700 6.300l1.600-1.600',
  camera: 'M3 6.500h3.300l1.200-2h5l1.200 2H17V16H3ZM10 8.300a2.700 2.700 0 1 0 0 5.400 2.700 2.700 0 0 0 0-5.400Z',
  search: 'M8.700 3.500a5.200 5.200 0 1 0 0 10.400 5.200 5.200 0 0 0 0-10.400ZM12.500 12.500l4 4',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 6v4.200l2.600 1.600',
  check: 'm4.500 10.500 3.600 3.600 7.400-8',
  close: 'm5 5 10 10M15 5 5 15',
  chevronDown: 'm5.500 8 4.500 4.500L14.500 8',
  chevronRight: 'm8 5.500 4.500 4.500L8 14.500',
  chevronLeft: 'M12 5.500 7.500 10l4.500 4.500',
  arrowUp: 'M10 16V4M5 9l5-5 5 5',
  arrowDown: 'M10 4v12M5 11l5 5 5-5',
  arrowRight: 'M4 10h12M11 5l5 5-5 5',
  minus: 'M5 10h10',
  plus: 'M10 4v12M4 10h12',
  download: 'M10 3v9M6 8.500l4 4 4-4M3.500 13.500V17h13v-3.500',
  upload: 'M10 12.500v-9M6 7l4-4 4 4M3.500 13.500V17h13v-3.500',
  table: 'M3 4h14v12H3ZM3 8h14M8.500 8v8',
  chart: 'M3.500 3.500V16.500H17M6.500 13l3-4 2.500 2L16 6',
  warning: 'M10 3.200 17.300 16H2.700ZM10 8v3.600M10 13.800v.1',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM10 9.200V14M10 6.300v.1',
  lock: 'M5 9h10v8H5ZM7 9V6.500a3 3 0 0 1 6 0V9',
  folder: 'M2.800 5h5l1.700 2h7.700v9H2.800Z',
  file: 'M5 2.800h6.500L15 6.300v11H5ZM11.300 2.800v3.700H15',
  print: 'M6 7V3h8v4M6 13.500H3.500V7h13v6.500H14M6 11.500h8V17H6Z',
  undo: 'M7 4 3.500 7.500 7 11M3.500 7.500H12a4.300 4.300 0 0 1 0 8.600H8',
  edit: 'M4 16l.8-3.300 8.700-8.700 2.500 2.500-8.700 8.700ZM12 5.500 14.500 8',
  flag: 'M5 17.500V3.500M5 4h9.500l-2 3.500 2 3.500H5',
  refresh: 'M16 6.500V3.300M16 6.500h-3.200M16 6.500A7 7 0 1 0 17 10',
  more: 'M5 10h.1M10 10h.1M15 10h.1',
  columns: 'M3 4h14v12H3ZM7.700 4v12M12.300 4v12',
  filter: 'M3.500 4.500h13l-5 6v5l-3 1.500v-6.500Z',
  database: 'M4 5.500c0-1.400 2.700-2.500 6-2.500s6 1.100 6 2.500-2.700 2.500-6 2.500-6-1.100-6-2.500ZM4 5.500v9C4 15.900 6.700 17 10 17s6-1.100 6-2.500v-9M4 10c0 1.400 2.700 2.500 6 2.500s6-1.100 6-2.500',
  trash: 'M4 6h12M8 6V3.500h4V6M5.500 6l.700 11h7.600l.700-11',
  play: 'M6.500 4v12l9-6Z',
  external: 'M8 4.500H4v11.500h11.500V12M11.500 3.500h5v5M16.500 3.500 9.500 10.500',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon without a name of its own: the words stand beside it, or on the button that holds it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={size < 16 ? 1.9 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none', display: 'block' }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

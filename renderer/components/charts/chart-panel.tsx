import { useState } from 'react';
import { Panel, type PanelProps } from '../panel.tsx';
import { ChartNumbers, ChartTools, type ChartTable } from './chart-tools.tsx';

export interface ChartPanelProps extends PanelProps {
  /** What the chart is called, whole: the file's name, the picture's title, the label of its table. */
  readonly name: string;
  /** The numbers that it shows. */
  readonly table: ChartTable;
  /** Draws it as a picture for saving: `() => chartPicture(config, name)`. */
  readonly picture: () => Promise<Blob | null>;
}

/**
 * The panel of a chart: its children draw it; 表格 shows its numbers instead, 导出 saves the picture (PNG, twice the size,
 * with title and legend on white) or the numbers as Excel, CSV or to the clipboard. Every chart stands in one.
 */
export function ChartPanel({ name, table, picture, tools, flush = false, children, ...panel }: ChartPanelProps) {
  const [isTable, setTable] = useState(false);
  return (
    <Panel
      {...panel}
      flush={flush || isTable}
      tools={
        <>
          {tools}
          <ChartTools name={name} table={table} isTable={isTable} onTable={setTable} picture={picture} />
        </>
      }
    >
      {isTable ? <ChartNumbers table={table} label={name} /> : children}
    </Panel>
  );
}

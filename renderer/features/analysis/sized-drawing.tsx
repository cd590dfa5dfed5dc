import { useRef, type ReactNode } from 'react';
import { useSize, type Size } from '../../components/use-size.ts';

const FIRST: Size = { width: 600, height: 240 };

export interface DrawingProps {
  /** A sentence that says what it shows. */
  readonly label: string;
  readonly onDrawing: (drawing: SVGSVGElement | null) => void;
}

/** A drawing as large as its panel, so that its words keep their size in every window. */
export function SizedDrawing({ label, onDrawing, children }: DrawingProps & { readonly children: (size: Size) => ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box, FIRST);
  return (
    <div className="chart-svg">
      <div ref={box}>
        <svg ref={onDrawing} role="img" aria-label={label} viewBox={`0 0 ${size.width} ${size.height}`} fontSize="12">
          {children(size)}
        </svg>
      </div>
    </div>
  );
}

import { useLayoutEffect, useState, type RefObject } from 'react';

/** Width of an element in CSS pixels, as it is and as it becomes; `first` before it stands. */
export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const node = element.current;
    if (node === null) return undefined;
    const measure = (): void => setWidth(Math.round(node.clientWidth) || first);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, first]);
  return width;
}

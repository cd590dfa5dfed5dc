import { useLayoutEffect, useState, type RefObject } from 'react';

/** Width and height of an element in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of an element with its padding, as it is and as it becomes; `first` before it stands. */
export function useSize(element: RefObject<HTMLElement | null>, first: Size): Size {
  const [size, setSize] = useState(first);
  const { width, height } = first;
  useLayoutEffect(() => {
    const node = element.current;
    if (node === null) return undefined;
    const measure = (): void => {
      const next = { width: Math.round(node.clientWidth) || width, height: Math.round(node.clientHeight) || height };
      setSize((now) => (now.width === next.width && now.height === next.height ? now : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, width, height]);
  return size;
}

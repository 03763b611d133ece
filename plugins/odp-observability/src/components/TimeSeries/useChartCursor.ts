import { type KeyboardEvent, useCallback, useRef, useState } from 'react';

/** Where the cursor of a chart is. */
export interface ChartCursor {
  index: number;
  /** Pixels in the plot. */
  left: number;
  /** Whether the keyboard moved it there: then it is told. */
  isKey: boolean;
}

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
};

/** The cursor of a chart of `length` points, for pointer and keyboard: arrows, page keys, Home, End; Escape takes it away. */
export function useChartCursor(length: number) {
  const [cursor, setCursor] = useState<ChartCursor>();
  const frame = useRef<number>();
  const keyed = useRef<number>();
  const isOver = useRef(false);

  /**
   * Called by the plot, many times a second; shown once a frame. A cursor that
   * is over another chart is a line here, and no words.
   */
  const onCursor = useCallback((index: number | null, left: number) => {
    if (!isOver.current && (index === null || keyed.current !== index)) {
      return;
    }
    cancelAnimationFrame(frame.current ?? 0);
    frame.current = requestAnimationFrame(() =>
      setCursor(
        index === null || left < 0
          ? undefined
          : { index, left, isKey: keyed.current === index },
      ),
    );
  }, []);

  const move = (index: number) => {
    keyed.current = index;
    setCursor(last => ({ index, left: last?.left ?? 0, isKey: true }));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = length - 1;
    const from = cursor?.index;
    const step = STEPS[event.key];
    if (length === 0) {
      return;
    }
    if (event.key === 'Escape' && cursor) {
      event.preventDefault();
      keyed.current = undefined;
      setCursor(undefined);
    } else if (step !== undefined) {
      event.preventDefault();
      // The first key finds what is now, which is at the end.
      const next = from === undefined ? last : from + step;
      move(Math.min(last, Math.max(0, next)));
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      move(event.key === 'Home' ? 0 : last);
    }
  };

  const onPointerEnter = () => {
    isOver.current = true;
    keyed.current = undefined;
  };
  const onPointerLeave = () => {
    isOver.current = false;
    cancelAnimationFrame(frame.current ?? 0);
    setCursor(undefined);
  };

  return {
    cursor,
    onCursor,
    handlers: { onKeyDown, onPointerEnter, onPointerLeave },
  };
}

/** A drag across the periods of a timeline marks a range. It is drawn as an element over the canvas; touch scrolls. */
import type { ECharts } from 'echarts/core';

/** Pixels that make a drag out of a click. */
const LEAST = 6;

export interface Brush { dispose(): void }

/** `periods` is how many there are, `done` gets the first and the last that were marked. */
export function brush(into: HTMLElement, chart: ECharts, periods: () => number, done: (first: number, last: number) => void): Brush {
  const mark = document.createElement('div');
  mark.className = 'brush';
  mark.hidden = true;
  let start: number | null = null;

  const inside = (event: PointerEvent): { x: number; y: number } => {
    const box = into.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const within = ({ x, y }: { x: number; y: number }): boolean => periods() > 1 && [0, 1].some((gridIndex) => chart.containPixel({ gridIndex }, [x, y]));
  const draw = (x: number): void => {
    if (start === null) return;
    mark.hidden = Math.abs(x - start) < LEAST;
    mark.style.insetInlineStart = `${Math.min(x, start)}px`;
    mark.style.width = `${Math.abs(x - start)}px`;
  };
  const period = (x: number): number => {
    const at = chart.convertFromPixel({ gridIndex: 0 }, [x, 0]);
    return Math.max(0, Math.min(periods() - 1, Math.round(at[0] ?? 0)));
  };

  const down = (event: PointerEvent): void => {
    const at = inside(event);
    if (event.pointerType === 'touch' || event.button !== 0 || !within(at)) return;
    // The chart empties its element when it starts; the mark is put in when it is needed.
    into.append(mark);
    start = at.x;
  };
  const move = (event: PointerEvent): void => draw(inside(event).x);
  const up = (event: PointerEvent): void => {
    if (start === null) return;
    const { x } = inside(event);
    const from = start;
    start = null;
    mark.hidden = true;
    if (event.type === 'pointerup' && Math.abs(x - from) >= LEAST) done(period(Math.min(x, from)), period(Math.max(x, from)));
  };
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    start = null;
    mark.hidden = true;
  };
  into.addEventListener('pointerdown', down);
  addEventListener('pointermove', move);
  addEventListener('pointerup', up);
  addEventListener('pointercancel', up);
  addEventListener('keydown', cancel);
  return {
    dispose() {
      mark.remove();
      into.removeEventListener('pointerdown', down);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', up);
      removeEventListener('keydown', cancel);
    },
  };
}

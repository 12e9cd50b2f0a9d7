/** On which side of its point each name stands, so that names do not cover one another where there is a free side. */
export interface Named { x: number; y: number; radius: number; wide: number; high: number }
export type Side = 'bottom' | 'top' | 'right' | 'left';

const SIDES: Side[] = ['bottom', 'top', 'right', 'left'];
const GAP = 2;
/** With more names than this there is room for none of them to choose. */
const MOST = 300;

interface Box { left: number; right: number; top: number; bottom: number }

/** `first` chooses before the others; a name must stay within `width`. */
export function sidesOf(names: readonly Named[], first: number, width: number): Side[] {
  const sides = names.map((): Side => 'bottom');
  if (names.length > MOST) return sides;
  const taken: Box[] = [];
  for (const i of [first, ...names.keys()]) {
    if (i < 0 || (i === first && taken.length > 0)) continue;
    const free = SIDES.find((side) => {
      const box = boxOf(names[i]!, side);
      return box.left >= 0 && box.right <= width && !taken.some((other) => meet(box, other));
    });
    sides[i] = free ?? 'bottom';
    taken.push(boxOf(names[i]!, sides[i]));
  }
  return sides;
}

function boxOf({ x, y, radius, wide, high }: Named, side: Side): Box {
  const out = radius + GAP;
  if (side === 'bottom' || side === 'top') return { left: x - wide / 2, right: x + wide / 2, ...(side === 'bottom' ? { top: y + out, bottom: y + out + high } : { top: y - out - high, bottom: y - out }) };
  return { top: y - high / 2, bottom: y + high / 2, ...(side === 'right' ? { left: x + out, right: x + out + wide } : { left: x - out - wide, right: x - out }) };
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

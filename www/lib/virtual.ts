/** Where rows stand in a scroller of millions. Browsers cannot draw an element of more than about 17.9 million pixels
 *  (Firefox), so the spacer stops at 6 million and positions are mapped in proportion. */
export const CAP = 6_000_000;

export class Mapping {
  /** Height of all rows, and of the part of them that is seen, in pixels. */
  readonly full: number;
  readonly spacer: number;
  readonly last: number;

  constructor(total: number, readonly rowHeight: number, readonly view: number) {
    this.full = total * rowHeight;
    this.spacer = Math.min(this.full, CAP);
    this.last = Math.max(0, this.full - view);
  }

  get scaled(): boolean {
    return this.full > CAP;
  }

  clamp(top: number): number {
    return Math.max(0, Math.min(this.last, top));
  }

  /** Place of the scroll bar → place among all rows, and back. */
  toTop(scroll: number): number {
    const way = this.spacer - this.view;
    return this.scaled && way > 0 ? this.clamp((scroll / way) * this.last) : this.clamp(scroll);
  }

  toScroll(top: number): number {
    return this.scaled && this.last > 0 ? (top / this.last) * (this.spacer - this.view) : top;
  }

  /** The least change of `top` that shows a row whole. */
  reveal(row: number, top: number): number {
    const from = row * this.rowHeight;
    if (from < top) return this.clamp(from);
    if (from + this.rowHeight > top + this.view) return this.clamp(from + this.rowHeight - this.view);
    return top;
  }
}

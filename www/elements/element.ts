import { effect } from '@preact/signals-core';
import { LitElement } from 'lit';

/** An element that draws into the page itself, with the page's one style sheet, and again whenever a signal that it
 *  read while drawing changes. */
export abstract class WmElement extends LitElement {
  #stop: (() => void) | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override performUpdate(): void {
    if (!this.isUpdatePending) return;
    this.#stop?.();
    this.#stop = undefined;
    // One that left the page before its turn to be drawn came would listen to the signals for ever, and stay in memory.
    if (!this.isConnected) return super.performUpdate();
    let drawn = false;
    this.#stop = effect(() => {
      if (drawn) {
        this.requestUpdate();
      } else {
        drawn = true;
        super.performUpdate();
      }
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stop = undefined;
  }
}

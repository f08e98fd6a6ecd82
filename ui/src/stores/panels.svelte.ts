// Widths of the panels, remembered for each project on this computer.
import { session } from './session.svelte';

export type PanelName = 'data-list' | 'data-side' | 'profile-outline' | 'profile-pages';
const place = (project: string) => `almanac-panels:${project}`;

class Panels {
  #project = $state('');
  /** In root units; what is not there has the width of the design. */
  #sizes = $state<Partial<Record<PanelName, number>>>({});
  #follow(): void {
    const project = session.project?.path ?? '';
    if (project === this.#project) return;
    this.#project = project;
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(place(project)) ?? '{}');
      this.#sizes = typeof kept === 'object' && kept !== null ? Object.fromEntries(Object.entries(kept).filter(([, size]) => typeof size === 'number' && size > 0 && size < 200)) : {};
    } catch {
      this.#sizes = {};
    }
  }
  /** Called once where the window is made. */
  watch(): void {
    $effect(() => this.#follow());
  }
  size(name: PanelName): number | undefined {
    return this.#sizes[name];
  }
  set(name: PanelName, size: number | undefined): void {
    if (size === undefined) delete this.#sizes[name];
    else this.#sizes[name] = size;
    try {
      localStorage.setItem(place(this.#project), JSON.stringify(this.#sizes));
    } catch {
      // Without a place to remember it, the width holds until the window goes.
    }
  }
}

export const panels = new Panels();

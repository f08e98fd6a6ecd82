// Values that were entered in the grid and are not kept yet. They outlive the room and, as long as the project is
// the same, a stop of the program; nothing of them is in the project before the plan has been looked at.
import type { DecimalMark, EntryReading } from '../wire/generated/wire';

export interface Entered {
  indicator: string; codes: string; source: string; period: string;
  /** As typed or pasted. */
  text: string;
  decimal: DecimalMark;
  reading: EntryReading;
}
type Where = Pick<Entered, 'indicator' | 'codes' | 'source' | 'period'>;
const keyOf = (e: Where) => JSON.stringify([e.indicator, e.source, e.codes, e.period]);

class Batch {
  entries = $state.raw<readonly Entered[]>([]);
  /** The reason given last, proposed for the next batch. */
  reason = $state('');
  #past = $state.raw<readonly (readonly Entered[])[]>([]);
  #future = $state.raw<readonly (readonly Entered[])[]>([]);
  #project = '';
  readonly #byKey = $derived(new Map(this.entries.map((e) => [keyOf(e), e])));

  /** Goes over to a project, with what was entered and not kept when it was last open. */
  enter(project: string): void {
    if (project === this.#project) return;
    this.#project = project;
    this.#past = this.#future = [];
    this.reason = '';
    this.entries = read(project);
  }
  at(where: Where): Entered | undefined {
    return this.#byKey.get(keyOf(where));
  }
  /** Enters some cells as one step. */
  put(cells: readonly Entered[]): void {
    if (cells.length === 0) return;
    const next = new Map(this.#byKey);
    for (const cell of cells) next.set(keyOf(cell), cell);
    this.#step([...next.values()]);
  }
  /** Takes entered cells back, as one step. */
  drop(cells: readonly Where[]): void {
    const gone = new Set(cells.map(keyOf));
    this.#step(this.entries.filter((e) => !gone.has(keyOf(e))));
  }
  /** What was kept is in the project now; there is no way back but the project's own undo. What could not be read stays. */
  kept(source: string): void {
    this.#past = this.#future = [];
    this.#set(this.entries.filter((e) => e.source !== source || !e.reading.readable));
  }
  /** Sources in the order in which they were first entered; each is kept on its own. */
  readonly sources = $derived([...new Set(this.entries.map((e) => e.source))]);
  get undoable(): boolean { return this.#past.length > 0; }
  get redoable(): boolean { return this.#future.length > 0; }
  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.entries];
    this.#set(before);
  }
  redo(): void {
    const after = this.#future.at(-1);
    if (!after) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.entries];
    this.#set(after);
  }
  #step(next: readonly Entered[]): void {
    this.#past = [...this.#past.slice(-99), this.entries];
    this.#future = [];
    this.#set(next);
  }
  #set(next: readonly Entered[]): void {
    this.entries = next;
    write(this.#project, next);
  }
}

const place = (project: string) => `almanac-entered:${project}`;
function read(project: string): readonly Entered[] {
  if (!project) return [];
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(project)) ?? '[]');
    return Array.isArray(kept) ? (kept as Entered[]) : [];
  } catch {
    // Half a text of an earlier stop is no reason not to open the project.
    return [];
  }
}
function write(project: string, entries: readonly Entered[]): void {
  try {
    if (entries.length > 0) localStorage.setItem(place(project), JSON.stringify(entries));
    else localStorage.removeItem(place(project));
  } catch {
    // A full or closed store costs the safety of unkept entries, not the entries.
  }
}

export const batch = new Batch();

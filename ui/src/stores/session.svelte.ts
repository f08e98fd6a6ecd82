// What the whole window knows: settings, the open project, where we are, what must be read again.
import { asHostError, newId, type Host, type HostError, type Payload, type Reply } from '../host';
import { directionOf, locale, t } from '../messages/index.svelte';
import type {
  ChangedScope, CommandName, Event, JobStage, LevelCounts, Place, PreviewPages, ProjectInfo, Settings, StartInfo, StepLabel, ValueOriginRequest,
} from '../wire/generated/wire';

export type Room = 'overview' | 'data' | 'profile' | 'checks';
export type Dialog =
  | { kind: 'palette' } | { kind: 'shortcuts' } | { kind: 'settings' } | { kind: 'history' } | { kind: 'export' } | { kind: 'new' }
  | { kind: 'about' } | { kind: 'import'; path: string | null } | { kind: 'entry' } | { kind: 'origin'; request: ValueOriginRequest };
export interface JobState { stage: JobStage; done: number; total: number; since: number; stopping: boolean }
export interface Offer { words: string; run: () => void }
export interface Notice { id: string; tone: 'good' | 'notice' | 'error'; text: string; error?: HostError; offers?: Offer[] }

const zero: LevelCounts = { errors: 0, warnings: 0, notes: 0 };

class Session {
  host!: Host;
  start = $state<StartInfo | null>(null);
  settings = $state<Settings>({ language: 'en', theme: 'system', author: '' });
  project = $state<ProjectInfo | null>(null);
  room = $state<Room>('overview');
  /** Where a link led; the room reads it and clears it. */
  target = $state<Place | null>(null);
  dialog = $state<Dialog | null>(null);
  rail = $state(true);
  /** Language of the document that is worked on. */
  lang = $state('en');
  revision = $state('');
  findings = $state<LevelCounts>(zero);
  preview = $state<PreviewPages | null>(null);
  jobs = $state<Record<string, JobState>>({});
  notices = $state<Notice[]>([]);
  /** Said to screen readers. */
  said = $state('');
  /** The file that was last to be opened, for a second try in another way. */
  asked = '';
  /** Grows when something of the kind must be read again. */
  versions = $state<Record<ChangedScope, number>>({ about: 0, registers: 0, data: 0, outline: 0, text: 0, figures: 0, checks: 0, history: 0 });
  /** What a room adds to the status bar. */
  status = $state<{ text: string; tone?: 'error' | 'notice' }[]>([]);

  #flushers = new Set<() => Promise<void>>();
  #menu: ((command: string) => void) | null = null;

  async begin(host: Host, onMenu: (command: string) => void): Promise<void> {
    this.host = host;
    this.#menu = onMenu;
    host.listen((event) => this.#hear(event));
    const start = await this.rpc('start_info', {});
    this.start = start;
    this.#settle(start.settings);
    if (start.open_project) await this.#enter(await this.rpc('project_info', {}));
    const opening = await host.opening();
    if (opening) await this.take([opening]);
  }

  rpc<C extends CommandName>(command: C, payload: Payload<C>): Promise<Reply<C>> {
    return this.host.rpc(command, payload);
  }

  /** Calls a command and shows what goes wrong; none when something did. */
  async attempt<C extends CommandName>(command: C, payload: Payload<C>): Promise<Reply<C> | undefined> {
    try {
      return await this.rpc(command, payload);
    } catch (thrown) {
      this.fail(thrown);
      return undefined;
    }
  }

  fail(thrown: unknown): void {
    const error = asHostError(thrown);
    if (error.code === 'stopped') return;
    this.notices = [...this.notices.slice(-3), { id: newId(), tone: error.code === 'not_now' ? 'notice' : 'error', text: error.message, error }];
  }
  /** The same words twice are two things to be heard: a screen reader reads only what has changed. */
  #say(text: string): void {
    this.said = this.said === text ? `${text}\u00a0` : text;
  }
  tell(text: string): void {
    this.#say(text);
    const id = newId();
    this.notices = [...this.notices.slice(-3), { id, tone: 'good', text }];
    // What went well needs no answer; what is offered in it stays possible by the menu.
    setTimeout(() => this.dismiss(id), 8000);
  }
  /** Says what was not done, with ways on that stay until one is taken or the notice is put away. */
  offer(text: string, offers: Offer[]): void {
    this.notices = [...this.notices.slice(-3), { id: newId(), tone: 'notice', text, offers }];
  }
  dismiss(id: string): void {
    this.notices = this.notices.filter((n) => n.id !== id);
  }

  #settle(settings: Settings): void {
    this.settings = settings;
    locale.set(settings.language);
  }
  async changeSettings(settings: Settings): Promise<void> {
    const kept = await this.attempt('settings_put', settings);
    if (!kept) return;
    this.#settle(kept);
    this.start = await this.rpc('start_info', {});
    for (const scope of Object.keys(this.versions) as ChangedScope[]) this.versions[scope] += 1;
  }

  async #enter(project: ProjectInfo): Promise<void> {
    this.project = project;
    this.revision = project.revision;
    this.findings = project.findings;
    this.preview = null;
    this.lang = project.languages[0]?.code ?? 'en';
    this.room = 'overview';
    this.dialog = null;
    this.host.title(`${project.country_name} – ${project.title}`);
    await Promise.resolve();
  }
  async open(path: string, mode: 'write' | 'read' = 'write'): Promise<boolean> {
    await this.flush();
    this.asked = path;
    const project = await this.attempt('project_open', { path, mode });
    if (project) await this.#enter(project);
    return project !== undefined;
  }
  async create(request: Payload<'project_new'>): Promise<void> {
    await this.flush();
    const project = await this.attempt('project_new', request);
    if (project) await this.#enter(project);
  }
  async sample(): Promise<void> {
    await this.flush();
    const project = await this.attempt('project_sample', { path: null });
    if (project) await this.#enter(project);
  }
  async close(): Promise<void> {
    await this.flush();
    if (!(await this.attempt('project_close', {}))) return;
    this.project = null;
    this.preview = null;
    this.host.title('Almanac');
    this.start = await this.rpc('start_info', {});
  }

  /** Files dropped or handed over: a project is opened, anything else is a data file. */
  async take(paths: string[]): Promise<void> {
    const first = paths[0];
    if (!first) return;
    if (first.endsWith('.almanac')) await this.open(first);
    else if (this.project) this.dialog = { kind: 'import', path: first };
  }

  go(place: Place): void {
    this.target = place;
    switch (place.in) {
      case 'profile': this.room = 'overview'; break;
      case 'file':
      case 'indicator':
      case 'source':
      case 'value': this.room = 'data'; break;
      case 'section':
      case 'block':
      case 'figure': this.room = 'profile'; break;
    }
  }

  /** An editor hands in how to send what it still has. */
  flusher(flush: () => Promise<void>): () => void {
    this.#flushers.add(flush);
    return () => this.#flushers.delete(flush);
  }
  async flush(): Promise<void> {
    for (const flush of this.#flushers) await flush();
  }
  async undo(): Promise<void> {
    await this.flush();
    if (await this.attempt('undo', {})) this.#stepped('taken-back', (await this.attempt('project_info', {}))?.redo);
  }
  async redo(): Promise<void> {
    await this.flush();
    if (await this.attempt('redo', {})) this.#stepped('done-again', (await this.attempt('project_info', {}))?.undo);
  }
  #stepped(way: 'taken-back' | 'done-again', step: StepLabel | null | undefined): void {
    if (step) this.stepped(way, step);
    else this.#settled();
  }
  /** Says what was taken back or done again; what went well before it may not be so any more. */
  stepped(way: 'taken-back' | 'done-again', step: StepLabel): void {
    this.#settled();
    const name = t(`step-${step.name}`);
    const text = t(way, { step: step.detail ? t('step-with-detail', { step: name, detail: step.detail }) : name });
    // Typing that goes is seen where it stood; a notice for every stroke would only be in the way.
    if (step.name === 'type') this.#say(text);
    else this.tell(text);
  }
  #settled(): void {
    this.notices = this.notices.filter((n) => n.tone !== 'good');
  }

  /** Runs long work under a name of its own; none when it failed or was stopped. */
  async job<T>(work: (job: string) => Promise<T>, started: (job: string) => void, failed?: (error: HostError) => void): Promise<T | undefined> {
    const job = newId();
    this.jobs[job] = { stage: 'reading', done: 0, total: 0, since: Date.now(), stopping: false };
    started(job);
    try {
      return await work(job);
    } catch (thrown) {
      const error = asHostError(thrown);
      if (!failed) this.fail(error);
      else if (error.code !== 'stopped') failed(error);
      return undefined;
    } finally {
      delete this.jobs[job];
    }
  }
  async stop(job: string): Promise<void> {
    const state = this.jobs[job];
    if (state) state.stopping = true;
    await this.attempt('job_stop', { job });
  }

  #hear(event: Event): void {
    switch (event.event) {
      case 'progress': {
        const job = this.jobs[event.job];
        if (job) Object.assign(job, { stage: event.stage, done: event.done, total: event.total });
        break;
      }
      case 'preview': this.preview = event.preview; break;
      case 'saved': if (this.project) this.project.saved = event.saved; break;
      case 'changed':
        this.revision = event.revision;
        for (const scope of event.scopes) this.versions[scope] += 1;
        void this.#refresh();
        break;
      case 'findings': this.findings = event.counts; break;
      case 'menu': this.#menu?.(event.command); break;
      case 'files': void this.take(event.paths); break;
      case 'closing': void this.flush().finally(() => this.host.leave()); break;
    }
  }
  #refreshing = false;
  #again = false;
  async #refresh(): Promise<void> {
    if (!this.project) return;
    if (this.#refreshing) { this.#again = true; return; }
    this.#refreshing = true;
    try {
      do {
        this.#again = false;
        const info = await this.rpc('project_info', {});
        if (this.project) { this.project = info; this.findings = info.findings; }
      } while (this.#again);
    } catch (thrown) {
      this.fail(thrown);
    } finally {
      this.#refreshing = false;
    }
  }

  get documentDirection(): 'ltr' | 'rtl' { return directionOf(this.lang); }
  get readOnly(): boolean { return this.project?.saved.state === 'read_only' || this.project?.sealed === true; }
}

export const session = new Session();

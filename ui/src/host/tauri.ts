// The desktop shell. The only file that knows of Tauri.
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWindow } from '@tauri-apps/api/window';
import type { Event } from '../wire/generated/wire';
import { asHostError, type Host } from './index';

export function tauriHost(): Host {
  const pages = navigator.userAgent.includes('Windows') ? 'http://almanac.localhost' : 'almanac://localhost';
  return {
    rpc: (command, payload) =>
      invoke('rpc', { command, payload }).catch((thrown: unknown) => Promise.reject(asHostError(thrown))) as never,
    listen(hear) {
      const stops = [
        listen<Event>('almanac-event', (e) => hear(e.payload)),
        listen<string>('almanac-menu', (e) => hear({ event: 'menu', command: e.payload })),
        listen<string>('almanac-open', (e) => hear({ event: 'files', paths: [e.payload] })),
        listen('almanac-closing', () => hear({ event: 'closing' })),
        listen<{ phase: string; paths: string[] }>('almanac-drop', (e) => {
          if (e.payload.phase === 'drop' && e.payload.paths.length > 0) hear({ event: 'files', paths: e.payload.paths });
        }),
      ];
      return () => stops.forEach((stop) => void stop.then((off) => off()));
    },
    page: (hash) => `${pages}/page/${hash}.svg`,
    chooseOpen: (title, filters) => invoke<string | null>('choose_open', { request: { title, filters } }),
    chooseSave: (title, suggested, filters) => invoke<string | null>('choose_save', { request: { title, suggested, filters } }),
    menu: (items) => void invoke('menu_items', { items }),
    opening: () => invoke<string | null>('opening'),
    leave: () => void invoke('leave'),
    title: (text) => void getCurrentWindow().setTitle(text),
  };
}

// The test host: the same application behind a local server. A refusal has a status that is not 2xx and a failure as its body.
import type { Event } from '../wire/generated/wire';
import { asHostError, type Host } from './index';

/** Paths that tests hand in instead of a file dialog. */
declare global {
  interface Window { almanacChoose?: (title: string) => string | null }
}

export function httpHost(): Host {
  return {
    async rpc(command, payload) {
      const response = await fetch('/rpc', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ command, payload }),
      }).catch((thrown: unknown) => Promise.reject(asHostError(thrown)));
      const body: unknown = await response.json();
      if (!response.ok) throw asHostError(body);
      return body as never;
    },
    listen(hear) {
      const source = new EventSource('/events');
      source.onmessage = (message: MessageEvent<string>) => hear(JSON.parse(message.data) as Event);
      return () => source.close();
    },
    page: (hash) => `/page/${hash}.svg`,
    chooseOpen: (title) => Promise.resolve(window.almanacChoose?.(title) ?? window.prompt(title)),
    chooseSave: (title, suggested) => Promise.resolve(window.almanacChoose?.(title) ?? window.prompt(title, suggested)),
    menu: () => undefined,
    opening: () => Promise.resolve(null),
    leave: () => undefined,
    title: (text) => { document.title = text; },
  };
}

// Commands by name: what the menu bar, the palette and the keys call. Rooms hand in theirs while they are shown.
import type { MessageId } from '../messages/index.svelte';

export interface Command { id: string; words: MessageId; run: () => void; enabled?: () => boolean }

const handlers = new Map<string, Command>();

/** Offers commands until the returned function is called. */
export function offer(commands: Command[]): () => void {
  for (const command of commands) handlers.set(command.id, command);
  return () => {
    for (const command of commands) if (handlers.get(command.id) === command) handlers.delete(command.id);
  };
}
export const offered = (): Command[] => [...handlers.values()].filter((c) => c.enabled?.() ?? true);
/** Runs a command; says whether there was one. */
export function run(id: string): boolean {
  const command = handlers.get(id);
  if (!command || !(command.enabled?.() ?? true)) return false;
  command.run();
  return true;
}

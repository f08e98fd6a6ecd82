// When text is sent.
import { expect, it } from 'vitest';
import { Saver } from './saver';

function bench() {
  const timers: (() => void)[] = [];
  const log: string[] = [];
  let finish: (() => void)[] = [];
  let composing = false;
  let fails = false;
  const saver = new Saver({
    send: () => { log.push('send'); return fails ? Promise.reject(new Error('full')) : new Promise<void>((done) => { finish.push(done); }); },
    composing: () => composing,
    later: (_ms, then) => { timers.push(then); return () => { const at = timers.indexOf(then); if (at >= 0) timers.splice(at, 1); }; },
    failed: () => log.push('failed'),
  });
  return {
    saver, log,
    tick: () => { const due = timers.splice(0); due.forEach((then) => then()); },
    arrive: async () => { const all = finish; finish = []; all.forEach((done) => done()); await Promise.resolve(); await Promise.resolve(); },
    compose: (on: boolean) => { composing = on; },
    fail: (on: boolean) => { fails = on; },
  };
}
it('sends once for many keystrokes', () => { const b = bench(); b.saver.touch(); b.saver.touch(); b.tick(); expect(b.log).toEqual(['send']); });
it('waits while an input method composes', () => {
  const b = bench(); b.compose(true); b.saver.touch(); b.tick(); expect(b.log).toEqual([]);
  b.compose(false); b.tick(); expect(b.log).toEqual(['send']);
});
it('sends one at a time, and again what was typed meanwhile', async () => {
  const b = bench(); b.saver.touch(); b.tick(); b.saver.touch(); b.tick(); expect(b.log).toEqual(['send']);
  await b.arrive(); b.tick(); expect(b.log).toEqual(['send', 'send']);
});
it('keeps what could not be sent and tries again', async () => {
  const b = bench(); b.fail(true); b.saver.touch(); b.tick(); await b.arrive();
  expect(b.log).toEqual(['send', 'failed']); expect(b.saver.dirty).toBe(true);
  b.fail(false); b.tick(); expect(b.log).toEqual(['send', 'failed', 'send']);
});
it('flushes at once', async () => { const b = bench(); b.saver.touch(); const done = b.saver.flush(); await Promise.resolve(); expect(b.log).toEqual(['send']); await b.arrive(); await done; expect(b.saver.dirty).toBe(false); });
it('has nothing to flush when nothing was typed', async () => { const b = bench(); await b.saver.flush(); expect(b.log).toEqual([]); });

// Printed figures travel once.
import { describe, expect, it } from 'vitest';
import type { FigurePreview, FigurePrintRequest } from '../../wire/generated/wire';
import { Printed } from './printed';

const figure = (caption: string): FigurePreview => ({ number: 'Figure 1', caption, svg: '', alt: '', width: 1, height: 1, tables: [], rows_left: 0, lines: [], findings: [] });
/** An application with one content at a time. */
function application() {
  const asked: FigurePrintRequest[] = [];
  let content = 'a';
  return {
    asked, change: (to: string) => { content = to; },
    ask: async (request: FigurePrintRequest) => {
      asked.push(request);
      return Promise.resolve({ content, figure: request.known === content ? null : figure(content) });
    },
  };
}
describe('printed figures', () => {
  it('are kept, and not sent again while they are the same', async () => {
    const [app, printed] = [application(), new Printed()];
    expect(printed.kept('p', 'f', 'en')).toBeUndefined();
    expect((await printed.fetch('p', 'f', 'en', app.ask)).caption).toBe('a');
    expect((await printed.fetch('p', 'f', 'en', app.ask)).caption).toBe('a');
    expect(app.asked.map((r) => r.known)).toEqual(['', 'a']);
    expect(printed.kept('p', 'f', 'en')?.caption).toBe('a');
  });
  it('follow another content', async () => {
    const [app, printed] = [application(), new Printed()];
    await printed.fetch('p', 'f', 'en', app.ask);
    app.change('b');
    expect((await printed.fetch('p', 'f', 'en', app.ask)).caption).toBe('b');
  });
  it('are those of one project and one language', async () => {
    const [app, printed] = [application(), new Printed()];
    await printed.fetch('p', 'f', 'en', app.ask);
    expect(printed.kept('q', 'f', 'en')).toBeUndefined();
    expect(printed.kept('p', 'f', 'fr')).toBeUndefined();
  });
  it('do not grow without end', async () => {
    const [app, printed] = [application(), new Printed(2)];
    for (const id of ['f', 'g', 'h']) await printed.fetch('p', id, 'en', app.ask);
    expect(printed.kept('p', 'f', 'en')).toBeUndefined();
    expect(printed.kept('p', 'h', 'en')).toBeDefined();
  });
});

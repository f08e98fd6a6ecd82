// The outline as a list.
import { expect, it } from 'vitest';
import type { OutlineItem } from '../../wire/generated/wire';
import { moved, visible, withParts } from './outlineState';

const item = (id: string, parent: string | null): OutlineItem => ({
  id, parent, level: parent ? 2 : 1, place: 'chapter', number: id, title: id, findings: { errors: 0, warnings: 0, notes: 0 }, changed_values: 0,
});
const tree = [item('1', null), item('1.1', '1'), item('1.1.1', '1.1'), item('2', null), item('3', null)];
it('hides all below a closed section', () => expect(visible(tree, new Set(['1'])).map((s) => s.id)).toEqual(['1', '2', '3']));
it('hides parts of parts', () => expect(visible(tree, new Set(['1.1'])).map((s) => s.id)).toEqual(['1', '1.1', '2', '3']));
it('goes down behind its next sibling', () => expect(moved(tree, '2', 'down')).toEqual({ parent: null, after: '3' }));
it('goes up to the first place', () => expect(moved(tree, '2', 'up')).toEqual({ parent: null, after: null }));
it('goes up behind the one before', () => expect(moved(tree, '3', 'up')).toEqual({ parent: null, after: '1' }));
it('cannot go beyond the end', () => expect(moved(tree, '3', 'down')).toBeUndefined());
it('takes its parts along', () => expect(withParts(tree, '1').map((s) => s.id)).toEqual(['1', '1.1', '1.1.1']));

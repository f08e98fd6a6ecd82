// Blocks of cells from and for a spreadsheet, and where a pasted block goes. Pure.

/** Lines and cells of copied text: tabs between cells, quotes around cells with tabs, quotes or line ends. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (quoted) {
      if (c === '"' && text.charAt(i + 1) === '"') { cell += '"'; i += 1; }
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === '\t') { row.push(cell); cell = ''; }
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text.charAt(i + 1) === '\n') i += 1;
      rows.push([...row, cell]); row = []; cell = '';
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

export interface Placed { row: number; column: number; text: string }
export interface Area { first: { row: number; column: number }; last: { row: number; column: number } }

/**
 * Where the cells of a block go: from the first selected cell on. One cell fills the whole selection, as in a sheet.
 * Cells beyond the last row or column are counted, not taken.
 */
export function placeBlock(block: string[][], selected: Area, size: { rows: number; columns: number }): { cells: Placed[]; outside: number } {
  const cells: Placed[] = [];
  let outside = 0;
  const lone = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
  if (lone !== undefined) {
    for (let row = selected.first.row; row <= selected.last.row; row += 1)
      for (let column = selected.first.column; column <= selected.last.column; column += 1) cells.push({ row, column, text: lone });
    return { cells, outside };
  }
  block.forEach((line, r) => line.forEach((text, c) => {
    const [row, column] = [selected.first.row + r, selected.first.column + c];
    if (row < size.rows && column < size.columns) cells.push({ row, column, text });
    else if (text.trim() !== '') outside += 1;
  }));
  return { cells, outside };
}

/** The period after this one, to be proposed for a new column; none when it is of an irregular kind. */
export function nextPeriod(period: string): string | undefined {
  const whole = /^(\d{4})$/.exec(period);
  if (whole) return String(Number(whole[1]) + 1);
  const part = /^(\d{4})-(S|Q|)(\d{1,2})$/.exec(period);
  if (!part) return undefined;
  const [year, kind, n] = [Number(part[1]), part[2] ?? '', Number(part[3])];
  const last = kind === 'S' ? 2 : kind === 'Q' ? 4 : 12;
  const next = n >= last ? { year: year + 1, n: 1 } : { year, n: n + 1 };
  return `${next.year}-${kind}${kind ? next.n : String(next.n).padStart(2, '0')}`;
}

/** Whether a text is a period as the program writes it. */
export const isPeriod = (text: string): boolean => /^\d{4}(-(S[12]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|W(0[1-9]|[1-4]\d|5[0-3])))?$|^\d{4}\/\d{4}$/.test(text);

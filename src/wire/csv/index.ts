import type { Fault } from '../fault.ts';

/** A line with more columns is no table that anyone here reads. */
export const MAX_COLUMNS = 1000;

/**
 * Splits one line of delimiter-separated values (RFC 4180 section 2, without quoted line breaks):
 * a field may stand in double quotes, in which a doubled one means itself. A byte-order mark in
 * front is taken off. Null, with a fault, where a quote is not closed or there are too many
 * columns.
 */
export function splitRow(line: string, delimiter: string, faults: Fault[]): string[] | null {
  const fields: string[] = [];
  let at = line.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    if (fields.length >= MAX_COLUMNS) {
      const message = `a row has at most ${MAX_COLUMNS} columns`;
      faults.push({ reason: 'oversized', offset: at, message });
      return null;
    }
    if (line[at] === '"') {
      const quoted = readQuoted(line, at);
      if (quoted === null) {
        faults.push({ reason: 'truncated', offset: at, message: 'a quote is not closed' });
        return null;
      }
      fields.push(quoted.text);
      at = quoted.end;
      // Whatever stands between the quote and the delimiter belongs to nothing.
      const next = line.indexOf(delimiter, at);
      if (next < 0) return fields;
      at = next + 1;
    } else {
      const next = line.indexOf(delimiter, at);
      if (next < 0) {
        fields.push(line.slice(at));
        return fields;
      }
      fields.push(line.slice(at, next));
      at = next + 1;
    }
  }
}

function readQuoted(line: string, start: number): { text: string; end: number } | null {
  let text = '';
  let from = start + 1;
  for (;;) {
    const quote = line.indexOf('"', from);
    if (quote < 0) return null;
    text += line.slice(from, quote);
    if (line[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    from = quote + 2;
  }
}

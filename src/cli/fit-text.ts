/** A terminal narrower than this is left to break lines by itself, columns. */
const LEAST = 40;
/** A line is broken for its length where the next word would have taken it past this column. */
const FULL = 74;
/** Where words begin to the right of this share of the width, they go on below instead. */
const RIGHTMOST = 0.6;

/** `  --area CODE        an area to be added`: what is explained, and room, before the words. */
const EXPLAINED = /^(\s*\S+(?: \S+)*\s{2,})(\S.*)$/;

/**
 * The help or answer of a command in a terminal of `columns`: paragraphs and explanations are filled anew
 * where they are too wide, their columns kept. Examples stay whole, to be copied.
 */
export function fitText(text: string, columns: number | undefined): string {
  const lines = text.split('\n');
  if (columns === undefined || columns < LEAST || lines.every((line) => line.length <= columns))
    return text;
  const fitted: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.startsWith('Example:')) {
      fitted.push(line);
      continue;
    }
    const [, head = /^\s*/.exec(line)![0], words = line.slice(head.length)] =
      EXPLAINED.exec(line) ?? [];
    let last = line;
    let filled = words;
    while (goesOn(last, lines[i + 1], head.length)) {
      i += 1;
      last = lines[i]!;
      filled += ` ${last.trim()}`;
    }
    fitted.push(...fill(head, filled, columns));
  }
  return fitted.join('\n');
}

/** Whether `next` is the rest of `line`, which was broken for its length. */
function goesOn(line: string, next: string | undefined, indent: number): boolean {
  if (next === undefined || next.trim() === '' || next.startsWith('Example:')) return false;
  if (/^\s*/.exec(next)![0].length !== indent || EXPLAINED.test(next)) return false;
  if (indent === 0 && next.startsWith('bongsu ')) return false;
  return line.length + 1 + next.trim().split(' ')[0]!.length > FULL;
}

function fill(head: string, words: string, columns: number): string[] {
  const beside = head.length <= columns * RIGHTMOST;
  const indent = beside ? head.length : /^\s*/.exec(head)![0].length + 4;
  const lines: string[] = beside ? [] : [head.trimEnd()];
  let line = beside ? head : ' '.repeat(indent);
  let empty = true;
  for (const word of words.split(' ')) {
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = ' '.repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

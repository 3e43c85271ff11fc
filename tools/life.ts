/**
 * The life of a warning as a picture, a diagram and a table, made from the steps that the program
 * permits: `node tools/life.ts --write`; without it, only says whether they are up to date (exit
 * code 1 when they are not).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DROPS, type Releaser, TRANSITIONS, type Transition } from '../src/warn/transitions.ts';

const root = join(import.meta.dirname, '..');
const BEGIN = '<!-- made by tools/life.ts -->';
const END = '<!-- end -->';

/** Box of each state: left, top; all of one size. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  nothing: [16, 150],
  released: [226, 150],
  updated: [346, 150],
  lost: [466, 150],
  ended: [586, 150],
  cancelled: [406, 24],
  'all-clear': [406, 306],
};
const WIDTH = 84;
const HEIGHT = 36;
/** The frame around the states in force: left, top, width, height. */
const FRAME = [204, 104, 488, 150] as const;
const IN_FORCE = ['released', 'updated', 'lost', 'ended'];

const PEOPLE = '#0072b2';
const MACHINE = '#d55e00';

interface Arrow {
  readonly path: string;
  readonly label: readonly [number, number, string];
  readonly colour: string;
}

/** One arrow a step, from the frame where it leads out of every state in force. */
function arrowsOf(step: Transition): Arrow[] {
  const colour = step.by.includes('machine') ? MACHINE : PEOPLE;
  const [toX, toY] = middle(step.to);
  if (step.from.length === IN_FORCE.length) {
    if (step.to === 'updated') {
      // Back into the frame: from its upper edge to the box, one beside the other.
      const x = toX + (step.takesBack ? 26 : -26);
      const path = `M${x} ${FRAME[1]}v${toY - HEIGHT / 2 - FRAME[1] - 3}`;
      return [{ path, colour, label: [x, FRAME[1] - 8, step.id] }];
    }
    const up = toY < FRAME[1];
    const start = up ? FRAME[1] : FRAME[1] + FRAME[3];
    const end = up ? toY + HEIGHT / 2 + 3 : toY - HEIGHT / 2 - 3;
    return [
      {
        ...{ path: `M${toX} ${start}V${end}`, colour },
        label: [toX + 8, (start + end) / 2 + 4, step.id],
      },
    ];
  }
  return step.from.map((from, i): Arrow => {
    const [x, y] = middle(from);
    // Back to itself: a loop under the box.
    if (from === step.to) {
      const path = `M${x - 36} ${y + HEIGHT / 2}c-4 20 22 20 18 3`;
      return { path, colour, label: [x, y, ''] };
    }
    const beside = toX - x <= WIDTH + 40;
    if (beside || step.to === 'released') {
      const path = `M${x + WIDTH / 2} ${y}H${toX - WIDTH / 2 - 3}`;
      return { path, colour, label: [(x + toX) / 2, y - 6, step.id] };
    }
    // The farther it goes, the lower it hangs, so that no two run into each other.
    const hang = from === 'nothing' ? 112 : (toX - x) / 6 - 10 * i;
    const below = y + HEIGHT / 2;
    const path = `M${x} ${below}C${x} ${below + hang} ${toX} ${below + hang} ${toX} ${below + 3}`;
    return { path, colour, label: [x + 78, below + 50, from === 'nothing' ? step.id : ''] };
  });
}

function middle(state: string): readonly [number, number] {
  const [x, y] = PLACES[state]!;
  return [x + WIDTH / 2, y + HEIGHT / 2];
}

export function lifePicture(): string {
  const arrows = TRANSITIONS.flatMap(arrowsOf);
  const heads = [PEOPLE, MACHINE].map(
    (colour, i) =>
      `<marker id="h${i}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker>`,
  );
  const boxes = Object.entries(PLACES).map(([state, [x, y]]) => {
    const dashed = state === 'nothing' ? ' stroke-dasharray="4 3"' : '';
    const name = state === 'nothing' ? 'drafted' : state;
    return (
      `<rect x="${x}" y="${y}" width="${WIDTH}" height="${HEIGHT}" rx="5" fill="#fff" stroke="#222"${dashed}/>` +
      `<text x="${x + WIDTH / 2}" y="${y + HEIGHT / 2 + 4}" text-anchor="middle" font-weight="bold">${name}</text>`
    );
  });
  const [left, top, width, height] = FRAME;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 712 392" font-family="sans-serif" font-size="11" fill="#222">',
    '<title>The life of a warning</title>',
    `<defs>${heads.join('')}</defs>`,
    '<rect width="712" height="392" fill="#fff"/>',
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="8" fill="#f4f6f8" stroke="#999"/>`,
    `<text x="${left + 8}" y="${top + 15}" fill="#666">in force: the public has it</text>`,
    `<text x="16" y="${PLACES['nothing']![1] - 8}" fill="#666">nothing is public</text>`,
    ...arrows.map(
      ({ path, colour }) =>
        `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.4" marker-end="url(#h${colour === PEOPLE ? 0 : 1})"/>`,
    ),
    ...boxes,
    ...arrows
      .filter(({ label }) => label[2] !== '')
      .map(({ label: [x, y, says], colour }) => {
        const anchor = says === 'cancel' || says === 'all-clear' ? 'start' : 'middle';
        return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}">${says}</text>`;
      }),
    `<text x="16" y="364" fill="${PEOPLE}">by people: officers, an authority that they signed before, or who leads there</text>`,
    `<text x="16" y="380" fill="${MACHINE}">said at once by the machine: it keeps people under cover</text>`,
    '</svg>\n',
  ].join('');
}

function mermaid(): string[] {
  const name = (state: string): string =>
    state === 'nothing' ? 'drafted' : state === 'all-clear' ? 'all_clear' : state;
  const edges = TRANSITIONS.flatMap(({ id, from, to }) =>
    from.map((each) => `  ${name(each)} --> ${name(to)}: ${id}`),
  );
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  state "all-clear" as all_clear',
    '  [*] --> drafted',
    '  drafted --> [*]: dropped',
    ...edges,
    '  cancelled --> [*]',
    '  all_clear --> [*]',
    '```',
  ];
}

const WHO: Readonly<Record<Releaser, string>> = {
  officers: 'officers',
  standing: 'a standing authority',
  holder: 'the node that leads there',
  machine: 'the machine',
};

function whoOf({ by, officers }: Transition): string {
  const people = officers === 'one' ? 'one officer' : 'two officers';
  return by.map((each) => (each === 'officers' ? people : WHO[each])).join(', or ');
}

function table(): string[] {
  return [
    '| step | from | to | who | when | why | on what evidence |',
    '|---|---|---|---|---|---|---|',
    ...TRANSITIONS.map(
      (step) =>
        `| \`${step.id}\` | ${step.from.map((each) => (each === 'nothing' ? 'drafted' : each)).join(', ')} | ${step.to} | ${whoOf(step)} | ${step.when} | ${step.why} | ${step.evidence} |`,
    ),
    ...Object.entries(DROPS).map(
      ([id, why]) =>
        `| \`${id}\` | drafted | – | ${id === 'discarded' ? 'one officer' : 'the machine'} | nothing has gone out of it | ${why} | the mark in the ledger, with the draft as it was |`,
    ),
  ];
}

/** Every generated file with what should stand in it. */
export function generatedLife(): { file: string; text: string }[] {
  const page = readFileSync(join(root, 'docs/warnings.md'), 'utf8');
  const begin = page.indexOf(BEGIN) + BEGIN.length;
  const end = page.indexOf(END, begin);
  const made = ['', '', ...table(), '', ...mermaid(), '', ''].join('\n');
  return [
    { file: 'docs/warnings.md', text: page.slice(0, begin) + made + page.slice(end) },
    { file: 'docs/images/life.svg', text: lifePicture() },
  ];
}

if (import.meta.main) {
  const write = process.argv.includes('--write');
  for (const { file, text } of generatedLife()) {
    const path = join(root, file);
    if (write) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text) {
      console.error(`${file} is out of date: run "node tools/life.ts --write"`);
      process.exitCode = 1;
    }
  }
}

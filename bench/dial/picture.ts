import { type DialPoint, SETTINGS, SHIPPED, WAITS_S } from './curve.ts';

const WIDTH = 900;
const PANEL = { width: 225, height: 190, left: 50, top: 62, gap: 290 };
const HEIGHT = 330;
/** One a setting; the shipped one stands out. */
const COLOURS = ['#9cc3e6', '#3b77ad', '#16324f', '#7a9a3a', '#c2410c'];
const NAMES = Object.keys(SETTINGS);

interface Panel {
  readonly title: string;
  readonly value: (point: DialPoint) => number | null;
  /** Position of a value, 0 at the bottom to 1 at the top. */
  readonly scale: (value: number) => number;
  readonly marks: readonly (readonly [number, string])[];
}

const share = (value: number): number => value;
const PANELS: readonly Panel[] = [
  {
    title: 'ground warned, mean, km²',
    value: ({ warnedKm2 }) => warnedKm2,
    scale: (value) => Math.log10(Math.max(1e3, value) / 1e3) / 3,
    marks: [
      [1e3, '10³'],
      [1e4, '10⁴'],
      [1e5, '10⁵'],
      [1e6, '10⁶'],
    ],
  },
  {
    title: 'of it needless',
    value: ({ needless }) => needless,
    scale: share,
    marks: percentMarks(),
  },
  {
    title: 'a struck area not warned',
    value: ({ missed }) => missed,
    scale: share,
    marks: percentMarks(),
  },
];

function percentMarks(): [number, string][] {
  return [0, 0.25, 0.5, 0.75, 1].map((value) => [value, `${value * 100} %`]);
}

/** The curve as three panels over the seconds waited, one line a threshold. */
export function drawDial(points: readonly DialPoint[], flights: number): string {
  const panels = PANELS.map((panel, i) => drawPanel(panel, points, PANEL.left + i * PANEL.gap));
  const legend = NAMES.map((name, i) => {
    const x = PANEL.left + i * 165;
    return `<rect x="${x}" y="302" width="18" height="4" fill="${COLOURS[i]}"/>${text(x + 24, 308, name)}`;
  });
  const title = `How long to wait against how wide to warn: ${flights} simulated flights, seconds after the first plot`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" fill="#222"><title>${title}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${text(PANEL.left, 24, title, 'font-size="14" font-weight="bold"')}${panels.join('')}${legend.join('')}</svg>\n`;
}

function drawPanel(panel: Panel, points: readonly DialPoint[], left: number): string {
  const bottom = PANEL.top + PANEL.height;
  const x = (waitS: number): number =>
    left + (PANEL.width * Math.log(waitS / WAITS_S[0]!)) / Math.log(WAITS_S.at(-1)! / WAITS_S[0]!);
  const y = (value: number): number =>
    bottom - PANEL.height * Math.min(1, Math.max(0, panel.scale(value)));
  const grid = panel.marks.map(
    ([value, label]) =>
      `<path d="M${left} ${round(y(value))}h${PANEL.width}" stroke="#ddd"/>${text(left - 5, y(value) + 4, label, 'text-anchor="end"')}`,
  );
  const ticks = [4, 10, 20, 45, 120].map((wait) =>
    text(x(wait), bottom + 16, `${wait} s`, 'text-anchor="middle"'),
  );
  const lines = NAMES.map((name, i) => {
    const way = points
      .filter(({ setting }) => setting === name)
      .flatMap((point) => {
        const value = panel.value(point);
        return value === null ? [] : [`${round(x(point.waitS))} ${round(y(value))}`];
      });
    const width = name === SHIPPED ? 3 : 1.5;
    return `<polyline points="${way.join(',')}" fill="none" stroke="${COLOURS[i]}" stroke-width="${width}"/>`;
  });
  return `${text(left, PANEL.top - 12, panel.title, 'font-weight="bold"')}${grid.join('')}${ticks.join('')}${lines.join('')}`;
}

function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" ${attributes}>${content}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

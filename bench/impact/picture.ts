/** One line of what `score.py --json` says: a class at one time after burnout. */
export interface Scored {
  readonly class: string;
  readonly askS: number;
  readonly n: number;
  readonly in50: number;
  readonly in90: number;
  readonly in99: number;
  readonly in90Wilson99: readonly [number, number];
  readonly timeIn90: number;
  readonly medianAreaOverBound: number | null;
  readonly medianMissOverBound: number | null;
  readonly rmsMissOverBound: number | null;
}

const WIDTH = 760;
const HEIGHT = 400;
const BOX = { left: 60, top: 50, width: 520, height: 290 };
const TIMES = [10, 20, 30, 60, 120, 180];
/** One a class, by its place in the list. */
const COLOURS = ['#c2410c', '#b45309', '#7a9a3a', '#0f766e', '#3b77ad', '#16324f', '#86198f'];
const CLASSES = [
  ['crbm', 'CRBM'],
  ['srbm', 'SRBM'],
  ['mrbm', 'MRBM'],
  ['irbm', 'IRBM'],
  ['icbm-lofted', 'ICBM, lofted'],
  ['icbm-min-energy', 'ICBM'],
  ['glide', 'gliding'],
] as const;

interface Chart {
  readonly title: string;
  readonly marks: readonly (readonly [number, string])[];
  /** 0 at the bottom to 1 at the top. */
  readonly scale: (value: number) => number;
  readonly value: (scored: Scored) => number | null;
  /** Ends of a bar about each point. */
  readonly bar?: (scored: Scored) => readonly [number, number];
  /** Of gliders the bound knows the manoeuvre, and says nothing. */
  readonly gliding: boolean;
}

/** Miss over the Cramér-Rao bound, the median, against the seconds of data. */
export function drawError(scored: readonly Scored[]): string {
  return draw(scored, {
    title: 'Median miss over the rms of the Cramér-Rao bound, by seconds after burnout',
    marks: [0.25, 0.5, 1, 2, 4, 8, 16].map((value) => [value, String(value)]),
    scale: (value) => Math.log2(Math.max(0.25, value) / 0.25) / 6,
    value: ({ medianMissOverBound }) => medianMissOverBound,
    gliding: false,
  });
}

/** Share of the impacts in the 90 % area against the seconds of data. */
export function drawContainment(scored: readonly Scored[]): string {
  return draw(scored, {
    title:
      'Share of the impacts in the 90 % area, with its 99 % interval, by seconds after burnout',
    marks: [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1].map((value) => [
      value,
      `${Math.round(100 * value)} %`,
    ]),
    scale: (value) => (value - 0.7) / 0.3,
    value: ({ in90 }) => in90,
    bar: ({ in90Wilson99 }) => in90Wilson99,
    gliding: true,
  });
}

function draw(scored: readonly Scored[], chart: Chart): string {
  const bottom = BOX.top + BOX.height;
  const y = (value: number): number =>
    bottom - BOX.height * Math.min(1, Math.max(0, chart.scale(value)));
  const x = (askS: number): number =>
    BOX.left +
    20 +
    ((BOX.width - 40) * Math.log(askS / TIMES[0]!)) / Math.log(TIMES.at(-1)! / TIMES[0]!);
  const grid = chart.marks.map(
    ([value, label]) =>
      `<path d="M${BOX.left} ${round(y(value))}h${BOX.width}" stroke="#ddd"/>${text(BOX.left - 6, y(value) + 4, label, 'text-anchor="end"')}`,
  );
  const ticks = TIMES.map((time) =>
    text(x(time), bottom + 18, `${time} s`, 'text-anchor="middle"'),
  );
  const lines = CLASSES.map(([name, label], i) => {
    if (name === 'glide' && !chart.gliding) return '';
    const own = scored.filter((each) => each.class === name).sort((a, b) => a.askS - b.askS);
    // Side by side, so that bars do not hide each other.
    const at = (askS: number): number => x(askS) + (chart.bar === undefined ? 0 : 3 * (i - 3));
    const points = own.flatMap((each) => {
      const value = chart.value(each);
      return value === null ? [] : [[at(each.askS), y(value)] as const];
    });
    const bars = own.map((each) => {
      if (chart.bar === undefined) return '';
      const [low, high] = chart.bar(each);
      return `<path d="M${round(at(each.askS))} ${round(y(low))}V${round(y(high))}" stroke="${COLOURS[i]}" stroke-opacity="0.35" stroke-width="2"/>`;
    });
    const way = points.map(([px, py]) => `${round(px)} ${round(py)}`).join(',');
    const dots = points.map(
      ([px, py]) => `<circle cx="${round(px)}" cy="${round(py)}" r="3" fill="${COLOURS[i]}"/>`,
    );
    const legend = BOX.top + 16 + 22 * i;
    return `${bars.join('')}<polyline points="${way}" fill="none" stroke="${COLOURS[i]}" stroke-width="1.5"/>${dots.join('')}<rect x="610" y="${legend - 8}" width="16" height="4" fill="${COLOURS[i]}"/>${text(632, legend - 2, label)}`;
  });
  const runs = Math.max(0, ...scored.map(({ n }) => n));
  const note = `${runs} simulated flights a class, outside generator; one to three 1 Hz radars of 30 m and 1 mrad`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#222"><title>${chart.title}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${text(BOX.left, 28, chart.title, 'font-size="14" font-weight="bold"')}${grid.join('')}${ticks.join('')}${lines.join('')}${text(BOX.left, HEIGHT - 10, note, 'fill="#666"')}</svg>\n`;
}

function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" ${attributes}>${content}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

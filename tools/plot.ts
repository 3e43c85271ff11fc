/**
 * Small charts as SVG text: panels side by side with logarithmic axes, lines over them, a legend.
 * Pure: the same figures give the same bytes.
 */
export interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dashed?: boolean;
  /** x and y, both positive; others are left out. */
  readonly points: readonly (readonly [number, number])[];
}

export interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface Chart {
  readonly title: string;
  /** Where the x axis bears a mark, and what it says. */
  readonly marks: readonly (readonly [number, string])[];
  /** Ends of the y axis: powers of ten. */
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly panels: readonly Panel[];
}

const WIDTH = 210;
const HEIGHT = 190;
const LEFT = 50;
const TOP = 66;
const GAP = 55;

export function drawChart(chart: Chart): string {
  const width = LEFT + chart.panels.length * (WIDTH + GAP);
  const legend = [...new Map(chart.panels.flatMap(({ lines }) => lines).map((l) => [l.name, l]))];
  const height = TOP + HEIGHT + 40 + 16 * Math.ceil(legend.length / 2);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" fill="#222">`,
    `<title>${escaped(chart.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(LEFT, 24, chart.title, 'font-size="14" font-weight="bold"'),
    ...chart.panels.map((panel, i) => drawPanel(chart, panel, LEFT + i * (WIDTH + GAP))),
    ...legend.map(([name, line], i) => {
      const x = LEFT + (i % 2) * (width / 2);
      const y = TOP + HEIGHT + 40 + 16 * Math.floor(i / 2);
      return `<path d="M${x} ${y - 4}h26" ${stroke(line)}/>${text(x + 32, y, name, '')}`;
    }),
    '</svg>\n',
  ];
  return parts.join('');
}

function drawPanel(chart: Chart, panel: Panel, left: number): string {
  const first = Math.log(chart.marks[0]![0]);
  const last = Math.log(chart.marks.at(-1)![0]);
  const x = (value: number): number => left + (WIDTH * (Math.log(value) - first)) / (last - first);
  const [low, high] = [Math.log10(chart.low), Math.log10(chart.high)];
  const y = (value: number): number =>
    TOP + HEIGHT * (1 - (Math.min(Math.max(Math.log10(value), low), high) - low) / (high - low));
  const parts = [text(left, TOP - 14, `${panel.title}, ${chart.unit}`, 'font-weight="bold"')];
  for (let power = Math.ceil(low); power <= high; power++) {
    const at = number(y(10 ** power));
    parts.push(`<path d="M${left} ${at}h${WIDTH}" stroke="#ddd"/>`);
    parts.push(text(left - 5, Number(at) + 4, powerOfTen(power), 'text-anchor="end"'));
  }
  for (const [value, says] of chart.marks) {
    parts.push(text(x(value), TOP + HEIGHT + 16, says, 'text-anchor="middle"'));
  }
  for (const line of panel.lines) {
    const points = line.points.filter(([a, b]) => a > 0 && b > 0);
    if (points.length === 0) continue;
    const at = points.map(([a, b]) => `${number(x(a))} ${number(y(b))}`);
    parts.push(`<polyline points="${at.join(',')}" fill="none" ${stroke(line)}/>`);
    for (const place of at) {
      const [cx, cy] = place.split(' ');
      parts.push(`<circle cx="${cx}" cy="${cy}" r="2.2" fill="${line.colour}"/>`);
    }
  }
  return parts.join('');
}

function stroke(line: Line): string {
  const dashes = line.dashed === true ? ' stroke-dasharray="4 3"' : '';
  return `stroke="${line.colour}" stroke-width="1.5"${dashes}`;
}

function text(x: number, y: number, says: string, attributes: string): string {
  return `<text x="${number(x)}" y="${number(y)}"${attributes === '' ? '' : ` ${attributes}`}>${escaped(says)}</text>`;
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function powerOfTen(power: number): string {
  const digits = [...String(power)].map((digit) =>
    digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)],
  );
  return `10${digits.join('')}`;
}

function escaped(says: string): string {
  return says.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

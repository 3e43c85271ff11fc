import type { Alone } from './alone.ts';
import type { Point } from './curve.ts';

const WIDTH = 900;
const HEIGHT = 280;
const PANEL = { width: 225, height: 170, left: 55, top: 60, gap: 290 };
const SHIPPED = 0.9;

interface Panel {
  readonly title: string;
  readonly value: (point: Point) => number;
  readonly most: number;
  readonly label: (value: number) => string;
}

/** Detection, other objects taken for missiles, and delay over the threshold. */
export function drawCurve(points: readonly Point[], feeds: readonly Alone[]): string {
  const hours = Math.round(feeds.reduce((sum, { sensorHours }) => sum + sensorHours, 0));
  const fallers = feeds.reduce((sum, one) => sum + one.fallers, 0);
  const panels: readonly Panel[] = [
    {
      title: `flights recognised, of ${points[0]?.n ?? 0}`,
      value: ({ detected }) => detected,
      most: 1,
      label: (value) => `${Math.round(value * 100)} %`,
    },
    {
      title: `others taken for one, in ${hours} sensor-hours`,
      value: ({ falsely }) => falsely,
      most: Math.max(4, ...points.map(({ falsely }) => falsely)),
      label: (value) => String(Math.round(value)),
    },
    {
      title: 'first plot to evidence, p95, s',
      value: ({ delayS }) => delayS,
      most: Math.max(8, ...points.map(({ delayS }) => delayS)),
      label: (value) => String(Math.round(value)),
    },
  ];
  const title = `Evidence at which a hazard opens (shipped: ${SHIPPED}); ${fallers} meteors and pieces of debris among the others`;
  const drawn = panels.map((panel, i) => drawPanel(panel, points, PANEL.left + i * PANEL.gap));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" fill="#222"><title>${title}</title><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${text(PANEL.left, 24, title, 'font-size="13" font-weight="bold"')}${drawn.join('')}</svg>\n`;
}

function drawPanel(panel: Panel, points: readonly Point[], left: number): string {
  const bottom = PANEL.top + PANEL.height;
  const x = (i: number): number => left + (PANEL.width * i) / Math.max(1, points.length - 1);
  const y = (value: number): number => bottom - (PANEL.height * value) / panel.most;
  const grid = [0, 0.5, 1].map((part) => {
    const value = part * panel.most;
    return `<path d="M${left} ${round(y(value))}h${PANEL.width}" stroke="#ddd"/>${text(left - 5, y(value) + 4, panel.label(value), 'text-anchor="end"')}`;
  });
  const line = points.map((point, i) => `${round(x(i))},${round(y(panel.value(point)))}`).join(' ');
  const marks = points.map((point, i) => {
    const shipped = point.threshold === SHIPPED;
    const dot = `<circle cx="${round(x(i))}" cy="${round(y(panel.value(point)))}" r="${shipped ? 5 : 3}" fill="${shipped ? '#c2410c' : '#16324f'}"/>`;
    return `${dot}${text(x(i), bottom + 16, String(point.threshold), 'text-anchor="middle"')}`;
  });
  return `${text(left, PANEL.top - 12, panel.title, 'font-weight="bold"')}${grid.join('')}<polyline points="${line}" fill="none" stroke="#16324f" stroke-width="2"/>${marks.join('')}`;
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" ${more}>${words}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

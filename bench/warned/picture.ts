import type { Best, Reach } from '../warned.ts';
import { ENOUGH_S } from './flights.ts';

const PANEL = { width: 185, height: 170, left: 46, top: 66, gap: 222 };
const HEIGHT = 316;
/** The x axis ends here: who has more time than that has enough of it, s. */
const LONGEST_S = 600;
/** One a way of release, in their order. */
const COLOURS = ['#7a9a3a', '#3b77ad', '#16324f', '#c2410c'];
const SEEN = '#999';

/** For each class: the share of struck areas that were warned with at least so much time left. */
export function drawWarned(
  reaches: readonly Reach[],
  bests: readonly Best[],
  flights: number,
): string {
  const ways = [...new Set(reaches.map(({ way }) => way))];
  const width = PANEL.left + bests.length * PANEL.gap;
  const title = `Areas that a missile comes down in, by the time left when they were first warned: ${flights} simulated flights a class`;
  const legend = ['first radar plot', ...ways].map((name, i) => {
    const x = PANEL.left + i * 150;
    const colour = i === 0 ? SEEN : COLOURS[i - 1];
    return `<rect x="${x}" y="284" width="18" height="4" fill="${colour}"/>${text(x + 24, 290, name)}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" font-family="sans-serif" font-size="11" fill="#222">`,
    `<title>${title}</title><rect width="${width}" height="${HEIGHT}" fill="#fff"/>`,
    text(PANEL.left, 24, title, 'font-size="13" font-weight="bold"'),
    ...bests.map((best, i) =>
      panel(
        best,
        reaches.filter(({ rangeClass }) => rangeClass === best.rangeClass),
        PANEL.left + i * PANEL.gap,
      ),
    ),
    ...legend,
    '</svg>\n',
  ].join('');
}

function panel({ rangeClass, seenS }: Best, reaches: readonly Reach[], left: number): string {
  const bottom = PANEL.top + PANEL.height;
  const x = (seconds: number): number => left + (PANEL.width * seconds) / LONGEST_S;
  const y = (share: number): number => bottom - PANEL.height * share;
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<path d="M${left} ${round(y(share))}h${PANEL.width}" stroke="#ddd"/>${text(left - 5, y(share) + 4, `${share * 100} %`, 'text-anchor="end"')}`,
  );
  const ticks = [0, 200, 400, 600].map((s) =>
    text(x(s), bottom + 15, `${s} s`, 'text-anchor="middle"'),
  );
  const enough = `<path d="M${round(x(ENOUGH_S))} ${PANEL.top}V${bottom}" stroke="#222" stroke-dasharray="2 3"/>`;
  const curve = (values: readonly number[], of: number, colour: string, wide: number): string => {
    const points: string[] = [];
    for (let s = 0; s <= LONGEST_S; s += 10) {
      const share = values.filter((value) => value >= s).length / of;
      points.push(`${round(x(s))} ${round(y(share))}`);
    }
    return `<polyline points="${points.join(',')}" fill="none" stroke="${colour}" stroke-width="${wide}"/>`;
  };
  return [
    text(left, PANEL.top - 12, `${rangeClass}, time left at the first word`, 'font-weight="bold"'),
    ...grid,
    ...ticks,
    enough,
    curve(seenS, seenS.length, SEEN, 5),
    ...reaches.map(({ leadsS, places }, i) => curve(leadsS, places, COLOURS[i]!, 1.6)),
  ].join('');
}

function text(x: number, y: number, says: string, attributes = ''): string {
  return `<text x="${round(x)}" y="${round(y)}"${attributes === '' ? '' : ` ${attributes}`}>${says}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

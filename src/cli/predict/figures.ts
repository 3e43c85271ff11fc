/** What a figure of a flight may be, in the unit in which people write it. */
interface Limits {
  readonly least: number;
  readonly most: number;
  readonly unit: string;
}

/**
 * Figures beyond these are slips of the pen: no flight on the Earth has them. A bearing may be
 * given from -360, since west is written as 270 and as -90.
 */
export const FIGURES = {
  apogee: { least: 0.1, most: 100_000, unit: 'km' },
  range: { least: 0.1, most: 19_000, unit: 'km' },
  bearing: { least: -360, most: 360, unit: 'degrees' },
  time: { least: 1, most: 86_400, unit: 's' },
  latitude: { least: -90, most: 90, unit: 'degrees north' },
  longitude: { least: -180, most: 180, unit: 'degrees east' },
} as const satisfies Readonly<Record<string, Limits>>;

export type Figure = keyof typeof FIGURES;

/** Decimal, as people write it: `0x10` and `Infinity` are none. */
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** No more of what was written is repeated, characters. */
const SHOWN = 40;

/** The number that `text` writes, or what is wrong with it. */
export function figureOf(name: Figure, text: string): number | string {
  const { least, most, unit } = FIGURES[name];
  const value = DECIMAL.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) return `"${shown(text)}" is not a number`;
  if (value >= least && value <= most) return value;
  return `${shown(text)} is not from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')} ${unit}`;
}

/** Text of somebody else, without what would move a terminal's cursor or colour it. */
export function shown(text: string): string {
  const plain = plainText(text);
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN)}…` : plain;
}

/** With a space for each control character, those of C1 and the marks that turn the writing round. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

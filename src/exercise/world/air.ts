/**
 * Density of the air over height: U.S. Standard Atmosphere 1976 (NOAA-S/T 76-1562), table 4 and
 * equations 18, 23, 33a, 33b and 42, up to 86 km; above that an exponential with the scale height
 * that its tables show between 86 and 120 km; none above {@link SPACE_M}.
 */

/** Geopotential heights at which the layers begin, m, and their lapse rates, K/m. */
const BASES = [0, 11_000, 20_000, 32_000, 47_000, 51_000, 71_000] as const;
const LAPSES = [-0.0065, 0, 0.001, 0.0028, 0, -0.0028, -0.002] as const;
/** Specific gas constant of dry air, J/(kg K), and g0/R. */
const GAS = 287.05287;
const HYDROSTATIC = 9.80665 / GAS;
/** Earth radius of the standard for geopotential height, m. */
const RADIUS = 6_356_766;

const TOP_M = 86_000;
const TAIL_SCALE_M = 5900;
/** Density is under 1e-10 kg/m³ from here on. */
export const SPACE_M = 180_000;

const TEMPERATURES: number[] = [288.15];
const PRESSURES: number[] = [101_325];
for (let i = 0; i + 1 < BASES.length; i++) {
  const depth = BASES[i + 1]! - BASES[i]!;
  TEMPERATURES.push(TEMPERATURES[i]! + LAPSES[i]! * depth);
  PRESSURES.push(pressureIn(i, depth));
}

/** kg/m³ at a geometric height, metres; below sea level that of sea level. */
export function airDensity(heightM: number): number {
  if (heightM >= SPACE_M) return 0;
  const z = Math.min(Math.max(heightM, 0), TOP_M);
  const geopotential = (RADIUS * z) / (RADIUS + z);
  let i = BASES.length - 1;
  while (BASES[i]! > geopotential) i--;
  const depth = geopotential - BASES[i]!;
  const temperature = TEMPERATURES[i]! + LAPSES[i]! * depth;
  const density = pressureIn(i, depth) / (GAS * temperature);
  return heightM > TOP_M ? density * Math.exp((TOP_M - heightM) / TAIL_SCALE_M) : density;
}

function pressureIn(i: number, depth: number): number {
  const t0 = TEMPERATURES[i]!;
  const lapse = LAPSES[i]!;
  const p0 = PRESSURES[i]!;
  return lapse === 0
    ? p0 * Math.exp((-HYDROSTATIC * depth) / t0)
    : p0 * (t0 / (t0 + lapse * depth)) ** (HYDROSTATIC / lapse);
}

/**
 * U.S. Standard Atmosphere 1976 (NOAA-S/T 76-1562): to 86 km geometric by table 4 and equations
 * 23, 33a, 33b, 42 and 50; above by its tabulated densities, log-linear between them. The real
 * air differs by about 13 % (1 sigma) and has wind; see the callers for the spread they add.
 */

/** Above this height there is no air here, m: drag on anything that falls is under 1e-6 m/s². */
export const AIR_TOP = 160_000;

/** Geopotential height, m, and temperature gradient, K/m, of each layer (table 4). */
const LAYERS: readonly (readonly [number, number])[] = [
  [0, -6.5e-3],
  [11_000, 0],
  [20_000, 1e-3],
  [32_000, 2.8e-3],
  [47_000, 0],
  [51_000, -2.8e-3],
  [71_000, -2e-3],
];
const GAS = 287.05287;
const GRAVITY = 9.80665;
/** r0 of the standard's equation 18, m. */
const RADIUS = 6_356_766;

/** Height, m, and density, kg/m³ (the standard's table I, part 3). */
const HIGH: readonly (readonly [number, number])[] = [
  [86_000, 6.958e-6],
  [90_000, 3.416e-6],
  [100_000, 5.604e-7],
  [110_000, 9.708e-8],
  [120_000, 2.222e-8],
  [130_000, 8.152e-9],
  [140_000, 3.831e-9],
  [160_000, 1.233e-9],
];

/** Step of the tables below, m. */
const STEP = 250;
const COUNT = AIR_TOP / STEP + 2;
const LOG_DENSITY = new Float64Array(COUNT);
const SOUND = new Float64Array(COUNT);
for (let i = 0; i < COUNT; i++) {
  const [density, sound] = standardAir(i * STEP);
  LOG_DENSITY[i] = Math.log(density);
  SOUND[i] = sound;
}

/** Density, kg/m³, and speed of sound, m/s, by the standard's own formulas. */
function standardAir(height: number): readonly [number, number] {
  const low = Math.min(height, 86_000);
  const h = (RADIUS * low) / (RADIUS + low);
  let base = 0;
  let temperature = 288.15;
  let pressure = 101_325;
  for (let i = 0; i < LAYERS.length; i++) {
    const [bottom, gradient] = LAYERS[i]!;
    base = bottom;
    const top = Math.min(h, LAYERS[i + 1]?.[0] ?? h);
    const rise = top - base;
    if (rise <= 0) break;
    const next = temperature + gradient * rise;
    pressure *=
      gradient === 0
        ? Math.exp((-GRAVITY * rise) / (GAS * temperature))
        : (temperature / next) ** (GRAVITY / (GAS * gradient));
    temperature = next;
  }
  const sound = Math.sqrt(1.4 * GAS * temperature);
  if (height <= 86_000) return [pressure / (GAS * temperature), sound];
  for (let i = 1; i < HIGH.length; i++) {
    const [h1, d1] = HIGH[i - 1]!;
    const [h2, d2] = HIGH[i]!;
    if (height <= h2 || i === HIGH.length - 1) {
      return [d1 * (d2 / d1) ** ((height - h1) / (h2 - h1)), sound];
    }
  }
  return [0, sound];
}

/** Density at geometric height, kg/m³; 0 above {@link AIR_TOP}, at sea level below 0. */
export function airDensity(height: number): number {
  if (height >= AIR_TOP) return 0;
  const at = height > 0 ? height / STEP : 0;
  const i = Math.floor(at);
  const low = LOG_DENSITY[i]!;
  return Math.exp(low + (at - i) * (LOG_DENSITY[i + 1]! - low));
}

/** Speed of sound at geometric height, m/s; that of 86 km above. */
export function soundSpeed(height: number): number {
  const at = height > 0 ? Math.min(height, 86_000) / STEP : 0;
  const i = Math.floor(at);
  const low = SOUND[i]!;
  return low + (at - i) * (SOUND[i + 1]! - low);
}

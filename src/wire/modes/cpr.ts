/**
 * Compact position reporting (RTCA DO-260B section A.1.7; ICAO Doc 9871 annex A.2.6): latitude
 * and longitude within a zone, 17 bits each, in two divisions of the globe that differ by one.
 * Pure functions in degrees, as the message is.
 */

/** Zones between equator and pole. */
const NZ = 15;
const STEPS = 131_072;

/** Latitudes at which the number of longitude zones falls from 59 to 1, degrees, in rising order. */
const TRANSITIONS = makeTransitions();

function makeTransitions(): Float64Array {
  const table = new Float64Array(58);
  for (let nl = 59; nl >= 2; nl--) {
    const ratio = (1 - Math.cos(Math.PI / (2 * NZ))) / (1 - Math.cos((2 * Math.PI) / nl));
    table[59 - nl] = (Math.acos(Math.sqrt(ratio)) * 180) / Math.PI;
  }
  // The last one is 87° exactly (DO-260B A.1.7.2 d); rounding must not move it.
  table[57] = 87;
  return table;
}

/** Longitude zones at a latitude: 59 at the equator, 1 beyond 87°. */
export function longitudeZones(latitudeDeg: number): number {
  const latitude = Math.abs(latitudeDeg);
  let low = 0;
  let high = TRANSITIONS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (TRANSITIONS[middle]! <= latitude) low = middle + 1;
    else high = middle;
  }
  // 87° itself still has two zones.
  return latitude === 87 ? 2 : 59 - low;
}

export interface CprPlace {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

interface Coded {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * The airborne position from an even and an odd report, at the time of the newer one. Null where
 * the two lie on both sides of a zone border, or give a latitude that does not exist. The two
 * must not be further apart than 10 s (section A.1.7.7): the caller's to check.
 */
export function cprGlobal(even: Coded, odd: Coded, newest: 'even' | 'odd'): CprPlace | null {
  const latEven = even.latitude / STEPS;
  const latOdd = odd.latitude / STEPS;
  const j = Math.floor(59 * latEven - 60 * latOdd + 0.5);
  const rlatEven = signedLatitude((360 / 60) * (modulo(j, 60) + latEven));
  const rlatOdd = signedLatitude((360 / 59) * (modulo(j, 59) + latOdd));
  if (Math.abs(rlatEven) > 90 || Math.abs(rlatOdd) > 90) return null;
  const nl = longitudeZones(rlatEven);
  if (nl !== longitudeZones(rlatOdd)) return null;
  const lonEven = even.longitude / STEPS;
  const lonOdd = odd.longitude / STEPS;
  const m = Math.floor(lonEven * (nl - 1) - lonOdd * nl + 0.5);
  const isEven = newest === 'even';
  const ni = Math.max(isEven ? nl : nl - 1, 1);
  const longitude = (360 / ni) * (modulo(m, ni) + (isEven ? lonEven : lonOdd));
  return {
    latitudeDeg: isEven ? rlatEven : rlatOdd,
    longitudeDeg: longitude >= 180 ? longitude - 360 : longitude,
  };
}

/**
 * The position nearest to a reference within half a zone of it: 180 NM in the air, 45 NM on the
 * ground (section A.1.7.5). Null for a latitude that does not exist. The caller judges whether
 * the reference was near enough.
 */
export function cprLocal(
  reference: CprPlace,
  frame: Coded & { readonly odd: boolean },
  surface = false,
): CprPlace | null {
  const span = surface ? 90 : 360;
  const latZone = span / (frame.odd ? 59 : 60);
  const lat = frame.latitude / STEPS;
  const j =
    Math.floor(reference.latitudeDeg / latZone) +
    Math.floor(0.5 + modulo(reference.latitudeDeg, latZone) / latZone - lat);
  const latitudeDeg = latZone * (j + lat);
  if (!(Math.abs(latitudeDeg) <= 90)) return null;
  const lonZone = span / Math.max(longitudeZones(latitudeDeg) - (frame.odd ? 1 : 0), 1);
  const lon = frame.longitude / STEPS;
  const m =
    Math.floor(reference.longitudeDeg / lonZone) +
    Math.floor(0.5 + modulo(reference.longitudeDeg, lonZone) / lonZone - lon);
  const longitudeDeg = lonZone * (m + lon);
  return { latitudeDeg, longitudeDeg: modulo(longitudeDeg + 180, 360) - 180 };
}

/** The 17-bit codes of an airborne position. */
export function cprEncode(place: CprPlace, odd: boolean): Coded {
  const latZone = 360 / (odd ? 59 : 60);
  const yz = Math.floor(STEPS * (modulo(place.latitudeDeg, latZone) / latZone) + 0.5);
  const rlat = latZone * (yz / STEPS + Math.floor(place.latitudeDeg / latZone));
  const lonZone = 360 / Math.max(longitudeZones(rlat) - (odd ? 1 : 0), 1);
  const xz = Math.floor(STEPS * (modulo(place.longitudeDeg, lonZone) / lonZone) + 0.5);
  return { latitude: yz % STEPS, longitude: xz % STEPS };
}

/** Latitudes come out of the zones as 0 to 360. */
function signedLatitude(latitude: number): number {
  return latitude >= 270 ? latitude - 360 : latitude;
}

/** Never negative. */
function modulo(a: number, b: number): number {
  return a - b * Math.floor(a / b);
}

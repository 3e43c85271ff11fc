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
 * must not be further apart than 10 s (section A.1.7.7): the caller's to check, or
 * {@link resolvePosition}'s.
 */
export function cprGlobal(even: Coded, odd: Coded, newest: 'even' | 'odd'): CprPlace | null {
  const pair = latitudesOf(even, odd, 360);
  const north = signedLatitude(pair.even);
  const south = signedLatitude(pair.odd);
  if (Math.abs(north) > 90 || Math.abs(south) > 90) return null;
  const nl = longitudeZones(north);
  if (nl !== longitudeZones(south)) return null;
  return {
    latitudeDeg: newest === 'even' ? north : south,
    longitudeDeg: signedLongitude(longitudeOf(even, odd, newest, nl, 360)),
  };
}

/**
 * The same for reports from the ground, whose zones are a quarter as wide: of the eight places that
 * the pair can mean (two latitudes, four longitudes) the one nearest to the reference, which must
 * lie within 45° of it. The two must not be further apart than 25 s, or 50 s at 25 kn and slower
 * (section A.1.7.8).
 */
export function cprGlobalSurface(
  even: Coded,
  odd: Coded,
  newest: 'even' | 'odd',
  reference: CprPlace,
): CprPlace | null {
  const pair = latitudesOf(even, odd, 90);
  const latitude = newest === 'even' ? pair.even : pair.odd;
  const southern = Math.abs(latitude - 90 - reference.latitudeDeg);
  const shift = southern < Math.abs(latitude - reference.latitudeDeg) ? 90 : 0;
  const nl = longitudeZones(pair.even - shift);
  if (nl !== longitudeZones(pair.odd - shift)) return null;
  const longitude = longitudeOf(even, odd, newest, nl, 90);
  const quarters = Math.round((reference.longitudeDeg - longitude) / 90);
  return {
    latitudeDeg: latitude - shift,
    longitudeDeg: signedLongitude(modulo(longitude + 90 * quarters, 360)),
  };
}

/** Both reports' latitudes from 0 up to `span`. */
function latitudesOf(even: Coded, odd: Coded, span: number): { even: number; odd: number } {
  const latEven = even.latitude / STEPS;
  const latOdd = odd.latitude / STEPS;
  const j = Math.floor(59 * latEven - 60 * latOdd + 0.5);
  return {
    even: (span / 60) * (modulo(j, 60) + latEven),
    odd: (span / 59) * (modulo(j, 59) + latOdd),
  };
}

/** From 0 up to `span`. */
function longitudeOf(
  even: Coded,
  odd: Coded,
  newest: 'even' | 'odd',
  nl: number,
  span: number,
): number {
  const lonEven = even.longitude / STEPS;
  const lonOdd = odd.longitude / STEPS;
  const m = Math.floor(lonEven * (nl - 1) - lonOdd * nl + 0.5);
  const isEven = newest === 'even';
  const ni = Math.max(isEven ? nl : nl - 1, 1);
  return (span / ni) * (modulo(m, ni) + (isEven ? lonEven : lonOdd));
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

/** The 17-bit codes of a position; of one on the ground the lower 17 of 19 bits. */
export function cprEncode(place: CprPlace, odd: boolean, surface = false): Coded {
  const span = surface ? 90 : 360;
  const latZone = span / (odd ? 59 : 60);
  const yz = Math.floor(STEPS * (modulo(place.latitudeDeg, latZone) / latZone) + 0.5);
  const rlat = latZone * (yz / STEPS + Math.floor(place.latitudeDeg / latZone));
  const lonZone = span / Math.max(longitudeZones(rlat) - (odd ? 1 : 0), 1);
  const xz = Math.floor(STEPS * (modulo(place.longitudeDeg, lonZone) / lonZone) + 0.5);
  return { latitude: yz % STEPS, longitude: xz % STEPS };
}

/** Latitudes come out of the zones as 0 to 360. */
function signedLatitude(latitude: number): number {
  return latitude >= 270 ? latitude - 360 : latitude;
}

/** Longitudes come out as 0 to 360. */
function signedLongitude(longitude: number): number {
  return longitude >= 180 ? longitude - 360 : longitude;
}

/** Never negative. */
function modulo(a: number, b: number): number {
  return a - b * Math.floor(a / b);
}

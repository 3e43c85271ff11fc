/**
 * A NOTAM in the ICAO format: Annex 15, and PANS-AIM (Doc 10066), Appendix 3, as typed data. Members
 * are named after the items; times are milliseconds since the epoch, UTC, whole minutes.
 */
export interface Notam {
  readonly name: NotamName;
  /** New, replacing or cancelling another one. */
  readonly type: 'N' | 'R' | 'C';
  /** The one that is replaced or cancelled; with types R and C alone. */
  readonly refers?: NotamName;
  readonly qualifiers: Qualifiers;
  /** Item A: flight information regions or aerodromes, ICAO location indicators, one to seven. */
  readonly locations: readonly string[];
  /** Item B. */
  readonly fromMs: number;
  /** Item C: an end, `PERM` as null; absent where it cancels. */
  readonly untilMs?: number | null;
  /** Item C ends with EST. */
  readonly estimated?: boolean;
  /** Item D: days and hours in words. */
  readonly schedule?: string;
  /** Item E: plain language, letters and signs of {@link notamWords}. */
  readonly text: string;
  /** Items F and G: `SFC`, `FL100`, `5000FT AMSL`, `UNL`. */
  readonly lower?: string;
  readonly upper?: string;
}

/** `A0123/26`; number 0: none has been given yet, the office that issues it does that. */
export interface NotamName {
  readonly series: string;
  readonly number: number;
  readonly year: number;
}

/** Item Q, Appendix 3 section 3. */
export interface Qualifiers {
  /** Of the flight information region, or its country’s letters and XX where there are several. */
  readonly fir: string;
  /** Five letters, the first one Q (Doc 8400; Doc 8126 selection criteria). */
  readonly code: string;
  /** I, V, K or together. */
  readonly traffic: string;
  /** N, B, O, M, K or together. */
  readonly purpose: string;
  /** A, E, W, K or together. */
  readonly scope: string;
  /** Flight levels, 000 to 999. */
  readonly lowerFl: number;
  readonly upperFl: number;
  /** The middle, whole minutes of arc. */
  readonly latitudeMin: number;
  readonly longitudeMin: number;
  /** Nautical miles, 1 to 999. */
  readonly radiusNm: number;
}

/**
 * What a telex can carry (Appendix 3: the alphabet of ITA-2), in capitals: anything else, and the
 * brackets that frame a NOTAM and its items, becomes a space. Runs of spaces become one.
 */
export function notamWords(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9\-?:.,'=/+\n ]/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n+/g, '\n')
    .trim();
}

/** `352200N 1251500E`: degrees, minutes, seconds, as items E have corners. */
export function notamPosition(latitudeDeg: number, longitudeDeg: number): string {
  return `${seconds(latitudeDeg, 2, 'N', 'S')} ${seconds(longitudeDeg, 3, 'E', 'W')}`;
}

function seconds(angle: number, digits: number, plus: string, minus: string): string {
  const whole = Math.round(Math.abs(angle) * 3600);
  const part = (value: number, width: number): string => String(value).padStart(width, '0');
  const minutes = part(Math.floor(whole / 60) % 60, 2);
  return `${part(Math.floor(whole / 3600), digits)}${minutes}${part(whole % 60, 2)}${angle < 0 && whole > 0 ? minus : plus}`;
}

const POSITION = /\b(\d\d)(\d\d)(\d\d)([NS]) ?(\d{3})(\d\d)(\d\d)([EW])\b/g;

/** Every place of that form in a text, `[latitude, longitude]`, degrees; impossible ones left out. */
export function notamPositions(text: string): (readonly [number, number])[] {
  return [...text.matchAll(POSITION)].flatMap((found): (readonly [number, number])[] => {
    const [, d1, m1, s1, ns, d2, m2, s2, ew] = found;
    const latitude = angle(d1!, m1!, s1!) * (ns === 'S' ? -1 : 1);
    const longitude = angle(d2!, m2!, s2!) * (ew === 'W' ? -1 : 1);
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [[latitude, longitude]] : [];
  });
}

function angle(degrees: string, minutes: string, second: string): number {
  return (Number(degrees) * 3600 + Number(minutes) * 60 + Number(second)) / 3600;
}

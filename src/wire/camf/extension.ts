import { bitsAt } from './bits.ts';
import type { CamfEllipse } from './ellipse.ts';
import { ellipseOf } from './ellipse.ts';
import type { DcxFrame } from './frame.ts';

/** Japan's number as a country, and its providers (A2, A3): they decide what the extension holds. */
const JAPAN = 111;
const NATIONAL_PROVIDERS: readonly number[] = [2, 3];
const LOCAL_PROVIDER = 4;

/** Areas of a frame of Japan's national agencies (EX8, EX9). */
export interface TargetAreas {
  /** EX8. */
  readonly by: 'prefecture' | 'municipality';
  /** Prefectures 1 (Hokkaido) to 47 (Okinawa), or up to four municipality codes (JIS X 0402). */
  readonly codes: readonly number[];
}

/** Null where the frame is not one of those agencies. */
export function targetAreas({ message, extension }: DcxFrame): TargetAreas | null {
  if (message.country !== JAPAN || !NATIONAL_PROVIDERS.includes(message.provider)) return null;
  const bits = octetsOf(extension);
  if (bitsAt(bits, 0, 1) === 1) {
    const codes = [0, 1, 2, 3].map((index) => bitsAt(bits, 1 + index * 16, 16));
    return { by: 'municipality', codes: codes.filter((code) => code !== 0) };
  }
  // Of the first 47 bits the last is prefecture 1.
  const codes: number[] = [];
  for (let prefecture = 1; prefecture <= 47; prefecture++) {
    if (bitsAt(bits, 1 + 47 - prefecture, 1) === 1) codes.push(prefecture);
  }
  return { by: 'prefecture', codes };
}

/** What a municipality of Japan adds: its code and a second ellipse to leave or to go to. */
export interface AdditionalArea {
  /** EX1, JIS X 0402. */
  readonly municipality: number;
  /** EX2. */
  readonly toGoTo: boolean;
  /** EX3 to EX7; null: none. */
  readonly ellipse: CamfEllipse | null;
}

/** Null where the frame is not of a municipality. */
export function additionalArea({ message, extension }: DcxFrame): AdditionalArea | null {
  if (message.country !== JAPAN || message.provider !== LOCAL_PROVIDER) return null;
  const bits = octetsOf(extension);
  const municipality = bitsAt(bits, 0, 16);
  const toGoTo = bitsAt(bits, 16, 1) === 1;
  const latitude = bitsAt(bits, 17, 17);
  const longitude = bitsAt(bits, 34, 17);
  const semiMajor = bitsAt(bits, 51, 5);
  const semiMinor = bitsAt(bits, 56, 5);
  const azimuth = bitsAt(bits, 61, 7);
  if (latitude + longitude + semiMajor + semiMinor + azimuth === 0) {
    return { municipality, toGoTo, ellipse: null };
  }
  const axes = ellipseOf({
    ...{ latitude: 0, longitude: 0, azimuth: 0, subject: 3, specific: 0 },
    ...{ semiMajor, semiMinor },
  });
  const ellipse: CamfEllipse = {
    latitudeDeg: -90 + (180 / (2 ** 17 - 1)) * latitude,
    longitudeDeg: 45 + (180 / (2 ** 17 - 1)) * longitude,
    semiMajorKm: axes.semiMajorKm,
    semiMinorKm: axes.semiMinorKm,
    azimuthDeg: -90 + (180 / 2 ** 7) * azimuth,
  };
  return { municipality, toGoTo, ellipse };
}

/** 17 digits, and the four bits behind them zero. */
function octetsOf(digits: string): Uint8Array {
  return Uint8Array.from({ length: 9 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2).padEnd(2, '0'), 16),
  );
}

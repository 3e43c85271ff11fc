import { asGpsd, type Printed } from './gpsd.fixture.ts';
import type { AisMessage } from './index.ts';

/** What came of comparing messages with what gpsd prints. */
export interface Comparison {
  /** Decimals of degrees that are printed, by message type. */
  readonly decimals: (type: number) => number;
  type: number;
  compared: number;
  /** Values that differ: an error in one of the two. */
  readonly different: string[];
  /** `type.name` of what gpsd prints and we have no equal of. */
  readonly unseen: Map<string, number>;
}

export function createComparison(decimals: (type: number) => number): Comparison {
  return { decimals, type: 0, compared: 0, different: [], unseen: new Map() };
}

/**
 * Compares a message with one object of gpsd's JSON: scaled, or unscaled with positions, speeds
 * and courses in scaled units.
 */
export function compare(to: Comparison, message: AisMessage, printed: Printed): void {
  const asSent = printed['scaled'] === false;
  to.type = message.type;
  compareRecord(to, `type ${message.type}`, asGpsd(message, asSent), printed);
}

function compareRecord(to: Comparison, where: string, ours: Printed, printed: Printed): void {
  for (const [name, want] of Object.entries(printed)) {
    if (name.endsWith('_text') || name === 'device' || name === 'scaled' || want === 'AIS')
      continue;
    const have = ours[name];
    const at = `${where}.${name}`;
    if (have === undefined) {
      to.unseen.set(at, (to.unseen.get(at) ?? 0) + 1);
    } else if (Array.isArray(have) && Array.isArray(want)) {
      // gpsd 3.22 prints one item of zeros behind the last; nothing is compared with it.
      have.forEach((item: Printed, i) => {
        const other = want[i] as Printed | undefined;
        if (other === undefined) to.different.push(`${at}[${i}] is missing there`);
        else compareRecord(to, at, item, other);
      });
    } else {
      to.compared += 1;
      if (!same(to, name, have, want)) {
        to.different.push(`${at}: ${JSON.stringify(have)} here, ${JSON.stringify(want)} there`);
      }
    }
  }
}

const PLACES = /^(.*_)?(lon|lat)$/;

/** gpsd rounds turns to degrees, water levels to tenths, places to as many decimals as stated. */
function same(to: Comparison, name: string, have: unknown, want: unknown): boolean {
  if (typeof have === 'object' && have !== null && 'absent' in have) {
    if (want === 'nan' || want === 'N/A' || want === 'n/a') return true;
    return (have.absent as (printed: number) => boolean)(Number(want));
  }
  if (typeof have === 'boolean') return have === want || Number(have) === want;
  if (typeof have !== 'number') return have === want || (have === 'n/a' && want === 'nan');
  const printed = Number(want);
  const allowance =
    name === 'turn'
      ? 0.51
      : name === 'waterlevel'
        ? 0.051
        : PLACES.test(name)
          ? 0.51 * 10 ** -to.decimals(to.type)
          : 1e-6;
  return Math.abs(have - printed) <= allowance;
}

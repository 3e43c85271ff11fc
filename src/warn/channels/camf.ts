import type { HazardKind } from '../../assess/index.ts';
import { type GeoPolygon, regionByCode } from '../../earth/index.ts';
import {
  type CamfMessage,
  type EllipseCodes,
  HAZARDS,
  MESSAGE_TYPES,
  onsetCodes,
  writeHexLine,
} from '../../wire/camf/index.ts';
import { areasInForce, areasLetGo } from '../areas.ts';
import type { WarnSettings } from '../settings.ts';
import { stageTold, type Warning, type WarningArea } from '../warning.ts';
import { ellipsesOver } from './ellipses.ts';

/** Lines of 32 hexadecimal digits, a CAMF message each, ready to go out. */
export interface RenderedCamf {
  readonly name: string;
  readonly document: string;
}

/**
 * The CAMF messages of a public revision: one for each ellipse that the areas need, the most urgent
 * first. Null for what never leaves (drafts, mode `simulated`), for hazards that the format has no
 * word for, and where the settings say no country.
 *
 * The ellipses hold the administrative areas, never the predicted one: its middle would give the
 * predicted point away. A drill is a test alert in every field that a receiver may look at.
 */
export function renderCamf(
  warning: Warning,
  settings: Pick<WarnSettings, 'camf'>,
): RenderedCamf | null {
  const { issuedMs } = warning;
  const hazard = HAZARD_CODES[warning.kind];
  if (settings.camf === undefined || hazard === null || issuedMs === undefined) return null;
  if (warning.mode === 'simulated' || warning.state === 'drafted') return null;
  const drill = warning.mode !== 'actual';
  const common = {
    ...settings.camf,
    hazard: drill ? HAZARDS.testAlert : hazard,
    severity: drill ? SEVERITY_UNKNOWN : SEVERITY_EXTREME,
    library: 0,
    libraryVersion: 0,
  };
  const messages = partsOf(warning).flatMap(({ areas, type, advice }): CamfMessage[] => {
    const onset = areas.reduce<number | null>(
      (first, { earliestMs }) =>
        earliestMs !== null && (first === null || earliestMs < first) ? earliestMs : first,
      null,
    );
    return coverOf(areas).map((ellipse) => ({
      ...common,
      ...ellipse,
      messageType: MESSAGE_TYPES.indexOf(drill ? 'test' : type),
      duration: type === 'all-clear' ? 0 : DURATION_UNDER_6_H,
      ...(onset === null ? { onsetWeek: 0, onsetMinute: 0 } : onsetCodes(onset, issuedMs)),
      guidance: drill ? guidance(...TEST_ONLY) : guidance(...advice),
    }));
  });
  if (messages.length === 0) return null;
  const name = `bongsu-${warning.mode}-${warning.id}-${warning.revision}`;
  return { name, document: `${messages.map(writeHexLine).join('\n')}\n` };
}

const SEVERITY_UNKNOWN = 0;
const SEVERITY_EXTREME = 3;
const DURATION_UNDER_6_H = 1;

/** A4 for each kind; null: the format has no word for it. */
const HAZARD_CODES: Readonly<Record<HazardKind, number | null>> = {
  ballistic: HAZARDS.missileAttack,
  airbreathing: HAZARDS.airStrike,
  'space-launch': HAZARDS.reentryDebris,
  're-entry': HAZARDS.reentryDebris,
  detonation: HAZARDS.explosiveHazard,
  balloon: HAZARDS.undefinedFlyingObject,
  gnss: null,
  maritime: null,
  cyber: HAZARDS.attackOnItSystems,
  conjunction: null,
};

/** What is said in some of the areas. */
interface Part {
  readonly areas: readonly WarningArea[];
  readonly type: (typeof MESSAGE_TYPES)[number];
  readonly advice: Advice;
}

/** Numbers in lists A and B of the international library (A11). */
type Advice = readonly [a: number, b: number];

/** Shelter in a building at once, stay informed; keep to official instructions. */
const SHELTER: Advice = [3, 7];
/** Do not go out where it is not necessary; keep to official instructions. */
const PREPARE: Advice = [28, 7];
/** Conditions have improved; this replaces the warning before. */
const OVER: Advice = [31, 31];
/** Only a test: nothing is to be done. */
const TEST_ONLY: Advice = [29, 0];

function guidance(a: number, b: number): number {
  return a * 32 + b;
}

/**
 * Those to take cover first, then those to prepare, then those for whom it is over. Sixteen octets
 * have no room for words: under another warning nobody hears that conditions have improved.
 */
function partsOf(warning: Warning): Part[] {
  const { state } = warning;
  const isOver = state === 'cancelled' || state === 'all-clear';
  const areas = warning.areas.map((area): WarningArea => {
    const over = isOver ? { ...area, stage: 'all-clear' as const } : area;
    return { ...over, stage: stageTold(warning, over) };
  });
  const type = warning.supersedes === undefined ? 'alert' : 'update';
  const standing = areasInForce(areas);
  const urgent = standing.filter(({ stage }) => stage === 'take-cover');
  const others = standing.filter(({ stage }) => stage !== 'take-cover');
  return [
    { areas: urgent, type, advice: SHELTER } as const,
    { areas: others, type, advice: PREPARE } as const,
    { areas: areasLetGo(areas), type: 'all-clear', advice: OVER } as const,
  ].filter((part) => part.areas.length > 0);
}

/** Covers that are remembered; a warning and its revisions have few. */
const MAX_COVERS = 64;

/** Areas never change, so each set is covered once; a memory of sums, no state. */
const COVERS = new Map<string, readonly EllipseCodes[]>();

function coverOf(areas: readonly WarningArea[]): readonly EllipseCodes[] {
  const codes = areas.map(({ region }) => region).sort();
  const key = codes.join();
  let cover = COVERS.get(key);
  if (cover === undefined) {
    const polygons = codes.flatMap(
      (code): readonly GeoPolygon[] => regionByCode(code)?.polygons ?? [],
    );
    cover = ellipsesOver(polygons).ellipses;
    COVERS.set(key, cover);
    if (COVERS.size > MAX_COVERS) COVERS.delete(COVERS.keys().next().value!);
  }
  return cover;
}

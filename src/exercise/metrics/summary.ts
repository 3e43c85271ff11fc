import type { PictureRecord } from './picture.ts';

/**
 * A record of pictures in figures. Means over scans; `AfterFifth`: without the first fifth, in
 * which everything is begun. Null where there is nothing to take it of.
 */
export interface PictureSummary {
  readonly scans: number;
  readonly gospa: number | null;
  readonly gospaAfterFifth: number | null;
  readonly gospaFinal: number | null;
  /** Root of the mean of GOSPA's parts after the first fifth, m: what each alone would make. */
  readonly gospaParts: {
    readonly localisation: number;
    readonly missed: number;
    readonly false: number;
  } | null;
  readonly ospa: number | null;
  readonly ospaAfterFifth: number | null;
  /** Objects without a track and tracks without an object, a scan, after the first fifth. */
  readonly missedPerScan: number | null;
  readonly falsePerScan: number | null;
  /** Root mean square error of the pairs, m and m/s. */
  readonly rmsePosition: number | null;
  readonly rmseVelocity: number | null;
  /** Mean and median normalised error squared of the pairs. */
  readonly anees: number | null;
  readonly medianNees: number | null;
  /** How often an object's track changed to another. */
  readonly switches: number;
  /**
   * Attributes of a single integrated air picture (SIAP System Engineering Task Force, Technical
   * Report 2003-029), over all scans, a track being of one object at most: share of objects that
   * have a track; tracks a tracked object; share of tracks that are of none and near none.
   */
  readonly completeness: number | null;
  readonly ambiguity: number | null;
  readonly spurious: number | null;
  /** Share of tracks that are paired with no object, near one or not. */
  readonly unpaired: number;
  /** Mean share of an object's life in which it kept one track without a break. */
  readonly longestHeld: number | null;
  /** Share of pairs whose track is paired with the object that it is mostly paired with. */
  readonly purity: number;
  readonly distinctTracks: number;
  readonly neverTracked: number;
  /** Scans from an object's first to the first with a track of it. */
  readonly medianDelayScans: number | null;
}

export function summarisePictures(record: PictureRecord): PictureSummary {
  const { scans, nees, pairs, truths, tracks, redundant } = record;
  const later = scans.slice(Math.floor(scans.length / 5));
  const { order } = record.settings;
  const objects = [...record.objects.values()];
  const delays = objects.flatMap(({ first, seen }) => (seen === null ? [] : [seen - first]));
  let pure = 0;
  for (const counts of record.paired.values()) pure += Math.max(...counts.values());
  const root = (values: number[]): number => (mean(values) ?? 0) ** (1 / order);
  return {
    scans: scans.length,
    gospa: mean(scans.map(({ gospa }) => gospa)),
    gospaAfterFifth: mean(later.map(({ gospa }) => gospa)),
    gospaFinal: scans.at(-1)?.gospa ?? null,
    gospaParts:
      later.length === 0
        ? null
        : {
            localisation: root(later.map(({ localisation }) => localisation)),
            missed: root(later.map(({ missedCost }) => missedCost)),
            false: root(later.map(({ falseCost }) => falseCost)),
          },
    ospa: mean(scans.map(({ ospa }) => ospa)),
    ospaAfterFifth: mean(later.map(({ ospa }) => ospa)),
    missedPerScan: mean(later.map(({ missed }) => missed)),
    falsePerScan: mean(later.map((scan) => scan.false)),
    rmsePosition: pairs === 0 ? null : Math.sqrt(record.squaresPosition / pairs),
    rmseVelocity: pairs === 0 ? null : Math.sqrt(record.squaresVelocity / pairs),
    anees: mean(nees),
    medianNees: median(nees),
    switches: record.switches,
    completeness: truths === 0 ? null : pairs / truths,
    ambiguity: pairs === 0 ? null : (pairs + redundant) / pairs,
    spurious: tracks === 0 ? null : (tracks - pairs - redundant) / tracks,
    unpaired: 1 - pairs / Math.max(1, tracks),
    longestHeld: mean(objects.map((object) => object.longest / object.scans)),
    purity: pure / Math.max(1, pairs),
    distinctTracks: record.paired.size,
    neverTracked: objects.length - delays.length,
    medianDelayScans: median(delays),
  };
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The middle one, or the mean of the middle two. */
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

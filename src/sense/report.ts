import type { GeoPoint, GeoPolygon } from '../earth/index.ts';
import type { Instant, Mode, SensorId } from '../mark/index.ts';

/**
 * One observation by one source, placed in time and space: what every sensor format becomes and
 * the only thing that trackers and recognisers ever see. Plain JSON; field names are those of
 * the format `bongsu-report`. Metres, seconds, radians, ECEF WGS-84. Errors are 1 sigma.
 */
export type Report<M extends Mode = Mode> =
  | PolarReport<M>
  | BearingReport<M>
  | FixReport<M>
  | EstimateReport<M>
  | StatusReport<M>
  | ElementsReport<M>
  | IndicatorReport<M>
  | NoticeReport<M>;

export type ReportKind = Report['kind'];

/** The reports that can carry a track along. */
export type KinematicReport<M extends Mode = Mode> = Extract<
  Report<M>,
  { kind: 'polar' | 'bearing' | 'fix' | 'estimate' }
>;

export interface ReportCommon<M extends Mode> {
  /** The sensor, feed or peer that it comes from. */
  readonly source: SensorId;
  readonly mode: M;
  /** When it was measured, after the sensor's clock offset. */
  readonly timeMs: Instant;
  /** When the bytes entered the node. */
  readonly receivedMs: Instant;
  /** True where `timeMs` was assumed (from a declared rate or from reception), not measured. */
  readonly timeAssumed?: boolean;
  /** 1-sigma error of `timeMs`, seconds; absent: small against everything else. */
  readonly timeSigmaS?: number;
  readonly identity?: Identity;
  /** The source's own track number, where it has one. */
  readonly sourceTrack?: number;
}

/** What an object says that it is. Evidence, never truth. */
export interface Identity {
  /** 24-bit aircraft address, six upper-case hexadecimal digits. */
  readonly icao?: string;
  readonly callsign?: string;
  /** Four octal digits. */
  readonly mode3A?: string;
  readonly mmsi?: number;
  readonly name?: string;
  /** Any other stable name that the source gives (a radiosonde's serial). */
  readonly tag?: string;
}

/** Radar plot. Azimuth clockwise from true north, elevation above the ellipsoid's tangent plane. */
export interface PolarReport<M extends Mode = Mode> extends ReportCommon<M> {
  readonly kind: 'polar';
  /** The antenna. */
  readonly observerEcefM: Vector3;
  readonly rangeM: number;
  readonly azimuthRad: number;
  /** Absent: a radar without height. */
  readonly elevationRad?: number;
  readonly rangeRateMps?: number;
  /** Height told by a transponder: pressure height, kept apart from geometric height. */
  readonly pressureHeightM?: number;
  readonly sigma: {
    readonly rangeM: number;
    readonly azimuthRad: number;
    readonly elevationRad?: number;
    readonly rangeRateMps?: number;
  };
}

/** Line of sight. `losEcef` has length 1 and points from the observer to the object. */
export interface BearingReport<M extends Mode = Mode> extends ReportCommon<M> {
  readonly kind: 'bearing';
  readonly observerEcefM: Vector3;
  readonly losEcef: Vector3;
  readonly sigma: { readonly losRad: number };
}

/** A position that the object or somebody else states (ADS-B, AIS, a radiosonde). */
export interface FixReport<M extends Mode = Mode> extends ReportCommon<M> {
  readonly kind: 'fix';
  /** On the ellipsoid (height 0) where no height is known; see `heightBasis`. */
  readonly positionEcefM: Vector3;
  readonly heightBasis: 'geometric' | 'pressure' | 'surface' | 'unknown';
  /** Over the ground, east, north, up, where the source says so. */
  readonly velocityEnuMps?: Vector3;
  /** False: the source states no climb, and the third component of the velocity stands at 0. */
  readonly climbStated?: boolean;
  readonly sigma: {
    readonly horizontalM: number;
    readonly verticalM: number;
    readonly velocityMps?: number;
  };
  /** ADS-B integrity as broadcast. */
  readonly integrity?: { readonly nic?: number; readonly nacP?: number; readonly sil?: number };
}

/** Somebody else's estimate, with its provenance: CAT062, a partner's track. */
export interface EstimateReport<M extends Mode = Mode> extends ReportCommon<M> {
  readonly kind: 'estimate';
  /** x, y, z, vx, vy, vz. */
  readonly stateEcef: readonly number[];
  /** 6×6 row-major. */
  readonly covariance: readonly number[];
  /** Every sensor, node and track the estimate is made of, to prevent that it is counted twice. */
  readonly provenance: readonly string[];
  /** Of each of them the time of the newest measurement in it, where the source says so. */
  readonly provenanceMs?: readonly Instant[];
}

/** What a sensor says of itself: a north mark, a sector, its own health. */
export interface StatusReport<M extends Mode = Mode> extends ReportCommon<M> {
  readonly kind: 'status';
  readonly event: 'north-mark' | 'sector' | 'alive' | 'degraded' | 'failed';
  readonly detail?: string;
  /** Antenna period that the sensor states, seconds. */
  readonly scanPeriodS?: number;
}

/** Orbital elements as published, in the text of their format. */
export interface ElementsReport<M extends Mode = Mode> extends ReportCommon<M> {
  readonly kind: 'elements';
  readonly format: 'tle' | 'omm';
  readonly text: string;
}

/** A cyber or other non-kinematic indication. */
export interface IndicatorReport<M extends Mode = Mode> extends ReportCommon<M> {
  readonly kind: 'indicator';
  readonly format: string;
  readonly body: unknown;
}

/** What somebody announces or warns of: an ally's hazard or warning, a launch notice. */
export type NoticeReport<M extends Mode = Mode> = AlliedNotice<M> | LaunchNoticeReport<M>;

interface AlliedNotice<M extends Mode> extends ReportCommon<M> {
  readonly kind: 'notice';
  readonly about: 'hazard' | 'warning';
  /** Who says so. */
  readonly issuer: string;
  /** The projected hazard or warning as it was signed (share/statement.ts). */
  readonly body: unknown;
}

/** What an authority announced of a launch to come. */
export interface LaunchNoticeReport<M extends Mode = Mode> extends ReportCommon<M> {
  readonly kind: 'notice';
  readonly about: 'launch';
  readonly issuer: string;
  readonly body: LaunchNotice;
}

export interface LaunchNotice {
  /** The issuer's own name for it; a later notice of the same name takes its place. */
  readonly id: string;
  /** The window, as announced. */
  readonly fromMs: Instant;
  readonly untilMs: Instant;
  /** Null where the notice names none. */
  readonly site: GeoPoint | null;
  /** Where stages and covers are announced to come down. */
  readonly dropZones: readonly { readonly name: string; readonly polygon: GeoPolygon }[];
  /** True where its issuer takes it back. */
  readonly withdrawn: boolean;
}

export type Vector3 = readonly [number, number, number];

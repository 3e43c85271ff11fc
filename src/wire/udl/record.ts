/**
 * Records of the Unified Data Library (its public client libraries, Apache-2.0), as they are handed
 * in and out: names, units and words are the library's own. Kilometres, seconds, degrees; latitudes
 * and longitudes on WGS-84; times ISO 8601, UTC.
 */
export type UdlDataMode = 'REAL' | 'TEST' | 'SIMULATED' | 'EXERCISE';

/** What every record says of itself. */
export interface UdlCommon {
  readonly classificationMarking: string;
  readonly dataMode: UdlDataMode;
  readonly source: string;
  readonly id?: string;
  /** Who produced it, where `source` only passed it on. */
  readonly origin?: string;
}

/** `missiletrack`: a missile's estimate with its launch, its impact and their uncertainty. */
export interface UdlMissileTrack extends UdlCommon {
  /** When the source had it. */
  readonly ts: string;
  /** Class, for example `SRBM`. */
  readonly acftSubType?: string;
  readonly alert?: string;
  readonly angElev?: number;
  /** Area of uncertainty of the track: for `ELLIPSE` azimuth, semi-major, semi-minor axis. */
  readonly aouRptData?: readonly number[];
  readonly aouRptType?: string;
  readonly azCorr?: number;
  readonly boosting?: boolean;
  readonly burnoutAlt?: number;
  readonly callSign?: string;
  /** Percentage of the time that an area of uncertainty holds the truth. */
  readonly containment?: number;
  readonly contextKeys?: readonly string[];
  readonly contextValues?: readonly string[];
  readonly dropPtInd?: boolean;
  readonly emgInd?: boolean;
  readonly env?: 'AIR' | 'LAND' | 'SPACE' | 'SURFACE' | 'SUBSURFACE' | 'UNKNOWN';
  readonly impactAlt?: number;
  readonly impactAouData?: readonly number[];
  readonly impactAouType?: string;
  /** Percent. */
  readonly impactConf?: number;
  readonly impactLat?: number;
  readonly impactLon?: number;
  readonly impactTime?: string;
  readonly infoSource?: string;
  readonly launchAlt?: number;
  readonly launchAouData?: readonly number[];
  readonly launchAouType?: string;
  readonly launchAz?: number;
  readonly launchAzUnc?: number;
  readonly launchConf?: number;
  readonly launchLat?: number;
  readonly launchLon?: number;
  readonly launchTime?: string;
  readonly lostTrkInd?: boolean;
  readonly maneuverEnd?: string;
  readonly maneuverStart?: string;
  readonly msgCreateDate?: string;
  readonly msgSubType?: string;
  readonly msgType?: string;
  /** `AT LAUNCH`, `AT OBSERVATION`, `FLYING`, `IMPACTED`, `LOST`, `STALE`, `DEBRIS`. */
  readonly mslStatus?: string;
  readonly muidSrc?: string;
  readonly muidSrcTrk?: string;
  readonly name?: string;
  readonly objAct?: string;
  readonly objIdent?:
    | 'ASSUMED FRIEND'
    | 'FRIEND'
    | 'HOSTILE'
    | 'NEUTRAL'
    | 'PENDING'
    | 'SUSPECT'
    | 'UNKNOWN';
  readonly objPlat?: string;
  readonly objType?: string;
  readonly objTypeConf?: number;
  readonly parentTrackId?: string;
  readonly polarSingLocLat?: number;
  readonly polarSingLocLon?: number;
  readonly senMode?: string;
  readonly spaceAmp?: string;
  readonly spaceAmpConf?: number;
  readonly spaceSpecType?: string;
  readonly trackId?: string;
  readonly trkConf?: number;
  /** 0 to 15. */
  readonly trkQual?: number;
  readonly vectors?: readonly UdlMissileTrackVector[];
}

export interface UdlMissileTrackVector {
  readonly epoch: string;
  /** km/s². */
  readonly accel?: readonly number[];
  readonly confidence?: number;
  readonly contextKeys?: readonly string[];
  readonly contextValues?: readonly string[];
  readonly course?: number;
  /** Upper triangle, row by row, of the 9×9 of position, velocity and acceleration; km and s. */
  readonly cov?: readonly number[];
  readonly covReferenceFrame?: 'J2000' | 'UVW' | 'EFG/TDR' | 'ECR/ECEF' | 'TEME' | 'GCRF';
  readonly flightAz?: number;
  readonly idSensor?: string;
  readonly object?: string;
  readonly origSensorId?: string;
  /** km, in `referenceFrame`, ECEF where that is not said. */
  readonly pos?: readonly number[];
  readonly propagated?: boolean;
  readonly quat?: readonly number[];
  readonly range?: number;
  readonly referenceFrame?: string;
  /** km/s. */
  readonly spd?: number;
  readonly status?: string;
  readonly timeSource?: string;
  readonly type?: string;
  readonly vectorAlt?: number;
  readonly vectorLat?: number;
  readonly vectorLon?: number;
  readonly vectorTrackId?: string;
  /** km/s. */
  readonly vel?: readonly number[];
}

/** `launchdetection`: one observation of a launch. */
export interface UdlLaunchDetection extends UdlCommon {
  readonly messageType: string;
  readonly observationLatitude: number;
  readonly observationLongitude: number;
  readonly observationTime: string;
  /** Order of the messages about one event. */
  readonly sequenceNumber: number;
  readonly descriptor?: string;
  readonly eventId?: string;
  /** The azimuth is uncertain, the way being nearly straight up. */
  readonly highZenithAzimuth?: boolean;
  readonly inclination?: number;
  readonly launchAzimuth?: number;
  readonly launchLatitude?: number;
  readonly launchLongitude?: number;
  readonly launchTime?: string;
  readonly observationAltitude?: number;
  readonly raan?: number;
  /** Seen by several observers. */
  readonly stereoFlag?: boolean;
  readonly tags?: readonly string[];
}

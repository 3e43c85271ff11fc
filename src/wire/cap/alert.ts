/**
 * OASIS Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010), section 3.2, as typed data.
 * Members have the names of its elements; a list stands where an element may repeat. Times are
 * milliseconds since the epoch, UTC.
 */
export const CAP_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';

export interface CapAlert {
  /** No white space, comma, `<` or `&` (section 3.2.1), nor in `sender`. */
  readonly identifier: string;
  readonly sender: string;
  readonly sentMs: number;
  readonly status: CapStatus;
  readonly msgType: CapMessageType;
  readonly source?: string;
  readonly scope: 'Public' | 'Restricted' | 'Private';
  /** Needed with scope `Restricted`. */
  readonly restriction?: string;
  /** Needed with scope `Private`. */
  readonly addresses?: string;
  readonly code?: readonly string[];
  readonly note?: string;
  /** Earlier messages, each `sender,identifier,sent`: see `capReference`. */
  readonly references?: readonly string[];
  readonly incidents?: string;
  readonly info: readonly CapInfo[];
}

export type CapStatus = 'Actual' | 'Exercise' | 'System' | 'Test' | 'Draft';
export type CapMessageType = 'Alert' | 'Update' | 'Cancel' | 'Ack' | 'Error';

/** Section 3.2.2. */
export interface CapInfo {
  /** RFC 3066; `en-US` when absent. */
  readonly language?: string;
  readonly category: readonly CapCategory[];
  readonly event: string;
  readonly responseType?: readonly CapResponseType[];
  readonly urgency: 'Immediate' | 'Expected' | 'Future' | 'Past' | 'Unknown';
  readonly severity: 'Extreme' | 'Severe' | 'Moderate' | 'Minor' | 'Unknown';
  readonly certainty: 'Observed' | 'Likely' | 'Possible' | 'Unlikely' | 'Unknown';
  readonly audience?: string;
  readonly eventCode?: readonly CapValue[];
  readonly effectiveMs?: number;
  readonly onsetMs?: number;
  readonly expiresMs?: number;
  readonly senderName?: string;
  readonly headline?: string;
  readonly description?: string;
  readonly instruction?: string;
  readonly web?: string;
  readonly contact?: string;
  readonly parameter?: readonly CapValue[];
  readonly resource?: readonly CapResource[];
  readonly area?: readonly CapArea[];
}

export type CapCategory =
  | 'Geo'
  | 'Met'
  | 'Safety'
  | 'Security'
  | 'Rescue'
  | 'Fire'
  | 'Health'
  | 'Env'
  | 'Transport'
  | 'Infra'
  | 'CBRNE'
  | 'Other';

export type CapResponseType =
  | 'Shelter'
  | 'Evacuate'
  | 'Prepare'
  | 'Execute'
  | 'Avoid'
  | 'Monitor'
  | 'Assess'
  | 'AllClear'
  | 'None';

export interface CapValue {
  readonly valueName: string;
  readonly value: string;
}

/** Section 3.2.3. */
export interface CapResource {
  readonly resourceDesc: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size?: number;
  readonly uri?: string;
  readonly derefUri?: string;
  readonly digest?: string;
}

/** Section 3.2.4. */
export interface CapArea {
  readonly areaDesc: string;
  readonly polygon?: readonly CapPolygon[];
  readonly circle?: readonly CapCircle[];
  readonly geocode?: readonly CapValue[];
  /** Feet over mean sea level. */
  readonly altitudeFt?: number;
  readonly ceilingFt?: number;
}

/** At least four `[latitude, longitude]` in degrees, the first one again as the last. */
export type CapPolygon = readonly (readonly [number, number])[];

export interface CapCircle {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly radiusKm: number;
}

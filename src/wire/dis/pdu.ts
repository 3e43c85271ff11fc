/** What every PDU begins with (IEEE 1278.1-2012, section 6.2.66). */
export interface DisHeader {
  /** 6 or 7. */
  readonly protocolVersion: number;
  readonly exerciseId: number;
  readonly pduType: number;
  readonly protocolFamily: number;
  /** Section 6.2.88: since the hour began, seconds below 3600; absolute by UTC, else by no clock. */
  readonly pastHourS: number;
  readonly absoluteTime: boolean;
  /** PDU status of version 7 (section 6.2.67); in version 6 padding. */
  readonly status: number;
}

/** Section 6.2.28. */
export interface EntityId {
  readonly site: number;
  readonly application: number;
  readonly entity: number;
}

/** Section 6.2.30; values in SISO-REF-010. */
export interface EntityType {
  readonly kind: number;
  readonly domain: number;
  readonly country: number;
  readonly category: number;
  readonly subcategory: number;
  readonly specific: number;
  readonly extra: number;
}

export type Vector = readonly [x: number, y: number, z: number];

/** Section 6.2.19. */
export interface DeadReckoning {
  /** SISO-REF-010, UID 44: 1 static, 2 to 5 in world coordinates, 6 to 9 in the entity's own. */
  readonly algorithm: number;
  /** 15 octets, lower-case hexadecimal. */
  readonly otherParameters: string;
  /** m/s², in the coordinates that the algorithm names. */
  readonly acceleration: Vector;
  /** rad/s about the entity's axes. */
  readonly angularVelocity: Vector;
}

/** Section 6.2.94: parts that move against the body, and parts attached to it; others as they are. */
export type VariableParameter =
  | {
      readonly kind: 'articulated';
      readonly change: number;
      readonly attachedTo: number;
      readonly parameterType: number;
      readonly value: number;
    }
  | {
      readonly kind: 'attached';
      readonly detached: number;
      readonly attachedTo: number;
      readonly parameterType: number;
      readonly type: EntityType;
    }
  /** 16 octets with the record type in front, lower-case hexadecimal. */
  | { readonly kind: 'other'; readonly hex: string };

/** Section 7.2.2. */
export interface EntityStatePdu {
  readonly kind: 'entity-state';
  readonly header: DisHeader;
  readonly id: EntityId;
  /** SISO-REF-010, UID 6: 1 friendly, 2 opposing, 3 neutral. */
  readonly force: number;
  readonly type: EntityType;
  readonly alternativeType: EntityType;
  /** m/s, in world or entity coordinates by the dead-reckoning algorithm. */
  readonly velocity: Vector;
  /** Geocentric WGS-84 (section 1.6.3.1), m. */
  readonly location: Vector;
  /** Euler angles from world to entity axes: psi about z, theta about y, phi about x, rad. */
  readonly orientation: Vector;
  /** 32 bits, read by kind and domain (SISO-REF-010). */
  readonly appearance: number;
  readonly deadReckoning: DeadReckoning;
  /** Section 6.2.32; hexadecimal where the character set is not ASCII (1). */
  readonly marking: { readonly characterSet: number; readonly text: string };
  readonly capabilities: number;
  readonly variableParameters: readonly VariableParameter[];
}

/** Section 7.6.2. Frequencies Hz, power dBm, angles rad, times µs as they are sent. */
export interface EmissionPdu {
  readonly kind: 'emission';
  readonly header: DisHeader;
  readonly emitter: EntityId;
  readonly event: EntityId;
  readonly stateUpdate: number;
  readonly systems: readonly EmitterSystem[];
}

export interface EmitterSystem {
  readonly name: number;
  readonly function: number;
  readonly number: number;
  /** In entity coordinates, m. */
  readonly location: Vector;
  readonly beams: readonly EmitterBeam[];
}

export interface EmitterBeam {
  /** In 32-bit words, as sent. */
  readonly dataLength: number;
  readonly number: number;
  readonly parameterIndex: number;
  readonly frequencyHz: number;
  readonly frequencyRangeHz: number;
  readonly effectiveRadiatedPowerDbm: number;
  readonly pulseRepetitionFrequencyHz: number;
  readonly pulseWidthUs: number;
  readonly azimuthCenterRad: number;
  readonly azimuthSweepRad: number;
  readonly elevationCenterRad: number;
  readonly elevationSweepRad: number;
  readonly sweepSync: number;
  readonly function: number;
  readonly highDensity: number;
  readonly status: number;
  readonly jammingTechnique: number;
  readonly targets: readonly {
    readonly entity: EntityId;
    readonly emitter: number;
    readonly beam: number;
  }[];
}

/** Section 7.7.3: the samples stay where they are in the datagram. */
export interface SignalPdu {
  readonly kind: 'signal';
  readonly header: DisHeader;
  readonly radio: EntityId;
  readonly radioNumber: number;
  readonly encodingScheme: number;
  readonly tdlType: number;
  readonly sampleRateHz: number;
  /** Bits. */
  readonly dataLength: number;
  readonly samples: number;
  /** Octet at which the data begin, and how many there are. */
  readonly dataOffset: number;
  readonly dataBytes: number;
}

/** Set Data and Data, sections 7.5.10 and 7.5.11. */
export interface DataPdu {
  readonly kind: 'data';
  readonly header: DisHeader;
  readonly originating: EntityId;
  readonly receiving: EntityId;
  readonly requestId: number;
  readonly fixed: readonly { readonly id: number; readonly value: number }[];
  /** Length in bits as sent; the octets that hold them in lower-case hexadecimal. */
  readonly variable: readonly {
    readonly id: number;
    readonly bits: number;
    readonly hex: string;
  }[];
}

export type DisPdu = EntityStatePdu | EmissionPdu | SignalPdu | DataPdu;

/**
 * Communication state: how a station shares the channel (ITU-R M.1371-5 annex 2 section 3.3.7.2
 * for SOTDMA, 3.3.7.3 for ITDMA).
 */
export type AisRadio =
  | {
      readonly access: 'sotdma';
      /** 0 UTC direct, 1 UTC indirect, 2 by a base station, 3 by another station. */
      readonly sync: number;
      /** Frames until the slot is left; 0: this was the last. */
      readonly slotTimeout: number;
      /** Stations heard, 0 to 16,383; at a timeout of 3, 5 and 7. */
      readonly receivedStations?: number;
      /** Slot of this transmission, 0 to 2249; at 2, 4 and 6. */
      readonly slotNumber?: number;
      /** UTC hour and minute; at 1. */
      readonly utcHour?: number;
      readonly utcMinute?: number;
      /** To the slot of the next frame; at 0. */
      readonly slotOffset?: number;
    }
  | {
      readonly access: 'itdma';
      readonly sync: number;
      /** To the next slot that is used; 0: none. */
      readonly slotIncrement: number;
      /** As sent: 0 to 7. */
      readonly slots: number;
      /** The slot stays allocated for another frame. */
      readonly keep: boolean;
    };

/**
 * Reads the `radio` of a message: 19 bits of types 1, 2, 4, 11 (SOTDMA) and 3 (ITDMA), 20 bits
 * with a selector in front of types 9, 18 and 26. Null for other types, where it was cut, and for
 * class B "CS", which sends a constant in its place.
 */
export function readRadio(message: {
  readonly type: number;
  readonly radio?: number | null;
  readonly carrierSense?: boolean;
}): AisRadio | null {
  const { type, radio } = message;
  if (radio === null || radio === undefined || message.carrierSense === true) return null;
  switch (type) {
    case 1:
    case 2:
    case 4:
    case 11:
      return readSotdma(radio);
    case 3:
      return readItdma(radio);
    case 9:
    case 18:
    case 26:
      return radio >= 1 << 19 ? readItdma(radio - (1 << 19)) : readSotdma(radio);
    default:
      return null;
  }
}

function readSotdma(state: number): AisRadio {
  const common = {
    access: 'sotdma',
    sync: state >> 17,
    slotTimeout: (state >> 14) & 7,
  } as const;
  const rest = state & 0x3fff;
  switch (common.slotTimeout) {
    case 0:
      return { ...common, slotOffset: rest };
    case 1:
      return { ...common, utcHour: rest >> 9, utcMinute: (rest >> 2) & 0x7f };
    case 2:
    case 4:
    case 6:
      return { ...common, slotNumber: rest };
    default:
      return { ...common, receivedStations: rest };
  }
}

function readItdma(state: number): AisRadio {
  return {
    access: 'itdma',
    sync: state >> 17,
    slotIncrement: (state >> 4) & 0x1fff,
    slots: (state >> 1) & 7,
    keep: (state & 1) === 1,
  };
}

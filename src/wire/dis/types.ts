/**
 * PDU types of IEEE 1278.1-2012 by number (SISO-REF-010, UID 4), with what is done with them here:
 * read field by field, or only skipped by their length and counted.
 */
const NAMES = [
  'Other',
  'Entity State',
  'Fire',
  'Detonation',
  'Collision',
  'Service Request',
  'Resupply Offer',
  'Resupply Received',
  'Resupply Cancel',
  'Repair Complete',
  'Repair Response',
  'Create Entity',
  'Remove Entity',
  'Start/Resume',
  'Stop/Freeze',
  'Acknowledge',
  'Action Request',
  'Action Response',
  'Data Query',
  'Set Data',
  'Data',
  'Event Report',
  'Comment',
  'Electromagnetic Emission',
  'Designator',
  'Transmitter',
  'Signal',
  'Receiver',
  'IFF',
  'Underwater Acoustic',
  'Supplemental Emission/Entity State',
  'Intercom Signal',
  'Intercom Control',
  'Aggregate State',
  'IsGroupOf',
  'Transfer Ownership',
  'IsPartOf',
  'Minefield State',
  'Minefield Query',
  'Minefield Data',
  'Minefield Response NACK',
  'Environmental Process',
  'Gridded Data',
  'Point Object State',
  'Linear Object State',
  'Areal Object State',
  'TSPI',
  'Appearance',
  'Articulated Parts',
  'LE Fire',
  'LE Detonation',
  'Create Entity-R',
  'Remove Entity-R',
  'Start/Resume-R',
  'Stop/Freeze-R',
  'Acknowledge-R',
  'Action Request-R',
  'Action Response-R',
  'Data Query-R',
  'Set Data-R',
  'Data-R',
  'Event Report-R',
  'Comment-R',
  'Record-R',
  'Set Record-R',
  'Record Query-R',
  'Collision-Elastic',
  'Entity State Update',
  'Directed Energy Fire',
  'Entity Damage Status',
  'Information Operations Action',
  'Information Operations Report',
  'Attribute',
] as const;

/** PDU types by number. */
export const PDU_TYPE = {
  entityState: 1,
  setData: 19,
  data: 20,
  emission: 23,
  signal: 26,
} as const;

/** Those that are read field by field. */
export const DECODED_PDU_TYPES: readonly number[] = Object.values(PDU_TYPE);

/** The name of a PDU type; a number without one is `type 130`. */
export function pduTypeName(type: number): string {
  return NAMES[type] ?? `type ${type}`;
}

/** How many types have a name, from 0. */
export const PDU_TYPE_COUNT = NAMES.length;

/** Protocol versions that are read: IEEE 1278.1A-1998 and IEEE 1278.1-2012. */
export const PROTOCOL_VERSIONS: readonly number[] = [6, 7];

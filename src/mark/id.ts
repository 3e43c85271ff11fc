/**
 * Ids are counted, never random: `kor-h3` is the third hazard of node `kor`. The same inputs
 * give the same ids, which is what lets a replay compare byte for byte.
 */
export type NodeId = string;
export type TrackId = string;
export type HazardId = string;
export type WarningId = string;
export type StatementId = string;
export type OfficerId = string;
export type SensorId = string;

const NODE_ID = /^[a-z][a-z0-9]{1,15}$/;
const SENSOR_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** A node's name: 2 to 16 lower-case letters and digits, a letter first. */
export function isNodeId(value: unknown): value is NodeId {
  return typeof value === 'string' && NODE_ID.test(value);
}

/** A sensor's or officer's name: up to 64 letters, digits, dots, dashes, underscores. */
export function isSensorId(value: unknown): value is SensorId {
  return typeof value === 'string' && SENSOR_ID.test(value);
}

/** `t7`: tracks are local to a node, so the node's name is left out. */
export function trackId(sequence: number): TrackId {
  return `t${sequence}`;
}

/** `kor-h3` */
export function hazardId(node: NodeId, sequence: number): HazardId {
  return `${node}-h${sequence}`;
}

/** `kor-w3` */
export function warningId(node: NodeId, sequence: number): WarningId {
  return `${node}-w${sequence}`;
}

/** `kor-s3` */
export function statementId(node: NodeId, sequence: number): StatementId {
  return `${node}-s${sequence}`;
}

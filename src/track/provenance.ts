import type { Instant } from '../mark/index.ts';
import type { EstimateReport } from '../sense/index.ts';
import type { TrackerState } from './state.ts';

/**
 * What a track is made of, so that no node takes certainty, or the belief that an object is still
 * there, from an echo of its own reports. Covariance intersection keeps a state honest whatever
 * comes back; existence and age it does not: two nodes that hand each other one old track would
 * keep it alive for good. So every estimate names its origins, each with the time of the newest
 * measurement out of it, and one of which no origin is newer than what the track has already is an
 * echo: it gives its names and moves nothing.
 */
export interface Origin {
  /** `<node>/<number>` for a sensor of a node, `asterix SAC/SIC`, or whatever the source calls it. */
  readonly name: string;
  /** Newest measurement out of it, ms. */
  readonly newestMs: Instant;
}

/** Origins that are kept of one track: as many as are read of one estimate. */
const MAXIMUM_ORIGINS = 256;

/** An own sensor is taken as heard for so many of its periods, and at least so long, ms. */
const HEARD_PERIODS = 2;
const HEARD_MS = 10_000;

/** The name by which others' provenance calls a sensor with this address. */
export function asterixName(sacSic: readonly [number, number]): string {
  return `asterix ${sacSic[0]}/${sacSic[1]}`;
}

/** Whether the estimate holds anything that the track has not; `slot` -1: that no track has. */
export function bringsNews(state: TrackerState, slot: number, report: EstimateReport): boolean {
  const { provenance, provenanceMs } = report;
  const sender = senderName(state, report);
  const known = slot < 0 ? undefined : state.origins.get(slot);
  let named = false;
  for (let i = 0; i < provenance.length; i++) {
    const name = provenance[i]!;
    // Who joined the sensors has seen nothing himself.
    if (name === sender && provenance.length > 1) continue;
    named = true;
    const stated = provenanceMs?.[i];
    const own = ownSensor(state, name);
    if (own === null) {
      const before = known?.get(name);
      if (stated === undefined || before === undefined || stated > before) return true;
    } else if (own >= 0 && isUnheard(state, own, stated, report.timeMs)) return true;
  }
  return !named;
}

/** Index of the own sensor of that name, -1 for one that is not there any more, null: not ours. */
function ownSensor(state: TrackerState, name: string): number | null {
  const known = state.ownNames.get(name);
  if (known !== undefined) return known;
  if (state.node === '' || !name.startsWith(`${state.node}/`)) return null;
  const index = Number(name.slice(state.node.length + 1));
  return Number.isInteger(index) && index >= 0 && index < state.coverages.length ? index : -1;
}

/** Whether the estimate has later measurements of an own sensor than have come here. */
function isUnheard(
  state: TrackerState,
  sensor: number,
  stated: Instant | undefined,
  timeMs: Instant,
): boolean {
  const { lastHeardMs, periodS } = state.coverages[sensor]!;
  const graceMs = Math.max(HEARD_PERIODS * (periodS ?? 0) * 1000, HEARD_MS);
  return (stated ?? timeMs) > lastHeardMs + graceMs;
}

function senderName(state: TrackerState, report: EstimateReport): string | null {
  const index = state.coverageOf.get(report.source);
  return index === undefined ? null : state.coverages[index]!.address;
}

/** Notes what an estimate that was taken in is made of. */
export function noteOrigins(state: TrackerState, slot: number, report: EstimateReport): void {
  const { provenance, provenanceMs, timeMs } = report;
  if (provenance.length === 0) return;
  let known = state.origins.get(slot);
  if (known === undefined) {
    known = new Map();
    state.origins.set(slot, known);
  }
  provenance.forEach((name, i) => {
    const newestMs = Math.min(provenanceMs?.[i] ?? timeMs, timeMs);
    const before = known.get(name);
    if (before === undefined && known.size >= MAXIMUM_ORIGINS) return;
    if (before === undefined || newestMs > before) known.set(name, newestMs);
  });
}

/** One track goes on as the other. */
export function joinOrigins(state: TrackerState, slot: number, other: number): void {
  const theirs = state.origins.get(other);
  if (theirs === undefined) return;
  const mine = state.origins.get(slot) ?? new Map<string, Instant>();
  for (const [name, newestMs] of theirs) {
    if (mine.size >= MAXIMUM_ORIGINS && !mine.has(name)) continue;
    mine.set(name, Math.max(newestMs, mine.get(name) ?? newestMs));
  }
  state.origins.set(slot, mine);
}

/**
 * What the track is made of, by name: own sensors by number alone, which tells nobody what they are.
 * A node that hands the track on states all of it. Empty for a track that is not alive.
 */
export function originsOf(state: TrackerState, id: string): Origin[] {
  const slot = /^t[0-9]{1,15}$/.test(id) ? state.store.slots.get(Number(id.slice(1))) : undefined;
  if (slot === undefined) return [];
  const { sensors, hitsMs } = state.store;
  const origins = new Map(state.origins.get(slot));
  sensors[slot]!.forEach((sensor, i) => {
    const { relays } = state.coverages[sensor]!;
    if (relays && origins.size > 0) return;
    origins.set(`${state.node}/${sensor}`, hitsMs[slot]![i]!);
  });
  return [...origins.keys()].sort().map((name) => ({ name, newestMs: origins.get(name)! }));
}

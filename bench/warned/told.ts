import { createStaff, grants, type Staffing, signatures } from '../../src/exercise/index.ts';
import {
  createWarn,
  onAct,
  onAuthorityAct,
  onHazard,
  onTick,
  type WarnChange,
  type Warning,
  type WarnState,
} from '../../src/warn/index.ts';
import {
  type Due,
  ENOUGH_S,
  OFFICERS,
  type Recognised,
  START_MS,
  STRIDE_MS,
  settingsOf,
  signerOf,
  VERIFIER,
} from './flights.ts';

/** What the public was told of a flight in time, and what was drafted for it. */
export interface Told {
  /** Areas in force {@link ENOUGH_S} before the impact, and those of them told to take cover. */
  readonly warned: ReadonlySet<string>;
  readonly covered: ReadonlySet<string>;
  /** Areas that any draft named by then. */
  readonly drafted: ReadonlySet<string>;
  /** When each area was first named in public. */
  readonly firstMs: ReadonlyMap<string, number>;
}

/**
 * The same hazards to one staffing: the room that makes warnings of them, by itself. The tests hold
 * it against the whole watch.
 */
export function tell(
  { impactMs }: Pick<Due, 'impactMs'>,
  { scenario, hazards }: Pick<Recognised, 'scenario' | 'hazards'>,
  staffing: Staffing,
): Told {
  const settings = settingsOf(scenario, staffing === 'one officer' ? 1 : 2);
  const { warn, mode, officers, label, node } = settings;
  const state: WarnState = createWarn(warn, mode, officers, label);
  const [a, b] = OFFICERS.map((id) => ({ id, signer: signerOf(id) }));
  const staff = createStaff(staffing, [a!, b!]);
  for (const act of grants(staff, node, mode, START_MS)) {
    const granted = onAuthorityAct(state, act, VERIFIER, START_MS);
    if (!granted.ok) throw new Error(granted.refusal.message);
  }
  const drafts = new Map<string, Warning>();
  const released = new Map<string, Warning>();
  const drafted = new Set<string>();
  const firstMs = new Map<string, number>();
  const take = (changes: readonly WarnChange[]): void => {
    for (const { warning } of changes) {
      if (warning.state === 'drafted') {
        drafts.set(warning.id, warning);
        for (const { region } of warning.areas) drafted.add(region);
      } else drafts.delete(warning.id);
      if (warning.issuedMs === undefined) continue;
      released.set(warning.id, warning);
      for (const { region, stage } of warning.areas) {
        if (stage !== 'all-clear' && !firstMs.has(region)) firstMs.set(region, warning.issuedMs);
      }
    }
  };
  const lastMs = impactMs - ENOUGH_S * 1000;
  let next = 0;
  for (let atMs = START_MS + STRIDE_MS; atMs <= lastMs; atMs += STRIDE_MS) {
    for (; next < hazards.length && hazards[next]!.atMs <= atMs; next++) {
      take(onHazard(state, hazards[next]!.body, hazards[next]!.atMs));
    }
    take(onTick(state, atMs));
    for (const act of signatures(staff, [...drafts.values()], released.keys(), atMs)) {
      take(onAct(state, act, VERIFIER, atMs).changes);
    }
  }
  const inForce = [...released.values()]
    .filter((each) => each.state !== 'cancelled' && each.state !== 'all-clear')
    .flatMap(({ areas }) => areas.filter(({ stage }) => stage !== 'all-clear'));
  const covered = inForce.filter(({ stage }) => stage === 'take-cover');
  return {
    warned: new Set(inForce.map(({ region }) => region)),
    covered: new Set(covered.map(({ region }) => region)),
    ...{ drafted, firstMs },
  };
}

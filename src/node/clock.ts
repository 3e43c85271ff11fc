/** Where a node's time comes from. Everything that is stamped or waited for uses it. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  nowMs(): number;
  /** Clock seconds in one second of real time: above 1, an exercise runs faster. */
  readonly speed: number;
  /**
   * Goes on from this moment where it is ahead: a node's time never goes back, and it must not stand
   * still either, since what is due would never come. Returns how far ahead it was, ms; 0: it was not.
   */
  goOnFrom?(pastMs: number): number;
  /** How far it is ahead of the machine's clock since then, ms; 0: it is not. */
  aheadMs?(): number;
}

/** What the machine says of time. */
export interface TimeSources {
  /** Milliseconds since the epoch; may be set at any moment. */
  readonly wallMs: () => number;
  /** Milliseconds since some moment; only goes on. */
  readonly steadyMs: () => number;
}

/** A wall clock that is further off than this was set, not adjusted, ms. */
const STEP_MS = 2000;

/** A wall clock that was set forwards is believed after this long: some are set back at once, ms. */
const BELIEVE_MS = 10_000;

/**
 * What a node goes on from is given up for the wall clock at half pace where it is this little ahead,
 * ms; as much as any sensor's time may be off. Beyond it nobody knows which of the two is wrong, and
 * time goes on at its own pace until the wall clock is ahead again.
 */
const WORKED_OFF_MS = 300_000;

/** The wall clock is approached by at most this much per ms, so that time always goes on. */
const SLEW = 0.5;

/**
 * The machine's own clock: the monotonic one, anchored to the wall clock when it is made and led
 * after it. A step backwards is worked off slowly; one forwards is followed once it has stayed.
 * `housekeeping` tells of both.
 */
export function systemClock(
  { wallMs, steadyMs }: TimeSources = {
    wallMs: () => Date.now(),
    steadyMs: () => performance.now(),
  },
): Clock {
  let lastMs = steadyMs();
  let offsetMs = wallMs() - lastMs;
  let steppedAtMs: number | null = null;
  let floor = { fromMs: Number.NEGATIVE_INFINITY, steadyMs: 0, pace: 1 };
  function led(steady: number): number {
    const most = (steady - lastMs) * SLEW;
    lastMs = steady;
    const off = wallMs() - steady - offsetMs;
    if (off <= STEP_MS) steppedAtMs = null;
    else steppedAtMs ??= steady;
    if (steppedAtMs === null) offsetMs += Math.min(most, Math.max(-most, off));
    else if (steady - steppedAtMs >= BELIEVE_MS) offsetMs += off;
    return Math.floor(offsetMs + steady);
  }
  const floorMs = (steady: number): number =>
    Math.floor(floor.fromMs + floor.pace * (steady - floor.steadyMs));
  return {
    speed: 1,
    nowMs() {
      const steady = steadyMs();
      return Math.max(led(steady), floorMs(steady));
    },
    aheadMs() {
      const steady = steadyMs();
      return Math.max(0, floorMs(steady) - led(steady));
    },
    goOnFrom(pastMs) {
      const steady = steadyMs();
      const aheadMs = pastMs - led(steady);
      if (aheadMs <= 0) return 0;
      const pace = aheadMs <= WORKED_OFF_MS ? SLEW : 1;
      floor = { fromMs: pastMs, steadyMs: steady, pace };
      return aheadMs;
    },
  };
}

/**
 * A clock that stands at `startMs` when it is made and then runs `speed` times as fast as the
 * machine. It follows the monotonic clock: a step of the wall clock does not reach it.
 */
export function scaledClock(startMs: number, speed: number): Clock {
  const from = performance.now();
  return { nowMs: () => startMs + (performance.now() - from) * speed, speed };
}

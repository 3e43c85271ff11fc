import type { Clock } from '../../node/index.ts';

/** Who a line of the timeline is about: a node, or the simulated world. */
export type Teller = string;

/** Something that happened, for a person or for a program. */
export type Tell = (who: Teller, event: string, text: string, facts?: object) => void;

export interface TellingOptions {
  readonly clock: Clock;
  /** T is counted from here: the first launch, or the start of an exercise without one. */
  readonly zeroMs: number;
  readonly json: boolean;
  readonly out: (line: string) => void;
}

/** Lines like `EXERCISE T+01:12 kor: …`, or objects a line. */
export function telling(options: TellingOptions): Tell {
  return (who, event, text, facts = {}) => {
    const timeMs = options.clock.nowMs();
    if (options.json) {
      const mode = 'exercise';
      options.out(JSON.stringify({ mode, timeMs, who, event, text, ...facts }));
      return;
    }
    options.out(`EXERCISE ${sinceZero(timeMs - options.zeroMs)} ${who}: ${text}`);
  };
}

/**
 * Tells each alarm once: a node says it in its log and shows it in its view, whichever comes first.
 * One that the log says again is told again.
 */
export function alarmsOnce(tell: Tell): Tell {
  const shown = new Set<string>();
  const logged = new Set<string>();
  return (who, event, text, facts) => {
    if (event !== 'alarm') return tell(who, event, text, facts);
    const alarm = text.replace(/^ALARM /, '');
    const [here, there] = alarm === text ? [logged, shown] : [shown, logged];
    const key = `${who} ${alarm}`;
    const again = !here.has(key) && there.has(key);
    here.add(key);
    if (!again) tell(who, event, alarm.startsWith('BNG_') ? `ALARM ${alarm}` : alarm, facts);
  };
}

/** `T+01:12`, `T-00:08` */
export function sinceZero(ms: number): string {
  const s = Math.floor(Math.abs(ms) / 1000);
  const minutes = String(Math.floor(s / 60)).padStart(2, '0');
  return `T${ms < 0 ? '-' : '+'}${minutes}:${String(s % 60).padStart(2, '0')}`;
}

/** `8 min 41 s`, `41 s`, `3.0 s`, `12 ms` */
export function span(s: number): string {
  const whole = Math.round(s);
  if (Math.abs(s) < 1) return `${Math.round(1000 * s)} ms`;
  if (Math.abs(s) < 10) return `${s.toFixed(1)} s`;
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `12:04:31 UTC` */
export function clockTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 19)} UTC`;
}

/** `12,300 km²`, `4.1 km²` */
export function area(squareMetres: number): string {
  const km2 = squareMetres / 1e6;
  if (km2 < 10) return `${km2.toFixed(1)} km²`;
  const rounded = Number(km2.toPrecision(3));
  return `${rounded.toLocaleString('en-US', { maximumFractionDigits: 0 })} km²`;
}

/** `12 km`, `0.4 km` */
export function distance(metres: number): string {
  const km = metres / 1000;
  return `${km < 10 ? km.toFixed(1) : km.toFixed(0)} km`;
}

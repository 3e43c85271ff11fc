/**
 * What an installation is for. One watch, ledger, trust root and port set per mode; nothing
 * ever changes its mode (docs/lifecycle.md, law 3).
 */
export const MODES = ['actual', 'exercise', 'test', 'simulated'] as const;
export type Mode = (typeof MODES)[number];

export function isMode(value: unknown): value is Mode {
  return typeof value === 'string' && (MODES as readonly string[]).includes(value);
}

/** CAP 1.2 section 3.2.1 `status` for a mode; simulated input never leaves, so it has none. */
export function capStatus(mode: Mode): 'Actual' | 'Exercise' | 'Test' | null {
  switch (mode) {
    case 'actual':
      return 'Actual';
    case 'exercise':
      return 'Exercise';
    case 'test':
      return 'Test';
    case 'simulated':
      return null;
  }
}

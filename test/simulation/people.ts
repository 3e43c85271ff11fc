import { formatInstant, type Mode } from '../../src/mark/index.ts';
import { seal } from '../../src/seal/index.ts';
import { ACT_TYPE, currentWarnings, type SignedAct } from '../../src/warn/index.ts';
import type { Chance } from './chance.ts';
import type { Host } from './host.ts';
import { fakeSigner } from './keys.ts';
import { ISSUER, NOTICE_SOURCE } from './nations.ts';
import { OFFICERS } from './settings.ts';

/** An officer who saw nothing come of a signature signs again after this, ms. */
const AGAIN_MS = 3000;
/** Name of a drop zone in a notice of another mode than the watch's. */
export const WRONG_MODE_ZONE = 'zone of another mode';

/** Two officers of each node, who read what is drafted and sign it. */
export class People {
  private readonly signedMs = new Map<string, number>();
  private readonly chance: Chance;
  private nonce = 0;

  constructor(chance: Chance) {
    this.chance = chance;
  }

  /** Looks at a node's drafts; `keys` are what its officers hold now. */
  look(host: Host, keys: readonly string[], nowMs: number): void {
    const { stages } = host.watch.state;
    if (!host.up || stages === null) return;
    for (const draft of currentWarnings(stages.warn)) {
      if (draft.state !== 'drafted') continue;
      for (const [i, { id }] of OFFICERS.entries()) {
        const name = `${id}/${draft.id}/${draft.revision}`;
        const lastMs = this.signedMs.get(name) ?? nowMs - this.chance.below(2 * AGAIN_MS);
        if (!this.signedMs.has(name)) this.signedMs.set(name, lastMs);
        if (nowMs - lastMs < AGAIN_MS) continue;
        this.signedMs.set(name, nowMs);
        this.nonce += 1;
        const act: SignedAct['body'] = {
          act: 'release',
          mode: host.settings.mode,
          warning: draft.id,
          revision: draft.revision,
          contentHash: draft.contentHash,
          officer: id,
          atMs: host.nowMs,
          nonce: `n${this.nonce}`,
        };
        const signer = fakeSigner(keys[i]!.replace(/^sim-/, ''));
        host.take({ kind: 'command', command: seal(ACT_TYPE, act, signer) });
      }
    }
  }
}

/** Takes in what an authority announces: a launch, its change, or that it is off. */
export function announce(
  host: Host,
  mode: Mode,
  number: number,
  change: number,
  chance: Chance,
): void {
  const own = mode === host.settings.mode;
  const longitudeDeg = 128 + (number % 7) * 3 + (own ? 0 : 0.5);
  const latitudeDeg = 30 + (number % 5) * 2 + change * 0.1;
  const side = 0.6 + chance.below(3) * 0.2;
  const notice = {
    id: `N-${number}`,
    issuer: ISSUER,
    mode,
    from: formatInstant(host.nowMs - 3_600_000),
    until: formatInstant(host.nowMs + 86_400_000),
    dropZones: [
      {
        name: own ? 'stage 1' : WRONG_MODE_ZONE,
        polygon: [
          [longitudeDeg, latitudeDeg],
          [longitudeDeg + side, latitudeDeg],
          [longitudeDeg + side, latitudeDeg + side],
          [longitudeDeg, latitudeDeg],
        ],
      },
    ],
    withdrawn: change > 1,
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(notice)}\n`);
  host.take({ kind: 'datagram', source: NOTICE_SOURCE, bytes });
}

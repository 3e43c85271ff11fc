import { createSocket } from 'node:dgram';
import {
  advanceExercise,
  type ExerciseState,
  exerciseEnded,
  loopbackPort,
} from '../../exercise/index.ts';
import type { Extension, ExtensionHost } from '../../node/index.ts';

/** How often the world is moved on, real milliseconds: under the period of the fastest sensor. */
const STEP_MS = 20;

export interface PlayerOptions {
  readonly state: ExerciseState;
  readonly onEnd: () => void;
}

/**
 * Plays an exercise into the nodes' real inputs: what its sensors emit goes over UDP sockets to
 * where the nodes listen for it, on loopback only (law 10).
 */
export function exercisePlayer(options: PlayerOptions): Extension {
  const { state } = options;
  return {
    name: 'exercise',
    async start(host) {
      const ports = destinations(state, host);
      const socket = createSocket('udp4');
      let ended = false;
      const timer = setInterval(() => {
        if (ended) return;
        for (const emission of advanceExercise(state, host.clock.nowMs())) {
          const port = ports.get(emission.source);
          if (port !== undefined) socket.send(emission.bytes, port, '127.0.0.1');
        }
        if (exerciseEnded(state)) {
          ended = true;
          options.onEnd();
        }
      }, STEP_MS);
      return {
        async stop() {
          clearInterval(timer);
          await new Promise<void>((resolve) => socket.close(() => resolve()));
        },
      };
    },
  };
}

/** Ports on loopback by the scenario's source, as the nodes have bound them. */
function destinations(state: ExerciseState, host: ExtensionHost): Map<string, number> {
  const ports = new Map<string, number>();
  for (const emitter of state.scenario.emitters) {
    const node = host.nodes.find((running) => running.node === emitter.node);
    if (node === undefined) continue;
    // The node's own row of this sensor says where it was made to listen.
    const row = node.config.sensors.find(
      (sensor) => (sensor as { id?: unknown }).id === emitter.id,
    ) as { source?: string } | undefined;
    const bound = node.sources().get(row?.source ?? emitter.source);
    const port = bound === undefined ? null : loopbackPort(bound);
    if (port === null) host.log(`${emitter.id} has nowhere to send to at ${emitter.node}`);
    else ports.set(emitter.source, port);
  }
  return ports;
}

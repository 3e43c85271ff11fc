import type { Sensor } from '../../sense/index.ts';
import type { NodeConfig } from '../config.ts';
import { startDrain } from './drain.ts';
import { createIntake, type DrainedIntake, type IntakeHealth } from './intake.ts';
import { type OpenInput, openInput, senderList } from './open.ts';
import { playRecording } from './play.ts';
import type { Recording } from './recordings.ts';

export interface InputsOptions {
  readonly sensors: readonly Sensor[];
  readonly config: NodeConfig['inputs'];
  readonly nowMs: () => number;
  /** Sources that are played as if they were now, from `startMs` on; the others are opened. */
  readonly recordings: ReadonlyMap<string, Recording>;
  readonly startMs: number;
  /** Clock seconds in one second of real time. */
  readonly speed: number;
  /** False while the ledger is behind: what can wait waits, the rest queues. */
  readonly ready: () => boolean;
  readonly take: (source: string, bytes: Uint8Array) => void;
  readonly onState: (source: string, state: IntakeHealth['state'], message: string) => void;
}

/** All sensor inputs of one watch: one for each `source`, however many sensors share it. */
export interface Inputs {
  wake(): void;
  health(): IntakeHealth[];
  /** As bound, by source; without those that do not listen at present. */
  addresses(): ReadonlyMap<string, string>;
  close(): Promise<void>;
}

/** Opens every input; throws a BongsuError, with none left open, when one cannot be. */
export async function openInputs(options: InputsOptions): Promise<Inputs> {
  const { config } = options;
  const senders = senderList(config.allowFrom);
  const intakes: DrainedIntake[] = [];
  const open: OpenInput[] = [];
  const bySource = new Map(options.sensors.map((sensor) => [sensor.source, sensor]));
  for (const source of bySource.keys()) {
    intakes.push(
      createIntake({
        source,
        nowMs: options.nowMs,
        onArrival: () => drain.wake(),
        onState: (state, message) => options.onState(source, state, message),
        maximum: config.maximumQueued,
      }),
    );
  }
  const drain = startDrain(intakes, options.ready, options.take);

  async function close(): Promise<void> {
    drain.stop();
    await Promise.all(open.map((input) => input.close()));
  }

  try {
    for (const intake of intakes) {
      const recording = options.recordings.get(intake.source);
      if (recording === undefined) {
        const { format } = bySource.get(intake.source)!;
        open.push(await openInput(format, intake, { allowRemote: config.allowRemote, senders }));
      } else {
        open.push(playRecording(recording, intake, options.startMs, options));
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    wake: drain.wake,
    health() {
      for (const input of open) input.refresh?.();
      return intakes.map((intake) => intake.health());
    },
    addresses: () =>
      new Map(
        intakes.flatMap((intake) => {
          const { address } = intake.health();
          return address === null ? [] : [[intake.source, address] as const];
        }),
      ),
    close,
  };
}

import { join } from 'node:path';
import type { Scenario } from '../../exercise/index.ts';
import {
  type Clock,
  completeConfig,
  ensureKey,
  NODE_KEY,
  type NodeConfig,
  type RunningNode,
  signerOf,
  startNode,
} from '../../node/index.ts';
import type { Signer } from '../../seal/index.ts';
import type { FoundPorts } from './ports.ts';

/** The three nations of the demonstration. Korea has the sensors, the United States is the hub. */
export const NATIONS = ['kor', 'usa', 'jpn'] as const;
export type Nation = (typeof NATIONS)[number];

export const HUB: Nation = 'usa';

const MODE = 'exercise';

const TITLES: Readonly<Record<Nation, { en: string; ko: string; ja: string }>> = {
  kor: {
    en: 'Demonstration watch, Republic of Korea',
    ko: '대한민국 시연 경보소',
    ja: '韓国デモンストレーション警報所',
  },
  usa: {
    en: 'Demonstration watch, United States',
    ko: '미국 시연 경보소',
    ja: '米国デモンストレーション警報所',
  },
  jpn: {
    en: 'Demonstration watch, Japan',
    ko: '일본 시연 경보소',
    ja: '日本デモンストレーション警報所',
  },
};

/** After the last arrival people wait this long for the all-clear: short, nobody really waits. */
const END_AFTER_S = 60;

/** A person of the demonstration who may release warnings. */
export interface DemoOfficer {
  readonly node: Nation;
  readonly id: string;
  readonly signer: Signer;
}

export interface Federation {
  readonly nodes: readonly RunningNode[];
  readonly officers: readonly DemoOfficer[];
  readonly folders: Readonly<Record<Nation, string>>;
}

export interface FederationOptions {
  /** Folder of this run; each nation gets its own in it. */
  readonly folder: string;
  readonly scenario: Scenario;
  readonly clock: Clock;
  readonly ports: FoundPorts;
  readonly log: (node: Nation, line: string) => void;
}

/**
 * Starts the three nodes, each with its own keys, ledger and policy, linked by mutual TLS: the
 * hub listens, the other two call it. What was started is stopped again when one of them fails.
 */
export async function startFederation(options: FederationOptions): Promise<Federation> {
  const folders = Object.fromEntries(
    NATIONS.map((node) => [node, join(options.folder, node)]),
  ) as Record<Nation, string>;
  const keys = Object.fromEntries(
    NATIONS.map((node) => [node, ensureKey(folders[node], MODE, NODE_KEY, true).publicKey]),
  ) as Record<Nation, string>;
  const officers = NATIONS.flatMap((node) => makeOfficers(node, folders[node]));
  const nodes: RunningNode[] = [];
  try {
    for (const node of [HUB, ...NATIONS.filter((other) => other !== HUB)]) {
      const hubAddress = nodes[0]?.linkAddress ?? null;
      const config = configOf(node, options, folders[node], keys, officers, hubAddress);
      const log = (line: string): void => options.log(node, line);
      nodes.push(await startNode({ config, clock: options.clock, log, demonstrationKeys: true }));
    }
  } catch (error) {
    await stopAll(nodes);
    throw error;
  }
  const ordered = NATIONS.map((node) => nodes.find((running) => running.node === node)!);
  for (const running of ordered)
    running.setOthers(
      ordered
        .filter((other) => other !== running)
        .map((other) => ({ node: other.node, url: other.httpUrl })),
    );
  return { nodes: ordered, officers, folders };
}

export async function stopAll(nodes: readonly RunningNode[]): Promise<void> {
  await Promise.all(nodes.map((node) => node.stop()));
}

/** Two people a nation, each with a key of their own that mode `actual` would refuse. */
function makeOfficers(node: Nation, folder: string): DemoOfficer[] {
  return [`${node}-officer-1`, `${node}-officer-2`].map((id) => ({
    ...{ node, id },
    signer: signerOf(ensureKey(folder, MODE, id, true)),
  }));
}

function configOf(
  node: Nation,
  options: FederationOptions,
  folder: string,
  keys: Readonly<Record<Nation, string>>,
  officers: readonly DemoOfficer[],
  hubAddress: string | null,
): NodeConfig {
  const others = NATIONS.filter((other) => other !== node);
  const peers =
    node === HUB
      ? others.map((other) => ({ node: other, key: keys[other], relay: true }))
      : [
          {
            node: HUB,
            key: keys[HUB],
            ...(hubAddress === null ? {} : { address: hubAddress }),
            origins: others
              .filter((other) => other !== HUB)
              .map((other) => ({ node: other, key: keys[other] })),
          },
        ];
  const title = TITLES[node];
  return completeConfig(
    {
      node,
      mode: MODE,
      title: title.en,
      data: folder,
      http: { port: options.ports.http[NATIONS.indexOf(node)] ?? 0 },
      links: { listen: node === HUB, port: 0, peers },
      sensors: sensorsOf(node, options.scenario, options.ports.sources),
      officers: officers
        .filter((officer) => officer.node === node)
        .map((officer, i) => ({
          id: officer.id,
          person: `${node}-person-${i + 1}`,
          key: officer.signer.publicKey,
          demonstration: true,
        })),
      label: { releasableTo: others },
      warn: {
        issuerName: title,
        capSender: `${node}.exercise.bongsu.example`,
        endAfterS: END_AFTER_S,
      },
    },
    folder,
  );
}

/** The nation's own sensors as the scenario says, listening where a port was free. */
function sensorsOf(
  node: Nation,
  scenario: Scenario,
  sources: ReadonlyMap<string, string>,
): unknown[] {
  return scenario.emitters
    .filter((emitter) => emitter.node === node)
    .map((emitter) => ({
      ...emitter.sensor,
      source: sources.get(emitter.source) ?? emitter.source,
    }));
}

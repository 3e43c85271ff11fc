import { join } from 'node:path';
import type { Signer } from '../../seal/index.ts';
import { PUBLIC_STATES, renderCot, type Warning } from '../../warn/index.ts';
import { CONFIRMING } from '../../watch/index.ts';
import type { NodeConfig } from '../config.ts';
import type { EndingKey } from '../ending-keys.ts';
import type { InputBody } from '../ports.ts';
import { type Yielding, yieldToActual } from './actual-first.ts';
import { type Answers, openAnswers } from './answers.ts';
import { openCamfLine } from './camf.ts';
import type { CapChannel } from './cap.ts';
import { readCapKey } from './cap-key.ts';
import type { CapKey } from './cap-signature.ts';
import { claimDestinations, type Overruled, writeClaims } from './claims.ts';
import { cotKind, openCotLine } from './cot.ts';
import type { PublishEffect } from './delivery.ts';
import { endingCredentials } from './ends.ts';
import { openFolderTests } from './folder-test.ts';
import { openFolders } from './folders.ts';
import { type AcknowledgeLink, type GatewayDestination, openGateway } from './gateway.ts';
import { asKnown, givenBy, known, openGone, RANKS, type Read } from './given.ts';
import { type Journal, openJournal } from './journal.ts';
import type { Line } from './line.ts';
import { type Configured, type LineHealth, openRelayChannel, type RelayChannel } from './relay.ts';
import { retired } from './retired.ts';
import { type Leaving, showDocuments } from './show.ts';
import { openStarter } from './starter.ts';
import {
  type Schedule,
  startSelfTests,
  type TestResult,
  type TestStatus,
} from './test-schedule.ts';
import { openWebhook, type WebhookDestination } from './webhook.ts';

/** Every way in which warnings leave this node, beside the links to peers. */
export interface Channels {
  /** Of an actual node: what it took although another mode had claimed it. */
  readonly overruled: readonly Overruled[];
  readonly cap: CapChannel;
  /** Where the public pages lie. */
  readonly publicFolder: string;
  /** Hands a document to its channel; what became of it comes back as receipts. Never throws. */
  publish(effect: PublishEffect, unrecorded: boolean): void;
  /** Certificates, secrets and tokens, and when they end. */
  readonly credentials: readonly EndingKey[];
  /**
   * What the ledger says at the start, before anything is published: documents that no receipt came
   * for go again, and warnings in force are said again where that is done.
   */
  takeUp(ledger: string, unanswered: readonly PublishEffect[], warnings: readonly Warning[]): void;
  /** What would leave for each destination, or for one channel or receiver alone; sends nothing. */
  show(documents: readonly PublishEffect[], only?: string): Leaving[];
  health(): ChannelsHealth;
  /** Tests a channel or a receiver to its end, or all. */
  test(name?: string): Promise<TestResult[]>;
  /** Resolves when what was handed over has left or was given up. */
  close(): Promise<void>;
}

export interface ChannelsHealth {
  readonly lines: readonly LineHealth[];
  readonly tests: readonly TestStatus[];
  readonly selfTestEveryS: number;
  /** Why it cannot be written down what has left; null: it can. */
  readonly journalFailure: string | null;
}

export interface ChannelsOptions {
  readonly config: NodeConfig;
  readonly nowMs: () => number;
  readonly signer: Signer;
  readonly answer: (body: Extract<InputBody, { kind: 'receipt' | 'health' }>) => void;
  /** Where the receivers behind a gateway confirm a revision. */
  readonly links?: (gateway: string, warning: string, revision: number) => AcknowledgeLink[];
}

/** Throws a BongsuError where a destination makes no sense or belongs to another mode. */
export function openChannels(options: ChannelsOptions): Channels {
  const { config, nowMs } = options;
  const present = givenBy(config).map(known);
  const overruled = claimDestinations(
    config,
    present.map(({ destination }) => destination),
  );
  const off = new Set<string>();
  const folder = join(config.data, config.mode);
  const answers = openAnswers((receipt) => options.answer(receipt), CONFIRMING);
  const capKey = readCapKey(config);
  const { keepFilesDays } = config.channels;
  const making = { capKey, signer: options.signer, keepFilesDays };
  const folders = openFolders(folder, making, options.answer);
  let opened: Opened | null = null;

  function open(ledger: string, isOwed: (j: Journal) => IsOwed): Opened {
    const journal = openJournal(join(folder, 'sent.ndjson'), ledger);
    const owed = isOwed(journal);
    const gone = openGone(config, retired(folder, present.map(asKnown), owed), options.answer);
    if (gone.length > 0) {
      // Until they have heard the end no other mode may use their places.
      writeClaims(
        config,
        [...present, ...gone].map(({ destination }) => destination),
      );
    }
    const made = openAll(options, [...present, ...gone], { journal, answers });
    const folderTests = openFolderTests(config, folder, options.signer);
    const lines = [...folderTests, ...[...made.values()].flatMap((channel) => channel.lines)];
    const { node, mode } = config;
    const schedule = startSelfTests({
      ...{ node, mode, signer: options.signer, nowMs, lines },
      everyS: config.channels.selfTestEveryS,
      tell: (health) => options.answer(health),
    });
    const yielding = yieldToActual(config, [...present, ...gone], (channel, what) => {
      off.add(channel);
      // Its tests would go to those who listen to actual warnings.
      schedule.stop();
      void made.get(channel)?.close();
      const message = `the actual node of this installation uses ${what}: nothing goes out here until this node has an address and credentials of its own and is started again`;
      options.answer({
        kind: 'health',
        subject: 'channel',
        name: channel,
        state: 'failed',
        message,
      });
    });
    return { journal, channels: made, schedule, yielding };
  }

  /** Before anything was taken up there is nothing that could be left over. */
  const ready = (): Opened => {
    opened ??= open('', () => () => false);
    return opened;
  };

  function publish(effect: PublishEffect, unrecorded: boolean, leftOver: boolean): void {
    const { channels, yielding } = ready();
    yielding.look();
    const channel = channels.get(effect.channel);
    if (off.has(effect.channel)) return;
    if (channel === undefined) folders.of(effect.channel).publish(effect, unrecorded);
    else channel.publish(effect, unrecorded, leftOver);
  }

  return {
    overruled,
    cap: folders.cap,
    publicFolder: folders.publicFolder,
    credentials: [
      ...endingCredentials(
        config,
        present.map(({ destination }) => destination),
      ),
      ...capCertificate(capKey),
    ],
    publish: (effect, unrecorded) => publish(effect, unrecorded, false),
    takeUp(ledger, unanswered, warnings) {
      const inForce = warnings.filter(isInForce).map(({ id }) => id);
      const about = [...new Set([...inForce, ...unanswered.map(({ warning }) => warning)])];
      opened ??= open(
        ledger,
        (journal) => (channel, receiver) =>
          about.some((warning) => journal.told(channel, warning).has(receiver)),
      );
      for (const document of unanswered) publish(document, false, true);
      for (const warning of warnings.filter(isInForce)) {
        const rendered = warning.channels.includes('cot') ? renderCot(warning, null) : null;
        if (rendered !== null && !off.has('cot'))
          ready().channels.get('cot')?.keepUp(warning.id, rendered.document);
      }
    },
    show: (documents, only) => showDocuments(documents, ready().channels, folders, only),
    health: () => ({
      lines: [
        ...folders.health(),
        ...[...ready().channels.values()].flatMap(({ lines }) =>
          lines.map((line) => line.health()),
        ),
      ],
      tests: ready().schedule.status(),
      selfTestEveryS: config.channels.selfTestEveryS,
      journalFailure: ready().journal.failure(),
    }),
    test: (name) => ready().schedule.test(name),
    async close() {
      opened?.schedule.stop();
      opened?.yielding.stop();
      const all = [...(opened?.channels ?? [])]
        .filter(([name]) => !off.has(name))
        .map(([, one]) => one);
      await Promise.all([folders.close(), ...all.map((channel) => channel.close())]);
      answers.flush();
      opened?.journal.close();
    },
  };
}

/** When the certificate that CAP messages are signed under ends. */
function capCertificate(key: CapKey | null): EndingKey[] {
  const certificate = key?.certificate ?? null;
  if (certificate === null) return [];
  const notAfterMs = Date.parse(certificate.validTo);
  const stops = 'receivers may refuse the signature of CAP messages';
  return [{ id: 'certificate of CAP messages', notAfterMs, stops }];
}

interface Opened {
  readonly journal: Journal;
  readonly channels: ReadonlyMap<string, RelayChannel>;
  readonly schedule: Schedule;
  readonly yielding: Yielding;
}

type IsOwed = (channel: string, receiver: string) => boolean;

function isInForce({ state }: Warning): boolean {
  const isPublic = (PUBLIC_STATES as readonly string[]).includes(state);
  return isPublic && state !== 'cancelled' && state !== 'all-clear';
}

function openAll(
  options: ChannelsOptions,
  all: readonly Read[],
  { journal, answers }: { readonly journal: Journal; readonly answers: Answers },
): Map<string, RelayChannel> {
  const { nowMs } = options;
  const common = { nowMs, answers, journal, starter: openStarter() };
  return new Map(
    RANKS.map((channel, rank) => {
      const configured = all
        .filter((one) => one.channel === channel)
        .map(
          (one): Configured => ({
            line: lineOf(options, one),
            isOwed: one.isRetired
              ? (warning) => journal.told(channel, warning).has(one.receiver)
              : null,
          }),
        );
      const kind = channel === 'cot' ? cotKind(nowMs, rank) : { channel, rank };
      return [channel, openRelayChannel(kind, configured, common)];
    }),
  );
}

function lineOf({ config, nowMs, links }: ChannelsOptions, { given, destination }: Read): Line {
  const { node, receivers } = config;
  switch (given.list) {
    case 'gateways':
      return openGateway(destination as GatewayDestination, {
        ...{ node, nowMs },
        asked: new Set(receivers.flatMap(({ id, via }) => (via === given.config.id ? [id] : []))),
        links: (warning, revision) => links?.(given.config.id, warning, revision) ?? [],
      });
    case 'webhooks':
      return openWebhook(destination as WebhookDestination, { node, nowMs });
    case 'cot':
      return openCotLine(given.config);
    case 'camf':
      return openCamfLine(given.config);
  }
}

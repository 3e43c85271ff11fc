import type { NodeStatus } from '../status.ts';
import { channelFamilies } from './metrics-channels.ts';
import { trackingFamilies } from './metrics-track.ts';

/** One family of metrics in the Prometheus text format 0.0.4. */
export interface Family {
  /** With its unit last, `_total` for counters. */
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A node's status as Prometheus text. */
export function metricsText(status: NodeStatus): string {
  const base = { node: status.node, mode: status.mode };
  return families(status)
    .filter((family) => family.samples.length > 0)
    .map((family) =>
      [
        `# HELP ${family.name} ${family.help}`,
        `# TYPE ${family.name} ${family.type}`,
        ...family.samples.map((one) =>
          sampleLine(family.name, { ...base, ...one.labels }, one.value),
        ),
      ].join('\n'),
    )
    .join('\n')
    .concat('\n');
}

function sampleLine(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const inside = Object.entries(labels)
    .map(([label, text]) => `${label}="${escapeLabel(text)}"`)
    .join(',');
  return `${name}{${inside}} ${Number.isFinite(value) ? value : 'NaN'}`;
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function families(status: NodeStatus): Family[] {
  const ageS = (ms: number): number => Math.max(0, (status.nowMs - ms) / 1000);
  const gauge = (name: string, help: string, samples: readonly Sample[]): Family => ({
    name,
    type: 'gauge',
    help,
    samples,
  });
  const counter = (name: string, help: string, samples: readonly Sample[]): Family => ({
    name,
    type: 'counter',
    help,
    samples,
  });
  return [
    gauge('bongsu_uptime_seconds', 'Since the node was started.', [
      { value: ageS(status.startedMs) },
    ]),
    gauge('bongsu_tracks', 'Tracks that are followed.', [{ value: status.tracks }]),
    gauge('bongsu_hazards', 'Hazards that are open.', [{ value: status.hazards }]),
    gauge('bongsu_warnings', 'Warnings at their newest revision.', [{ value: status.warnings }]),
    counter('bongsu_inputs_total', 'Inputs that the watch has folded in.', [{ value: status.seq }]),
    gauge('bongsu_ledger_waiting_inputs', 'Inputs that are not durable yet.', [
      { value: status.seq - status.durableSeq },
    ]),
    gauge('bongsu_ledger_failed', '1 while the ledger cannot be written.', [
      { value: status.ledger.failure === null ? 0 : 1 },
    ]),
    gauge('bongsu_effects_held', 'Effects that wait for the ledger.', [
      { value: status.heldEffects },
    ]),
    counter('bongsu_effects_unrecorded_total', 'Effects that left before they were recorded.', [
      { value: status.unrecorded },
    ]),
    counter('bongsu_step_failures_total', 'Inputs that met a defect.', [
      { value: status.stepFailures },
    ]),
    counter(
      'bongsu_input_received_total',
      'Datagrams, lines or frames that came in.',
      status.inputs.map((input) => ({ labels: { source: input.source }, value: input.received })),
    ),
    counter(
      'bongsu_input_received_bytes_total',
      'Bytes that came in.',
      status.inputs.map((input) => ({
        labels: { source: input.source },
        value: input.receivedBytes,
      })),
    ),
    gauge(
      'bongsu_input_queued',
      'Pieces that wait for the watch.',
      status.inputs.map((input) => ({ labels: { source: input.source }, value: input.queued })),
    ),
    gauge(
      'bongsu_input_oldest_wait_seconds',
      'How long the oldest piece that waits has waited for its step.',
      status.inputs.map((input) => ({
        labels: { source: input.source },
        value: input.oldestWaitS,
      })),
    ),
    gauge(
      'bongsu_input_wait_recent_max_seconds',
      'The longest wait before a step in the last 10 to 20 seconds.',
      status.inputs.map((input) => ({
        labels: { source: input.source },
        value: input.recentWait.maximumS,
      })),
    ),
    gauge(
      'bongsu_input_wait_recent_mean_seconds',
      'The mean wait before a step in the last 10 to 20 seconds.',
      status.inputs.map((input) => ({
        labels: { source: input.source },
        value: input.recentWait.meanS,
      })),
    ),
    counter(
      'bongsu_input_dropped_total',
      'Pieces that were lost, by reason.',
      status.inputs.flatMap((input) =>
        Object.entries(input.dropped).map(([reason, value]) => ({
          labels: { source: input.source, reason },
          value,
        })),
      ),
    ),
    gauge(
      'bongsu_sensor_age_seconds',
      'Since a sensor was last heard; absent before the first time.',
      status.sensors.flatMap((sensor) =>
        sensor.lastHeardMs === null
          ? []
          : [{ labels: { sensor: sensor.id }, value: ageS(sensor.lastHeardMs) }],
      ),
    ),
    counter(
      'bongsu_sensor_reports_total',
      'Reports of a sensor.',
      status.sensors.map((sensor) => ({ labels: { sensor: sensor.id }, value: sensor.reports })),
    ),
    counter(
      'bongsu_faults_total',
      'Bad input by source and reason.',
      status.faults.map((fault) => ({
        labels: { source: fault.source, reason: fault.reason },
        value: fault.count,
      })),
    ),
    gauge(
      'bongsu_link_up',
      '1 while the peer has answered on a proven connection.',
      status.linkViews.map((link) => ({
        labels: { peer: link.peer },
        value: link.state === 'up' ? 1 : 0,
      })),
    ),
    gauge(
      'bongsu_link_unacknowledged',
      'Statements that the peer does not yet hold durably.',
      status.linkViews.map((link) => ({
        labels: { peer: link.peer },
        value: link.offered - link.superseded - link.acknowledged,
      })),
    ),
    counter(
      'bongsu_link_refused_total',
      'Frames and statements of a peer that were refused.',
      status.linkViews.map((link) => ({ labels: { peer: link.peer }, value: link.refused })),
    ),
    counter(
      'bongsu_connections_refused_total',
      'Connections to the link port that were refused, by reason.',
      Object.entries(status.links.refused).map(([reason, value]) => ({
        labels: { reason },
        value,
      })),
    ),
    ...channelFamilies(status),
    ...(status.tracking === null ? [] : trackingFamilies(status.tracking)),
  ];
}

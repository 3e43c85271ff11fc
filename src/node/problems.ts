import { MAX_IN_FLIGHT, MAX_WAITING_WARNINGS } from '../share/index.ts';
import { ALARMS, type LinkView } from '../watch/index.ts';
import { channelProblems, keyProblems } from './problems-channels.ts';
import { recoveryAlarms } from './recover.ts';
import type { NodeStatus } from './status.ts';

/** Something that a person should know or do. */
export interface Problem {
  readonly severity: 'notice' | 'degraded' | 'failed';
  readonly subject: string;
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/**
 * Sensor data that waits longer than this before it is looked at makes a warning late, s: several
 * times what the whole way from a datagram to an ally may take (60 ms).
 */
export const LATE_INPUT_S = 0.25;

/** Everything that is not as it should be, worst first. */
export function problemsOf(status: NodeStatus): Problem[] {
  const problems = [
    ...ledgerProblems(status),
    ...inputProblems(status),
    ...sensorProblems(status),
    ...linkProblems(status),
    ...faultProblems(status),
    ...channelProblems(status),
    ...keyProblems(status),
    ...textProblems(status),
    ...alarmProblems(status),
  ];
  const order = ['failed', 'degraded', 'notice'];
  return problems.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** The worst of it in a word. */
export function stateOf(problems: readonly Problem[]): 'good' | 'degraded' | 'failed' {
  if (problems.some((problem) => problem.severity === 'failed')) return 'failed';
  return problems.some((problem) => problem.severity === 'degraded') ? 'degraded' : 'good';
}

function ledgerProblems(status: NodeStatus): Problem[] {
  const problems: Problem[] = [];
  if (status.ledger.failure !== null) {
    problems.push({
      severity: 'failed',
      subject: `ledger ${status.ledger.path}`,
      message: `It cannot be written: ${status.ledger.failure}`,
      remedy: 'Free or replace the disk. Warnings go out meanwhile, marked unrecorded.',
    });
  }
  problems.push(...secondProblems(status.ledger));
  for (const { code, message } of recoveryAlarms(status.recovery)) {
    const skipped = code === 'BNG_SNAPSHOT_SKIPPED';
    problems.push({
      severity: skipped ? 'notice' : 'degraded',
      subject: 'start',
      message,
      remedy: skipped
        ? 'It took longer to start, once. Tell it to whoever looks after the program.'
        : 'Tell it to the officers and to whoever looks after the program.',
    });
  }
  if (status.unrecorded > 0) {
    problems.push({
      severity: 'degraded',
      subject: 'ledger',
      message: `${status.unrecorded} frames or documents left before they could be recorded`,
      remedy: 'Compare with what peers and channels received, and note it in the log.',
    });
  }
  if (status.stepFailures > 0) {
    problems.push({
      severity: 'degraded',
      subject: 'watch',
      message: `${status.stepFailures} inputs met a defect in this program`,
      remedy: 'Report it with the ledger, or with the first alarm below.',
    });
  }
  return problems;
}

/** Only where people are really warned: an exercise tells nobody what to do. */
function textProblems({ mode, unreadTexts }: NodeStatus): Problem[] {
  if (mode !== 'actual') return [];
  return unreadTexts.map(({ language, kinds }) => ({
    severity: 'notice',
    subject: `texts ${language}`,
    message: `Not reviewed by anybody of yours: ${kinds.join(', ')}`,
    remedy: `Let them be read: bongsu texts review ${language}, then bongsu texts sign (docs/texts.md)`,
  }));
}

/** Alarms that nobody has acknowledged; what is wrong behind them stands above. */
function alarmProblems({ alarmGroups }: NodeStatus): Problem[] {
  return alarmGroups
    .filter(({ state }) => state === 'new')
    .map(({ id, code, count, members }) => ({
      severity: 'notice',
      subject: id,
      message: `${code}, ${count} ×: ${members.find(({ over }) => !over)?.message ?? 'over'}`,
      remedy: `Acknowledge it once it is being seen to: bongsu alarm acknowledge ${id} --officer NAME`,
    }));
}

function secondProblems({ path, second }: NodeStatus['ledger']): Problem[] {
  if (second === null) return [];
  if (second.failure !== null) {
    return [
      {
        severity: 'degraded',
        subject: `second record ${second.path}`,
        message: `It cannot be written: ${second.failure}`,
        remedy: 'Check that disk: should the ledger fail too, warnings go out unrecorded.',
      },
    ];
  }
  if (!second.carrying) return [];
  return [
    {
      severity: 'failed',
      subject: `ledger ${path}`,
      message: `It cannot be written; ${second.path} records in its place`,
      remedy: 'Free or replace the disk: what waits in memory has its bound.',
    },
  ];
}

function inputProblems(status: NodeStatus): Problem[] {
  return status.inputs.flatMap((input) => {
    const problems: Problem[] = [];
    if (input.state === 'degraded' || input.state === 'failed') {
      problems.push({
        severity: input.state,
        subject: `input ${input.source}`,
        message: input.message,
        remedy: 'Check that the sender runs, and the cable, address and path.',
      });
    }
    problems.push(...lateness(input));
    for (const [reason, count] of Object.entries(input.dropped)) {
      problems.push({
        severity: reason === 'sender' ? 'notice' : 'degraded',
        subject: `input ${input.source}`,
        message: `${count} pieces were dropped (${reason})`,
        remedy: DROP_REMEDIES[reason] ?? 'Look at what the sender sends.',
      });
    }
    return problems;
  });
}

/** Files and pipes wait for us by design; what a line brings is of now. */
function lateness({ source, oldestWaitS, recentWait }: NodeStatus['inputs'][number]): Problem[] {
  const waitS = Math.max(oldestWaitS, recentWait.maximumS);
  if (waitS < LATE_INPUT_S || !/^(udp|tcp):/.test(source)) return [];
  const lately =
    recentWait.maximumS < LATE_INPUT_S
      ? ''
      : `, ${recentWait.meanS.toFixed(2)} s on average lately`;
  return [
    {
      severity: 'degraded',
      subject: `input ${source}`,
      message: `Its data waits up to ${waitS.toFixed(2)} s before it is looked at${lately}`,
      remedy:
        'This machine or its disk is too slow for what comes in: give the sensor a node of its own.',
    },
  ];
}

const DROP_REMEDIES: Readonly<Record<string, string>> = {
  queue: 'More comes in than this machine takes: give the sensor a node of its own.',
  kernel: 'Raise net.core.rmem_max, or give the sensor a node of its own.',
  sender: 'Somebody not on inputs.allowFrom sends here: add them, or find out who it is.',
  oversized: 'The sender sends something else than single datagrams or lines.',
  framing: 'The stream is not of the format that the sensors file says.',
};

function sensorProblems(status: NodeStatus): Problem[] {
  return status.sensors.flatMap((sensor): Problem[] => {
    if (sensor.state === 'good') return [];
    return [
      {
        severity: 'degraded',
        subject: `sensor ${sensor.id}`,
        message:
          sensor.state === 'silent'
            ? `Nothing is heard from it${sensor.lastHeardMs === null ? ' yet' : ''}`
            : `${sensor.faults} faults in ${sensor.reports} reports`,
        remedy:
          sensor.state === 'silent'
            ? 'Check the sensor and its line; silence is not an empty sky.'
            : 'Compare format, edition and position in the sensors file with the sensor.',
      },
    ];
  });
}

function linkProblems(status: NodeStatus): Problem[] {
  const problems: Problem[] = status.links.peers
    .filter((peer) => !peer.connected)
    .map((peer) => ({
      severity: 'degraded',
      subject: `link ${peer.peer}`,
      message: `There is no connection${peer.lastError === null ? '' : `: ${peer.lastError}`}`,
      remedy:
        peer.address === null
          ? 'Ask the peer whether it calls this node, at which address and with which key.'
          : 'Check address and key in links.peers, and that the peer runs in the same mode.',
    }));
  problems.push(...status.linkViews.flatMap((link) => standstill(link, status.mode)));
  problems.push(...status.linkViews.flatMap(backlog));
  problems.push(...status.linkViews.flatMap(unproven));
  for (const link of status.linkViews) {
    if (link.refused === 0) continue;
    problems.push({
      severity: 'notice',
      subject: `link ${link.peer}`,
      message: `${link.refused} of its frames or statements were refused`,
      remedy: 'The reasons are decisions in the ledger; compare node names, keys and modes.',
    });
  }
  for (const [reason, count] of Object.entries(status.links.refused)) {
    problems.push({
      severity: 'notice',
      subject: 'links',
      message: `${count} connections were refused (${reason})`,
      remedy:
        reason === 'unknown-key'
          ? 'If it is a new peer, add its key; otherwise somebody else tries.'
          : 'See whether it is one of your peers, and tell them.',
    });
  }
  return problems;
}

/** A link that is refused time and again carries no warning: why, and what a person does. */
function standstill({ peer, trouble, newLedger }: LinkView, mode: string): Problem[] {
  if (trouble === null) return [];
  return [
    {
      severity: 'failed',
      subject: `link ${peer}`,
      message: `Nothing passes: ${trouble.message}`,
      remedy:
        newLedger !== null
          ? `Ask ${peer} by another way whether it lost its ledger. If so: bongsu link accept ${peer} --ledger ${newLedger} --mode ${mode} --officer NAME`
          : (TROUBLE_REMEDIES[trouble.reason] ?? 'Compare node names, keys, modes and versions.'),
    },
  ];
}

/** Why a link that is connected is red all the same, where no other problem says so. */
const UNPROVEN: readonly (string | null)[] = [
  ...['withheld', 'disbelieved', 'nothing-held', 'nothing-heard', 'no-probes'],
];

function unproven({ peer, reason, message }: LinkView): Problem[] {
  if (!UNPROVEN.includes(reason)) return [];
  const remedy = 'Say what matters by another way, and look at both ends (docs/sharing.md).';
  return [{ severity: 'degraded', subject: `link ${peer}`, message: `Red: ${message}`, remedy }];
}

/** More statements than this that a peer does not hold are worth a word: the window of a link. */
const BACKLOG = MAX_IN_FLIGHT;

function backlog({ peer, offered, superseded, acknowledged }: LinkView): Problem[] {
  const waiting = offered - superseded - acknowledged;
  if (waiting <= BACKLOG) return [];
  return [
    {
      severity: 'degraded',
      subject: `link ${peer}`,
      message: `${waiting} statements wait that the peer does not hold yet`,
      remedy:
        `Say what matters by another way until the link is back. Beyond ${MAX_WAITING_WARNINGS} ` +
        'warnings only the newest word on each that is in force waits.',
    },
  ];
}

const TROUBLE_REMEDIES: Readonly<Record<string, string>> = {
  'old-ledger': 'Tell the peer by another way that the ledger here is new, and have it accepted.',
  'lost-at-peer':
    'It went on from an old copy of its ledger: let it begin a new one, and accept that here.',
  'lost-here':
    'The ledger here is an old copy, or power was lost while it could not record: begin a new one, and have the peer accept that.',
};

/** A fault that has not come again for this long is a figure in `/metrics`, not a problem. */
const RECENT_MS = 600_000;

function faultProblems(status: NodeStatus): Problem[] {
  return status.faults
    .filter((fault) => status.nowMs - fault.lastMs < RECENT_MS && fault.reason !== 'silent')
    .map((fault) => {
      const mixed = fault.reason === 'mode-mismatch';
      return {
        severity: !mixed ? 'notice' : status.mode === 'actual' ? 'failed' : 'degraded',
        subject: `input ${fault.source}`,
        message: `${fault.count} × ${fault.reason}, last: ${fault.lastMessage}`,
        remedy: mixed
          ? ALARMS.BNG_MODE_MISMATCH
          : 'The bytes of the last one are in /health under faults.',
      };
    });
}

/** Takes a line for stdout or stderr. */
export type Say = (line: string) => void;

/** What every command is: arguments in, lines out, exit code (as `bongsu --help` lists them) back. */
export type Run = (args: string[], out: Say, err: Say) => Promise<number>;

export interface Command {
  readonly name: string;
  /** After the name, in the list of commands. */
  readonly usage: string;
  readonly summary: string;
  readonly example: string;
  /** Loaded when it runs, so that `--help` and small commands start at once. */
  readonly load: () => Promise<Run>;
}

/** Every command, in the order in which a new user meets them. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'demo',
    usage: '[--speed X] [--seed N] [--once]',
    summary: 'three nodes on this machine, a joint exercise, the map',
    example: 'bongsu demo --speed 4',
    load: async () => (await import('./demo.ts')).runDemo,
  },
  {
    name: 'case',
    usage: '[NAME] [--json]',
    summary: 'real launches and a false alarm: what this system says beside what happened',
    example: 'bongsu case 2017-09-15',
    load: async () => (await import('./case.ts')).runCaseCommand,
  },
  {
    name: 'node',
    usage: '[--config FILE]',
    summary: 'run a node; without a configuration: this machine alone, no sensors',
    example: 'bongsu node --config examples/node/kor.yaml',
    load: async () => (await import('./node.ts')).runNode,
  },
  {
    name: 'decode',
    usage: 'FORMAT [FILE|-] [--edition 048=1.32] [--json]',
    summary: 'recorded messages as readable records',
    example: 'bongsu decode asterix radar.pcap --edition 048=1.32 --json',
    load: async () => (await import('./decode.ts')).runDecode,
  },
  {
    name: 'track',
    usage: 'FILE... --sensors FILE [--rebase] [--smooth] [--json]',
    summary: 'tracks from recorded feeds',
    example: 'bongsu track ships.ndjson.gz --sensors examples/sensors/ais-tracks.yaml --json',
    load: async () => (await import('./track.ts')).runTrack,
  },
  {
    name: 'predict',
    usage: '--apogee KM --range KM --from LAT,LON --bearing DEG [--json]',
    summary: 'what a reported flight was, and where it came down',
    example: 'bongsu predict --apogee 260 --range 1000 --from 38.9,125.7 --bearing 110',
    load: async () => (await import('./predict.ts')).runPredict,
  },
  {
    name: 'replay',
    usage: 'LEDGER [--verify] [--speed X] [--json]',
    summary: 'a ledger again from its inputs; proves that it comes out the same',
    example: 'bongsu replay bongsu-data/exercise/ledger.db --verify',
    load: async () => (await import('./replay.ts')).runReplay,
  },
  {
    name: 'ledger',
    usage: 'verify|export|prove|backup LEDGER [--json]',
    summary: 'whether a ledger is whole and unchanged; what is in it; proofs; backups',
    example: 'bongsu ledger verify bongsu-data/exercise/ledger.db',
    load: async () => (await import('./ledger.ts')).runLedger,
  },
  {
    name: 'alarm',
    usage: 'list|acknowledge [ALARM...]',
    summary: 'alarms of a running node by cause; acknowledge them',
    example: 'bongsu alarm acknowledge alarm-3 --officer officer-1',
    load: async () => (await import('./alarm.ts')).runAlarm,
  },
  {
    name: 'warn',
    usage: 'list|show|receivers|release|discard|cancel|all-clear|authority',
    summary: 'read, release and take back warnings; grant a standing authority',
    example: 'bongsu warn release kor-w1 --officer officer-1',
    load: async () => (await import('./warn.ts')).runWarn,
  },
  {
    name: 'channel',
    usage: 'list|test [CHANNEL|RECEIVER]',
    summary: 'where warnings go, and whether it works to the end',
    example: 'bongsu channel test siren',
    load: async () => (await import('./channel.ts')).runChannel,
  },
  {
    name: 'public',
    usage: 'verify FILE|URL --key KEY',
    summary: 'whether a public page is what the node signed',
    example: 'bongsu public verify KR-11.html --key 0C0mZ2t3cDYv8i2xk0b1l4N7p6q5r4s3t2u1v0w9x8y',
    load: async () => (await import('./public.ts')).runPublic,
  },
  {
    name: 'texts',
    usage: 'review|sign|status [LANGUAGE]',
    summary: 'let your own people read the texts of warnings, and keep who has',
    example: 'bongsu texts review ko > review-ko.md',
    load: async () => (await import('./texts.ts')).runTexts,
  },
  {
    name: 'udl',
    usage: 'export|import [FILE]',
    summary: 'records of the Unified Data Library, out of a running node and in as reports',
    example: 'bongsu udl export --launch-km 20',
    load: async () => (await import('./udl.ts')).runUdl,
  },
  {
    name: 'label',
    usage: 'convert --from FORM --to FORM [FILE|-]',
    summary: 'markings between ours, ADatP-4774, TLP 2.0 and the words of three nations',
    example: 'bongsu label convert --from json --to 4774 label.json',
    load: async () => (await import('./label.ts')).runLabel,
  },
  {
    name: 'link',
    usage: 'invite|join|status|arrange|dry-run|accept …',
    summary: 'set up links with peers, see whether they work and who would get what',
    example: 'bongsu link dry-run kor-w1',
    load: async () => (await import('./link.ts')).runLink,
  },
  {
    name: 'consult',
    usage: 'list|concur|differ|request|intend|answer …',
    summary: 'speak with allies on a hazard; see both publics’ texts side by side',
    example: 'bongsu consult intend jpn-h3 --warning kor-w1 --officer officer-1',
    load: async () => (await import('./consult.ts')).runConsult,
  },
  {
    name: 'report',
    usage: '--ledger LEDGER [--from TIME] [--until TIME] [--csv|--json]',
    summary: 'what was shared, withheld and refused, and how fast, for a joint meeting',
    example: 'bongsu report --ledger bongsu-data/exercise/ledger.db --csv',
    load: async () => (await import('./report.ts')).runReport,
  },
  {
    name: 'bundle',
    usage: 'export|import …',
    summary: 'statements to and from a peer as signed files, where a link goes one way only',
    example: 'bongsu bundle export --peer jpn --out jpn.bundle',
    load: async () => (await import('./bundle.ts')).runBundle,
  },
  {
    name: 'keys',
    usage: 'create|list [NAME] [--data DIR] [--mode MODE]',
    summary: 'keys of a node and of its officers',
    example: 'bongsu keys create officer-1 --mode exercise',
    load: async () => (await import('./keys.ts')).runKeys,
  },
  {
    name: 'doctor',
    usage: '[--url URL] [--data DIR] [--json]',
    summary: 'what is wrong with a node or its data, and what to do',
    example: 'bongsu doctor --url http://127.0.0.1:8787',
    load: async () => (await import('./doctor.ts')).runDoctor,
  },
];

/** What parseArgs says of an option that it does not know; null for any other failure. */
export function usageOf(error: unknown): string | null {
  const isUsage =
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS');
  return isUsage ? error.message : null;
}

/** The list of commands as `bongsu --help` prints it. */
export function overview(version: string): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const rows = COMMANDS.map(
    (command) =>
      `  ${command.name.padEnd(width)}  ${command.summary}\n  ${' '.repeat(width)}  ${command.example}`,
  );
  return [
    `bongsu ${version}: a shared early warning system`,
    '',
    'Usage: bongsu COMMAND [ARGUMENTS]',
    '',
    ...rows,
    '',
    '"bongsu COMMAND --help" tells more of each. With --json a command prints one object a line',
    'on stdout; messages go to stderr.',
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 verification failed, 4 not reachable.',
  ].join('\n');
}

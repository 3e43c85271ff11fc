/**
 * Everything that can go wrong in front of a user: a stable code, one sentence that says what,
 * where and what to do, and the exit code of a command that ends with it. Words in
 * braces are filled in. Bad sensor or peer data is not here: it is counted, never thrown.
 */
export const ERRORS = {
  BNG_USAGE: { exit: 2, text: '{what}. {hint}' },
  BNG_COMMAND_UNKNOWN: { exit: 2, text: 'There is no command "{name}". {hint}' },
  BNG_CONFIG_MISSING: {
    exit: 2,
    text: 'The configuration file {file} cannot be read ({reason}). Check the path given with --config.',
  },
  BNG_CONFIG_SYNTAX: {
    exit: 2,
    text: 'The configuration file {file} is not valid YAML: {reason}. Correct that line and start again.',
  },
  BNG_CONFIG_INVALID: {
    exit: 2,
    text: 'Configuration {file}, {where}: {reason}. {hint}',
  },
  BNG_LANGUAGE_INVALID: {
    exit: 2,
    text: 'Language {file}, {where}: {reason}. {hint}',
  },
  BNG_CONFIG_ENVIRONMENT: {
    exit: 2,
    text: 'The environment variable {name} {reason}. {hint}',
  },
  BNG_SENSORS_INVALID: {
    exit: 2,
    text: 'Sensors {file}, {where}: {reason}. Compare with examples/sensors.',
  },
  BNG_KEY_UNREADABLE: {
    exit: 1,
    text: 'The key {file} cannot be used ({reason}). Check its name, mode and data folder, or restore it from a backup; a new one is a new identity, and every peer has to be told its key.',
  },
  BNG_KEY_EXISTS: {
    exit: 1,
    text: 'There is already a key {file}. Nothing was changed; choose another name or move the file away first.',
  },
  BNG_KEY_DEMONSTRATION: {
    exit: 1,
    text: 'The key {name} was made for demonstrations and mode actual refuses it. Make a key with "bongsu keys create".',
  },
  BNG_DATA_UNWRITABLE: {
    exit: 1,
    text: 'The data folder {folder} cannot be written ({reason}). Give another one with "data:" in the configuration, BONGSU_DATA, or --data of the demonstration.',
  },
  BNG_LEDGER_FAILED: {
    exit: 1,
    text: 'The ledger {folder} cannot be written ({reason}). Warnings still go out, marked unrecorded. Free or replace the disk, then restart.',
  },
  BNG_EXERCISE_UNTOLD: {
    exit: 1,
    text: 'Exercises of this installation cannot be told of an actual hazard ({reason}). Stop them by hand if one comes, and check the data folder.',
  },
  BNG_SNAPSHOT_SKIPPED: {
    exit: 1,
    text: 'Of the kept states {count} could not be used, the newest of input {seq}: {reason}. The state was made again from {from} and {replayed} inputs. Nothing is to be done unless this is said at every start.',
  },
  BNG_SNAPSHOT_NEEDED: {
    exit: 1,
    text: 'The ledger {path} lacks inputs from {seq} on, which were never recorded, and the kept state that stands in for them cannot be used: {reason}. Start the version of the program that wrote it, or move the ledger away and begin a new one.',
  },
  BNG_RECORDED_AT_PEER: {
    exit: 1,
    text: 'Of what left here unrecorded, {peer} has recorded {count} statement(s): its ledger stands as the record. Replace the disk.',
  },
  BNG_STANDBY_LEDGER: {
    exit: 1,
    text: 'The ledger {instead} cannot be used: {reason} The node began another one on the second disk, {path}, and knows nothing of before: tracks, warnings in force and counts of links are new. Look at what is in force elsewhere, have peers accept the new ledger, and restore the old one ("bongsu ledger verify"; docs/storage.md).',
  },
  BNG_STANDBY_LEFT: {
    exit: 1,
    text: 'The ledger {instead} is in use again, and {path} holds what happened while it was not. Keep that one ("bongsu ledger backup"), then move it away.',
  },
  BNG_RECOVERED_OTHERWISE: {
    exit: 1,
    text: '{different} of {replayed} inputs led to other decisions than those recorded when they were folded again: this program decides otherwise than the one that recorded them. Compare the warnings on the page with the ledger (bongsu replay), and see that each link comes up.',
  },
  BNG_ADDRESS_IN_USE: {
    exit: 1,
    text: '{what} cannot listen on {address} ({reason}). Stop what uses it, or choose another port (0 takes a free one).',
  },
  BNG_ADDRESS_REMOTE: {
    exit: 2,
    text: '{what} would listen on {address}, beyond this machine. Set {setting} to allow it.',
  },
  BNG_CHANNEL_SHARED: {
    exit: 2,
    text: 'Mode {mode} would send to {what}, which mode {other} of this installation uses. Give each mode addresses and certificates of its own.',
  },
  BNG_LEDGER_AHEAD: {
    exit: 1,
    text: 'The ledger in {folder} ends {seconds} s ahead of this machine’s clock. Time goes on from there, so that drafts, officers and the standing authority go on; a sensor that is more than 300 s off by it is refused, and where all are they are taken by this machine’s clock instead (BNG_SENSORS_MOVED). Is the clock wrong? Set it, and the node follows. Was it wrong before? Stop the node, move the ledger files of that folder away, start it again, and accept the new ledger at each ally (bongsu link accept).',
  },
  BNG_SENSORS_MOVED: {
    exit: 1,
    text: 'All sensors with a time of their own were refused by the time of the ledger, and agree with this machine’s clock, which is {seconds} s behind it: the ledger’s time is wrong. They are heard all the same, and warnings go out; their texts, the public page and drafts for pilots and mariners say the time by this machine’s clock, while times for programs (CAP, webhooks, links) are {seconds} s ahead. Stop the node when nothing is at hand, move the ledger files away, start it again, and accept the new ledger at each ally (bongsu link accept).',
  },
  BNG_CHANNEL_OVERRULED: {
    exit: 1,
    text: 'Mode {other} of this installation had claimed {what}, which this actual node is configured for. The actual node uses it, and mode {other} says nothing there. Give that mode an address and credentials of its own.',
  },
  BNG_SOURCE_INVALID: {
    exit: 2,
    text: 'The source {source} cannot be opened: {reason}. Use udp://HOST:PORT, tcp://HOST:PORT, file:PATH, pcap:PATH or stdin:.',
  },
  BNG_INPUT_FAILED: {
    exit: 1,
    text: 'The input {source} failed ({reason}). It is tried again; check the cable, the sender and the path.',
  },
  BNG_FILE_UNREADABLE: {
    exit: 1,
    text: 'The file {file} cannot be read ({reason}). Check the path and its permissions.',
  },
  BNG_NOT_REACHABLE: {
    exit: 4,
    text: '{url} does not answer ({reason}). Is the node running, and is this its page (--url)?',
  },
  BNG_WEB_NOT_BUILT: {
    exit: 1,
    text: 'The page has not been built yet ({folder} is missing). Run "npm run build" and reload.',
  },
  BNG_ACT_MALFORMED: {
    exit: 2,
    text: 'This is not a signed act: {reason}. Nothing was done.',
  },
  BNG_ACK_REFUSED: {
    exit: 1,
    text: 'The confirmation was not taken: {reason}. Nothing was confirmed; use the newest link, or ask the centre by another way.',
  },
  BNG_UNRECORDED: {
    exit: 1,
    text: '{what} went out before it could be recorded, marked unrecorded. Repair the ledger disk at once.',
  },
  BNG_STEP: {
    exit: 1,
    text: '{what} met a defect of this program: {reason}. It was passed over; please report it.',
  },
  BNG_HTTP: {
    exit: 1,
    text: 'The request cannot be answered: {reason}.',
  },
  BNG_HOST: {
    exit: 1,
    text: 'The request names a host that this node is not ({host}). Use the address that the node printed at its start.',
  },
  BNG_NOT_READY: {
    exit: 4,
    text: 'The node has no settings yet. Try again in a second.',
  },
  BNG_RUNTIME_OLD: {
    exit: 1,
    text: 'Bongsu needs Node 24 or newer; this is {version}. Run "npm ci" in the checkout, or install Node 24.',
  },
} as const satisfies Readonly<Record<string, { exit: 1 | 2 | 3 | 4; text: string }>>;

export type ErrorCode = keyof typeof ERRORS;

/** An error that a user meets; `message` is the filled sentence without the code. */
export class BongsuError extends Error {
  override readonly name = 'BongsuError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, values: Readonly<Record<string, string | number>> = {}) {
    super(sentence(code, values));
    this.code = code;
  }

  /** Exit code of a command that ends with this error. */
  get exitCode(): number {
    return ERRORS[this.code].exit;
  }
}

/** The sentence of a code with its braces filled; a value that is missing stays visible. */
export function sentence(
  code: ErrorCode,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return ERRORS[code].text
    .replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces))
    .trim();
}

/** What an unknown thrown thing says, in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim();
}

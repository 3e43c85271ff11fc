import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { LineCounter, parseDocument } from 'yaml';
import type { ConfigFile, NodeConfig } from './config.ts';
import { CONFIG_SCHEMA } from './config-schema.ts';
import { applyEnvironment } from './environment.ts';
import { BongsuError, reasonOf } from './errors.ts';
import { readLanguages } from './languages.ts';
import { labelOfMarking, markingTables } from './markings.ts';
import { didYouMean } from './nearest.ts';
import { MAX_QUEUED } from './queue.ts';
import { toSharing } from './sharing-config.ts';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, verbose: true });
const validate = ajv.compile<ConfigFile>(CONFIG_SCHEMA);

/** State is kept this often unless configured: a start then replays a few minutes at most. */
const SNAPSHOT_EVERY_S = 180;

/** Where public pages and confirmations are, where they have a port of their own. */
const PUBLIC_LISTENER = { host: '127.0.0.1', port: 8790, allowRemote: false } as const;

/** A channel that has ended is known of within an hour. */
/** A quarter: longer than any warning and its inquiry needs its files; the ledger has them too. */
const KEEP_FILES_DAYS = 90;
const SELF_TEST_EVERY_S = 3600;

/**
 * Reads the configuration: file (none: all defaults), then environment. Paths in it are relative
 * to the file. Throws a BongsuError that says what is wrong, where, and what to do.
 */
export function readConfig(
  file: string | null,
  environment: Readonly<Record<string, string | undefined>> = {},
): NodeConfig {
  const base = file === null ? process.cwd() : dirname(resolve(file));
  const written = file === null ? {} : readYaml(file);
  const value = applyEnvironment(written, environment);
  return completeConfig(checkConfig(value, file ?? 'from the environment'), base);
}

/** Parses YAML (or JSON); null and an empty file are an empty configuration. */
export function readYaml(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BongsuError('BNG_CONFIG_MISSING', { file, reason: reasonOf(error) });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const error = document.errors[0];
  if (error !== undefined) {
    throw new BongsuError('BNG_CONFIG_SYNTAX', { file, reason: reasonOf(error) });
  }
  try {
    // YAML aliases may expand a small file into a huge one: bounded by the parser's own count.
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (failure) {
    throw new BongsuError('BNG_CONFIG_SYNTAX', { file, reason: reasonOf(failure) });
  }
}

/** Checks against the schema; throws BNG_CONFIG_INVALID for the first mistake. */
export function checkConfig(value: unknown, file: string): ConfigFile {
  if (validate(value)) return value;
  const errors = validate.errors ?? [];
  throw invalid(errors.find((error) => error.keyword !== 'anyOf') ?? errors[0]!, file);
}

function invalid(error: ErrorObject, file: string): BongsuError {
  const where = error.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'at the top';
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params['additionalProperty']);
    const known = Object.keys(
      (error.parentSchema as { properties?: Record<string, unknown> }).properties ?? {},
    );
    return new BongsuError('BNG_CONFIG_INVALID', {
      file,
      where,
      reason: `"${name}" is not a setting`,
      hint: didYouMean(name, known) ?? `Known here: ${known.join(', ')}.`,
    });
  }
  const allowed = error.params['allowedValues'] as readonly string[] | undefined;
  const description = (error.parentSchema as { description?: string }).description;
  const written = JSON.stringify(error.data) ?? 'nothing';
  return new BongsuError('BNG_CONFIG_INVALID', {
    file,
    where,
    reason:
      error.keyword === 'required'
        ? `"${String(error.params['missingProperty'])}" is missing`
        : `${written.slice(0, 80)} ${allowed === undefined ? error.message : `is not one of ${allowed.join(', ')}`}`,
    hint: description ?? 'Compare with examples/node.',
  });
}

/** Fills in every default. `base`: the folder that relative paths count from. */
export function completeConfig(file: ConfigFile, base: string): NodeConfig {
  const node = file.node ?? 'local';
  const title = file.title ?? node;
  const markings = markingTables(file.markings ?? []);
  const { marking, ...label } = file.label ?? {};
  const at = (path: string): string => (isAbsolute(path) ? path : resolve(base, path));
  return {
    node,
    mode: file.mode ?? 'exercise',
    title,
    data: at(file.data ?? 'bongsu-data'),
    http: {
      ...{ host: '127.0.0.1', port: 8787, allowRemote: false, others: [] },
      ...file.http,
      ...(file.http?.public === undefined
        ? {}
        : { public: { ...PUBLIC_LISTENER, ...file.http.public } }),
    } as NodeConfig['http'],
    links: {
      listen: false,
      host: '127.0.0.1',
      port: 8788,
      allowRemote: false,
      peers: [],
      ...file.links,
    },
    inputs: { allowRemote: false, allowFrom: [], maximumQueued: MAX_QUEUED, ...file.inputs },
    sensors: (typeof file.sensors === 'string' ? sensorRows(at(file.sensors)) : file.sensors) ?? [],
    officers: file.officers ?? [],
    label: {
      classification: 'restricted',
      releasableTo: (file.links?.peers ?? []).map((peer) => peer.node),
      caveats: [],
      delayS: 0,
      fidelity: 'full',
      ...(marking === undefined ? {} : labelOfMarking(marking, markings)),
      ...label,
    },
    markings,
    ...(file.sharing === undefined ? {} : { sharing: toSharing(file.sharing, at) }),
    track: (file.track ?? {}) as Readonly<Record<string, number>>,
    assess: file.assess ?? {},
    warn: {
      issuerName: { en: title, ko: title, ja: title },
      capSender: `${node}.bongsu.invalid`,
      ...file.warn,
      ...(file.warn?.languages === undefined
        ? {}
        : { languages: readLanguages(file.warn.languages, at) }),
    },
    channels: {
      ...file.channels,
      ...{ cot: cotFrom(file, at), camf: camfFrom(file, at) },
      webhooks: (file.channels?.webhooks ?? []).map((one) => withPaths(one, at)),
      gateways: (file.channels?.gateways ?? []).map((one) => withPaths(one, at)),
      ...(file.channels?.public === undefined
        ? {}
        : { public: withPaths(file.channels.public, at) }),
      selfTestEveryS: file.channels?.selfTestEveryS ?? SELF_TEST_EVERY_S,
      keepFilesDays: file.channels?.keepFilesDays ?? KEEP_FILES_DAYS,
    },
    ...(file.keyEnds === undefined ? {} : { keyEnds: file.keyEnds }),
    receivers: (file.receivers ?? []).map((one) => withPaths(one, at)),
    ledger: {
      snapshotEveryS: SNAPSHOT_EVERY_S,
      ...file.ledger,
      ...(file.ledger?.second === undefined ? {} : { second: at(file.ledger.second) }),
    },
    ...(file.shifts === undefined ? {} : { shifts: { starts: [], ...file.shifts } }),
    ...(file.suspendedBy === undefined
      ? {}
      : { suspendedBy: file.suspendedBy === 'none' ? 'none' : at(file.suspendedBy) }),
  };
}

type At = (path: string) => string;

/** Members that are paths. */
const PATHS = ['secretFile', 'previousSecretFile', 'ca', 'tokenFile'] as const;

/** Secrets and certificates count from the folder of the configuration. */
function withPaths<T extends object>(given: T, at: At): T {
  const paths = Object.entries(given).filter(([name]) =>
    (PATHS as readonly string[]).includes(name),
  );
  return { ...given, ...Object.fromEntries(paths.map(([name, path]) => [name, at(String(path))])) };
}

/** Keys and certificates count from the folder of the configuration, as all paths do. */
function cotFrom(file: ConfigFile, at: At): NodeConfig['channels']['cot'] {
  return (file.channels?.cot ?? []).map(({ tls, ...rest }) => ({
    ...rest,
    ...(tls === undefined
      ? {}
      : { tls: { ca: at(tls.ca), certificate: at(tls.certificate), key: at(tls.key) } }),
  }));
}

function camfFrom(file: ConfigFile, at: At): NodeConfig['channels']['camf'] {
  return (file.channels?.camf ?? []).map(({ address, ...rest }) => ({
    ...rest,
    address: address.startsWith('file:') ? `file:${at(address.slice('file:'.length))}` : address,
  }));
}

/** The rows of a sensors file; a bare list is taken too. */
export function sensorRows(file: string): readonly unknown[] {
  const document = readYaml(file);
  const rows = Array.isArray(document)
    ? document
    : (document as { sensors?: unknown } | null)?.sensors;
  if (!Array.isArray(rows)) {
    throw new BongsuError('BNG_SENSORS_INVALID', {
      file,
      where: 'at the top',
      reason: 'there is no list "sensors"',
    });
  }
  return rows;
}

import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Case,
  type CasePorts,
  NOTICE_SOURCE,
  type Played,
  playCase,
  readCase,
  type Seen,
  STAFFINGS,
  type Staffing,
  seeCase,
} from '../exercise/index.ts';
import { completeConfig, readSensorRows, toWatchSettings } from '../node/index.ts';
import { ed25519Signer, ed25519Verifier, type Signer } from '../seal/index.ts';
import type { WatchSettings } from '../watch/index.ts';

/** The shipped cases. */
const FOLDER = fileURLToPath(new URL('../../examples/cases/', import.meta.url));

/** Names of the shipped cases, by date. */
export function caseNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** A shipped case; throws where its file is broken. */
export function loadCase(name: string): Case {
  const reading = readCase(JSON.parse(readFileSync(`${FOLDER}${name}.json`, 'utf8')));
  if (reading.ok) return reading.case;
  const [{ path, message } = { path: '', message: '' }] = reading.problems;
  throw new Error(`examples/cases/${name}.json at ${path}: ${message}`);
}

/** What this system says in a case, by each staffing. */
export interface CaseRun {
  readonly case: Case;
  readonly seen: Seen;
  readonly played: readonly Played[];
}

export function runCase(told: Case): CaseRun {
  const seen = seeCase(told);
  if ('problems' in seen) throw new Error(seen.problems.join('; '));
  const ports = casePorts();
  const played = STAFFINGS.map((staffing) =>
    playCase(told, seen, caseSettings(told, staffing), ports, staffing),
  );
  return { case: told, seen, played };
}

const ISSUER = { en: 'Warning centre', ko: '경보센터', ja: '警報センター' };
const OFFICERS = ['officer-1', 'officer-2'] as const;

/** Keys of a case are the same each time, so that the same run gives the same bytes. */
export function casePorts(): CasePorts {
  const desks = OFFICERS.map((id, i) => ({ id, signer: fixedSigner(i + 2) }));
  return {
    signer: fixedSigner(1),
    verifier: ed25519Verifier(),
    desks: [desks[0]!, desks[1]!],
  };
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const PKCS8_HEAD = '302e020100300506032b657004220420';

function fixedSigner(number: number): Signer {
  const seed = Buffer.alloc(32, number);
  const key = Buffer.concat([Buffer.from(PKCS8_HEAD, 'hex'), seed]);
  return ed25519Signer(createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
}

/** Settings as shipped, for the case's node, people and sensors. */
export function caseSettings(told: Case, staffing: Staffing): WatchSettings {
  const { desks } = casePorts();
  const rows = told.scenario.emitters.map(({ sensor }) => sensor);
  const config = completeConfig(
    {
      ...{ node: told.node, title: ISSUER.en, mode: 'exercise' },
      sensors: told.notices.length === 0 ? rows : [...rows, NOTICES],
      officers: desks.map(({ id, signer }) => ({ id, person: id, key: signer.publicKey })),
      warn: {
        issuerName: ISSUER,
        capSender: `${told.node}@cases.invalid`,
        officersToRelease: staffing === 'one officer' ? 1 : 2,
      },
    },
    '/',
  );
  const settings = toWatchSettings(config, readSensorRows(config.sensors, told.name));
  return { ...settings, warn: { ...settings.warn, countries: told.countries } };
}

const NOTICES = {
  ...{ id: 'notices', kind: 'notice', format: 'bongsu-notice' },
  ...{ mode: 'exercise', source: NOTICE_SOURCE },
};

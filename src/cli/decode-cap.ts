import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { formatInstant } from '../mark/index.ts';
import { BongsuError, type CapSignature, reasonOf, verifyCap } from '../node/index.ts';
import {
  type CapFinding,
  type CapProfileName,
  type CapReading,
  checkCap,
  readCap,
} from '../wire/cap/index.ts';
import type { Fault } from '../wire/fault.ts';
import { type DecodeRequest, refusesOptions } from './decode-request.ts';
import { count } from './ledger-text.ts';

/** What is told of one alert. */
interface Told {
  readonly reading: CapReading;
  readonly signature: CapSignature;
  readonly findings: readonly CapFinding[];
}

/**
 * A line for each alert of a document, alone or in a feed or an envelope: its elements by the names
 * of the standard, its signature, what rules it breaks, and what could not be read. A whole
 * signature counts for what was signed: then that is what is printed.
 */
export function decodeCapFile(request: DecodeRequest): number {
  if (refusesOptions(request, 'CAP', ['--profile', '--key'])) return 2;
  const { keyFile = null } = request;
  const trusted = keyFile === null ? [] : [readKeyFile(keyFile)];
  const profile = request.profile ?? 'core';
  const read = readCap(request.bytes);
  if ('reason' in read) {
    printBroken(request, read);
    request.err('No alerts; 1 not read.');
    return 1;
  }
  const text = new TextDecoder().decode(request.bytes);
  let broken = 0;
  for (const [index, reading] of read.entries()) {
    const told = tell(reading, text, trusted, profile);
    if (told.reading.alert === null) broken += 1;
    if (request.json) request.out(JSON.stringify(lineOf(request, index, told)));
    else for (const line of linesOf(index, told)) request.out(line);
  }
  const also = broken === 0 ? '' : `, ${broken} of them not as the standard says`;
  request.err(`${count(read.length, 'alert', 'alerts')}${also}.`);
  return read.length === 0 || broken === read.length ? 1 : 0;
}

function tell(
  reading: CapReading,
  text: string,
  trusted: readonly KeyObject[],
  profile: CapProfileName,
): Told {
  const signature = signatureOf(reading, text, trusted);
  const told = 'signed' in signature ? signedReading(signature.signed, reading) : reading;
  const findings = told.alert === null ? [] : checkCap(told.alert, profile);
  return { reading: told, signature, findings };
}

function signatureOf(
  { isDocument, signatures }: CapReading,
  text: string,
  trusted: readonly KeyObject[],
): CapSignature {
  if (isDocument) return verifyCap(text, trusted);
  if (signatures === 0) return { state: 'none' };
  return { state: 'refused', reason: 'it stands inside another document: check it by itself' };
}

function signedReading(signed: string, reading: CapReading): CapReading {
  const again = readCap(signed);
  return 'reason' in again ? reading : (again[0] ?? reading);
}

function lineOf({ file }: DecodeRequest, index: number, told: Told): object {
  const { reading, signature, findings } = told;
  const { version, offset, isDocument, found, faults } = reading;
  const { signed: _, ...said } = { signed: '', ...signature };
  return {
    ...{ file, index, offset, version, isDocument, ...found },
    ...{ signature: said, findings, errors: faults },
  };
}

function linesOf(index: number, { reading, signature, findings }: Told): string[] {
  const { found, faults } = reading;
  const { identifier = '?', sender = '?', sentMs, status = '?', msgType = '?' } = found;
  const sent = sentMs === undefined ? '?' : formatInstant(sentMs);
  const reason = 'reason' in signature ? ` (${signature.reason})` : '';
  const by = 'key' in signature ? ` by ${signature.subject ?? signature.key.slice(0, 16)}` : '';
  return [
    `${index}  ${status} ${msgType}  ${identifier}  ${sender}  ${sent}  signature ${signature.state}${by}${reason}`,
    ...(found.info ?? []).map(
      ({ language = 'en-US', event, urgency, headline, area = [] }) =>
        `  ${language}  ${event ?? '?'}  ${urgency ?? '?'}  ${headline ?? ''}  ${area.map(({ areaDesc }) => areaDesc).join('; ')}`,
    ),
    ...findings.map(({ rule, level, at, message }) => `  ${level}  ${at}: ${message}  (${rule})`),
    ...faults.map(({ offset, reason: why, message }) => `  ! ${offset}  ${why}: ${message}`),
  ];
}

function printBroken({ json, out, file }: DecodeRequest, fault: Fault): void {
  if (json) out(JSON.stringify({ file, offset: fault.offset, errors: [fault] }));
  else out(`offset ${fault.offset}  NOT READ  ! ${fault.reason}: ${fault.message}`);
}

/** A public key or a certificate, PEM. */
function readKeyFile(file: string): KeyObject {
  try {
    const text = readFileSync(file);
    const isCertificate = text.includes('BEGIN CERTIFICATE');
    return isCertificate ? new X509Certificate(text).publicKey : createPublicKey(text);
  } catch (error) {
    throw new BongsuError('BNG_FILE_UNREADABLE', { file, reason: reasonOf(error) });
  }
}

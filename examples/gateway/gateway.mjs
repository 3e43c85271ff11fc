#!/usr/bin/env node
/**
 * A gateway, as small as one can be: docs/gateways.md tells what it is asked and what it answers.
 * It writes what it would say to the end of a file. Put your siren, your SMS or your mail there.
 *
 *     node gateway.mjs FILE            a program: one document on stdin, the answer on stdout
 *     node gateway.mjs FILE --port N   a server on 127.0.0.1 that takes documents by POST
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [file, option, port] = process.argv.slice(2);
if (file === undefined || (option !== undefined && option !== '--port')) {
  console.error('node gateway.mjs FILE [--port N]');
  process.exit(2);
}

/** Longest document that is read, bytes. */
const MAX_BYTES = 1024 * 1024;

/** Done already, in this life or an earlier one: a repetition wakes nobody twice. */
function isDone(key) {
  return existsSync(file) && readFileSync(file, 'utf8').includes(`[${key}]`);
}

function answer(text) {
  const document = JSON.parse(text);
  const { version, event, idempotencyKey } = document;
  const common = { version: 1, idempotencyKey };
  if (version !== 1) return { ...common, accepted: false, reason: `version ${version} is unknown` };
  if (event === 'self-test') {
    return { ...common, accepted: true, selfTest: document.test.body.nonce };
  }
  if (!isDone(idempotencyKey)) {
    const { recipients, texts, message } = document;
    const words = Object.values(texts).map(({ medium }) => medium);
    const line = `[${idempotencyKey}] ${message.mode ?? ''} to ${recipients}: ${words.join(' / ')}`;
    appendFileSync(file, `${line.replaceAll('\n', ' ')}\n`);
  }
  return { ...common, accepted: true };
}

async function read(stream) {
  let text = '';
  for await (const part of stream.setEncoding('utf8')) {
    text += part;
    if (text.length > MAX_BYTES) throw new Error('the document is too long');
  }
  return text;
}

if (option === undefined) {
  process.stdout.write(JSON.stringify(answer(await read(process.stdin))));
} else {
  createServer(async (request, response) => {
    try {
      response.end(JSON.stringify(answer(await read(request))));
    } catch (error) {
      response.writeHead(400).end(String(error.message));
    }
  }).listen(Number(port), '127.0.0.1');
}

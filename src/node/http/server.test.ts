import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { PreviewOf, View } from '../../watch/index.ts';
import { openCapChannel } from '../channels/cap.ts';
import { LATE_INPUT_S } from '../problems.ts';
import type { NodeStatus } from '../status.ts';
import { createHttp, type HttpOptions, type HttpServer } from './server.ts';

const STATUS: NodeStatus = {
  version: '0.0.0',
  node: 'kor',
  mode: 'exercise',
  startedMs: 1000,
  nowMs: 61_000,
  clockSpeed: 1,
  publicKey: 'A'.repeat(43),
  demonstrationKey: true,
  seq: 12,
  durableSeq: 10,
  heldEffects: 2,
  stepFailures: 0,
  unrecorded: 0,
  ledger: { path: '/data/ledger.db', failure: null, second: null },
  recovery: { snapshotSeq: 8, replayed: 4, skipped: [], different: 0 },
  inputs: [
    {
      source: 'udp://127.0.0.1:8600?name="x"',
      address: 'udp://127.0.0.1:8600',
      state: 'good',
      message: 'listening',
      received: 7,
      receivedBytes: 700,
      queued: 1,
      oldestWaitS: 1.4,
      recentWait: { maximumS: 0.5, meanS: 0.125 },
      dropped: { queue: 3 },
      lastMs: 60_000,
    },
  ],
  unreadTexts: [{ language: 'ko', kinds: ['ballistic', 'balloon'] }],
  links: { listening: null, peers: [], refused: { 'unknown-key': 2 } },
  tracking: {
    health: {
      ...{ used: 90, reordered: 1, begun: 3, putOff: 0, inconsistent: 0, echoes: 5 },
      nameConflicts: 2,
      refused: {
        ...{ 'not-a-number': 0, absurd: 1, 'wrong-mode': 0, future: 0, late: 4, repeated: 6 },
        'unplaced-bearing': 0,
      },
      dropped: { existence: 1, 'too-old': 0, diverged: 0, merged: 0, shed: 0 },
      consistency: [
        { sensor: 'kor-radar', model: 'coast', count: 40, misfit: 1.25, outside: 0.075 },
      ],
    },
    registrations: [
      {
        ...{ sensor: 'kor-radar', plots: 400, fixes: 30, fit: 1.1 },
        rangeM: { bias: 61.5, sigma: 4, applied: 61.5 },
        azimuthRad: { bias: 0.004, sigma: 0.0001, applied: 0.004 },
        elevationRad: { bias: 0.001, sigma: 0.01, applied: 0 },
        timeS: { bias: 0, sigma: 0.7, applied: 0 },
      },
    ],
  },
  tracks: 1,
  hazards: 0,
  warnings: 0,
  sensors: [],
  linkViews: [],
  faults: [
    {
      source: 'udp://127.0.0.1:8600',
      reason: 'truncated',
      count: 4,
      lastMs: 50_000,
      lastMessage: 'ends early',
      lastBytesHex: '30',
    },
  ],
  alarms: [],
  alarmGroups: [],
  keys: [{ id: 'officer o1', notAfterMs: 61_000 + 3 * 86_400_000 }],
  channels: { lines: [], tests: [], selfTestEveryS: 0, journalFailure: null },
  officers: [{ id: 'o1', notAfterMs: 61_000 + 3 * 86_400_000, demonstration: true }],
};

const VIEW = { node: 'kor', mode: 'exercise', seq: 12, tracks: [] } as unknown as View;

const ACT = {
  type: 'bongsu/act/1',
  key: 'A'.repeat(43),
  signature: 'B'.repeat(86),
  body: {
    act: 'release',
    mode: 'exercise',
    warning: 'kor-w1',
    revision: 1,
    contentHash: 'a'.repeat(64),
    officer: 'o1',
    atMs: 1,
    nonce: 'n1',
  },
};

async function open(
  context: TestContext,
  changes: Partial<HttpOptions> = {},
): Promise<HttpServer & { acts: unknown[]; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-http-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const acts: unknown[] = [];
  const server = await createHttp({
    host: '127.0.0.1',
    site: () => ({
      node: 'kor',
      mode: 'exercise',
      title: 'Korea',
      others: [{ node: 'jpn', url: 'http://127.0.0.1:9999/' }],
    }),
    status: () => STATUS,
    view: () => VIEW,
    preview: () => null,
    releases: () => [],
    async submit(act) {
      acts.push(act);
      return { seq: 13, recorded: true, decisions: [] };
    },
    cap: openCapChannel(join(folder, 'cap'), () => undefined),
    webFolder: join(folder, 'web'),
    ...changes,
  });
  context.after(() => server.app.close());
  return { ...server, acts, folder };
}

test('health says what is wrong, worst first, and what to do', async (context) => {
  const { app } = await open(context);
  const answer = (await app.inject('/health')).json();
  assert.equal(answer.state, 'degraded');
  assert.deepEqual(
    answer.problems.map((problem: { subject: string }) => problem.subject),
    [
      'input udp://127.0.0.1:8600?name="x"',
      'input udp://127.0.0.1:8600?name="x"',
      'officer o1',
      'links',
      'input udp://127.0.0.1:8600',
    ],
  );
  for (const problem of answer.problems) assert.ok(problem.remedy.length > 10);
  assert.equal(answer.faults[0].lastBytesHex, '30');
});

test('what the tracker counts and knows of radars stands in the metrics and beside each sensor', async (context) => {
  const sensor = (id: string): NodeStatus['sensors'][number] => ({
    ...{ id, format: 'asterix', latitudeRad: null, longitudeRad: null, basis: null },
    ...{ lastHeardMs: null, reports: 0, rateHz: 0, faults: 0, state: 'good' as const },
  });
  const status = { ...STATUS, sensors: [sensor('kor-radar'), sensor('kor-ais')] };
  const { app } = await open(context, { status: () => status });
  const metrics = (await app.inject('/metrics')).body;
  assert.match(metrics, /bongsu_track_reports_refused_total\{.*reason="repeated"\} 6\n/);
  assert.match(metrics, /bongsu_track_dropped_total\{.*reason="existence"\} 1\n/);
  assert.match(metrics, /bongsu_track_echoes_total\{[^}]*\} 5\n/);
  assert.match(
    metrics,
    /bongsu_track_registration_azimuth_bias_radians\{.*sensor="kor-radar"\} 0.004\n/,
  );
  assert.match(metrics, /bongsu_track_registration_time_applied_seconds\{.*\} 0\n/);
  assert.match(metrics, /bongsu_track_nis_ratio\{.*sensor="kor-radar",model="coast"\} 1.25\n/);
  const { sensors } = (await app.inject('/api/v1/sensors')).json();
  assert.equal(sensors[0].consistency[0].outside, 0.075);
  assert.equal(sensors[0].registration.rangeM.bias, 61.5);
  assert.deepEqual([sensors[1].id, sensors[1].registration], ['kor-ais', null]);
});

test('sensor data that waits too long before it is looked at is a problem, a file’s is not', async (context) => {
  const rows = async (changes: Partial<NodeStatus['inputs'][number]>): Promise<string[]> => {
    const inputs = STATUS.inputs.map((input) => ({ ...input, dropped: {}, ...changes }));
    const { app } = await open(context, { status: () => ({ ...STATUS, inputs }) });
    const { problems } = (await app.inject('/health')).json();
    return problems
      .map((problem: { message: string }) => problem.message)
      .filter((message: string) => /waits up to/.test(message));
  };
  const quick = { oldestWaitS: 0.01, recentWait: { maximumS: LATE_INPUT_S - 0.01, meanS: 0.1 } };
  const late = { oldestWaitS: 0.01, recentWait: { maximumS: 1.4, meanS: 0.7 } };
  assert.deepEqual(await rows(quick), []);
  assert.match((await rows(late)).join(), /up to 1\.40 s .*0\.70 s on average/);
  assert.match((await rows({ ...quick, oldestWaitS: 3 })).join(), /up to 3\.00 s/);
  assert.deepEqual(await rows({ ...late, source: 'file:plots.csv' }), []);
});

test('what a link refused is a problem, and what a newer revision replaced is not waited for', async (context) => {
  const link = { peer: 'usa', state: 'up', offered: 10, superseded: 4, sent: 6, acknowledged: 5 };
  const linkViews = [{ ...link, received: 0, lastHeardMs: null, refused: 3, trouble: null }];
  const status = { ...STATUS, linkViews } as unknown as NodeStatus;
  const { app } = await open(context, { status: () => status });
  const { problems } = (await app.inject('/health')).json();
  const ofLink = problems.filter((one: { subject: string }) => one.subject === 'link usa');
  assert.match(ofLink[0]?.message, /^3 of its frames/);
  const metrics = (await app.inject('/metrics')).body;
  assert.match(metrics, /bongsu_link_unacknowledged\{.*peer="usa"\} 1\n/);
});

test('a peer with a new ledger is a failure, with the command that accepts it', async (context) => {
  const ledger = 'f'.repeat(32);
  const trouble = { reason: 'new-ledger', message: `has begun a new ledger, ${ledger}` };
  const linkViews = [{ peer: 'usa', refused: 0, newLedger: ledger, trouble }];
  const status = { ...STATUS, linkViews } as unknown as NodeStatus;
  const { app } = await open(context, { status: () => status });
  const { problems, state } = (await app.inject('/health')).json();
  assert.equal(state, 'failed');
  assert.equal(problems[0].subject, 'link usa');
  assert.match(
    problems[0].remedy,
    new RegExp(`bongsu link accept usa --ledger ${ledger} --mode exe`),
  );
});

test('where people are really warned, texts that nobody has read are told of by language', async (context) => {
  const told = async (mode: NodeStatus['mode']): Promise<string[]> => {
    const { app } = await open(context, { status: () => ({ ...STATUS, mode }) });
    const { problems } = (await app.inject('/health')).json();
    return problems
      .filter((one: { subject: string }) => one.subject.startsWith('texts'))
      .map(
        (one: Record<string, string>) => `${one['severity']} ${one['subject']}: ${one['message']}`,
      );
  };
  assert.deepEqual(await told('exercise'), []);
  assert.deepEqual(await told('actual'), [
    'notice texts ko: Not reviewed by anybody of yours: ballistic, balloon',
  ]);
});

test('an officer’s word on a link is handed on, and nothing else under that path', async (context) => {
  const { app, acts } = await open(context);
  const body = {
    ...{ act: 'accept-ledger', mode: 'exercise', peer: 'usa', ledger: 'f'.repeat(32) },
    ...{ officer: 'o1', atMs: 1 },
  };
  const act = { ...ACT, type: 'bongsu/link-act/1', body };
  const post = (payload: object) =>
    app.inject({ method: 'POST', url: '/api/v1/link-acts', payload });
  assert.equal((await post(act)).statusCode, 200);
  assert.deepEqual(acts, [act]);
  for (const wrong of [ACT, { ...act, body: { ...body, ledger: 'F' } }, { ...act, more: 1 }]) {
    assert.equal((await post(wrong)).statusCode, 400);
  }
});

test('a word on a standing authority is handed in as it came, and only in its own form', async (context) => {
  const { app, acts } = await open(context);
  const act = {
    type: 'bongsu/authority-act/1',
    ...{ key: ACT.key, signature: ACT.signature },
    body: {
      ...{ act: 'grant', mode: 'exercise', node: 'kor', officer: 'o1' },
      ...{ fromMs: 1, untilMs: 2, atMs: 1 },
    },
  };
  const post = async (payload: unknown) =>
    app.inject({ method: 'POST', url: '/api/v1/authority-acts', payload: payload as object });
  assert.equal((await post(act)).statusCode, 200);
  assert.deepEqual(acts, [act]);
  for (const wrong of [
    ACT,
    { ...act, body: { ...act.body, act: 'extend' } },
    { ...act, body: { ...act.body, untilMs: '2' } },
    { ...act, body: { ...act.body, more: 1 } },
  ]) {
    assert.equal((await post(wrong)).statusCode, 400);
  }
  assert.equal(acts.length, 1);
});

test('warnings are told with what their drafts need, and what a release would send', async (context) => {
  const plans = [{ warning: 'kor-w1', revision: 1, needed: 2, signed: [], goesOutMs: null }];
  const view = { ...VIEW, nowMs: 5, warnings: [], plans, standing: [] } as unknown as View;
  const about = { warning: 'kor-w1', revision: 1 };
  const documents = [{ channel: 'cap', name: 'a.xml', document: '<alert/>', ...about }];
  const warning = { id: 'kor-w1', revision: 1, state: 'released', channels: ['cot', 'page'] };
  const preview = { warning, documents } as unknown as PreviewOf;
  const { app } = await open(context, {
    view: () => view,
    preview: (id, as) => (id === 'kor-w1' && as === 'release' ? preview : null),
  });
  const told = await app.inject('/api/v1/warnings');
  assert.deepEqual(told.json().plans, plans);
  const path = '/api/v1/warnings/kor-w1/preview';
  assert.deepEqual((await app.inject(path)).json(), {
    ...{ warning: 'kor-w1', revision: 1, state: 'released', documents, leaving: [] },
    silent: [
      { channel: 'cot', reason: 'it has no words for this warning' },
      { channel: 'page', reason: 'the page of this node shows it' },
    ],
  });
  assert.equal((await app.inject('/api/v1/warnings/kor-w2/preview')).statusCode, 404);
  assert.equal((await app.inject(`${path}?as=cancelled`)).statusCode, 404);
  assert.equal((await app.inject(`${path}?as=launch`)).statusCode, 400);
});

test('a peer that lags far behind is a problem', async (context) => {
  const link = { peer: 'usa', refused: 0, trouble: null, newLedger: null, superseded: 10 };
  const linkViews = [{ ...link, offered: 400, acknowledged: 5 }];
  const status = { ...STATUS, linkViews } as unknown as NodeStatus;
  const { app } = await open(context, { status: () => status });
  const { problems } = (await app.inject('/health')).json();
  assert.match(JSON.stringify(problems), /"link usa","message":"385 statements wait/);
});

test('ready means that the watch runs and the ledger writes', async (context) => {
  const { app } = await open(context);
  assert.equal((await app.inject('/health/live')).statusCode, 200);
  assert.equal((await app.inject('/health/ready')).statusCode, 200);
  const broken = await open(context, {
    status: () => ({ ...STATUS, ledger: { path: '', failure: 'no space', second: null } }),
  });
  assert.equal((await broken.app.inject('/health/ready')).statusCode, 503);
});

test('metrics are Prometheus text with units in their names', async (context) => {
  const { app } = await open(context);
  const answer = await app.inject('/metrics');
  assert.match(answer.headers['content-type'] as string, /^text\/plain; version=0\.0\.4/);
  const lines = answer.body.trimEnd().split('\n');
  for (const line of lines) {
    assert.match(
      line,
      /^(# (HELP|TYPE) bongsu_\w+ .+|bongsu_\w+\{\w+="([^"\\\n]|\\.)*"(,\w+="([^"\\\n]|\\.)*")*\} -?[\d.]+)$/,
    );
  }
  assert.ok(
    lines.includes(
      'bongsu_input_dropped_total{node="kor",mode="exercise",source="udp://127.0.0.1:8600?name=\\"x\\"",reason="queue"} 3',
    ),
  );
  for (const [family, value] of [
    ['oldest_wait_seconds', 1.4],
    ['wait_recent_max_seconds', 0.5],
    ['wait_recent_mean_seconds', 0.125],
  ]) {
    assert.match(answer.body, new RegExp(`bongsu_input_${family}\\{.*\\} ${value}\n`));
  }
  assert.ok(lines.includes('bongsu_uptime_seconds{node="kor",mode="exercise"} 60'));
  const typed = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  assert.equal(new Set(typed).size, typed.length, 'each family stands once');
});

test('the page may load its own files and talk to listed nodes, nothing else', async (context) => {
  const { app } = await open(context);
  const { headers } = await app.inject('/api/v1/site');
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'self' http:\/\/127\.0\.0\.1:9999(;|$)/);
  assert.doesNotMatch(policy, /unsafe|\*/);
});

test('pages of listed nodes may read, other pages may not, and nobody writes across', async (context) => {
  const { app } = await open(context);
  const ask = async (origin: string) =>
    (await app.inject({ url: '/api/v1/view', headers: { origin } })).headers[
      'access-control-allow-origin'
    ];
  assert.equal(await ask('http://127.0.0.1:9999'), 'http://127.0.0.1:9999');
  assert.equal(await ask('http://127.0.0.1:9998'), undefined);
  assert.equal(await ask('https://example.org'), undefined);
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/api/v1/acts',
    headers: { origin: 'http://127.0.0.1:9999', 'access-control-request-method': 'POST' },
  });
  assert.equal(preflight.headers['access-control-allow-methods'], undefined);
});

test('a name of somebody else for this machine is refused', async (context) => {
  const { app } = await open(context);
  for (const host of ['attacker.example', 'attacker.example:8787']) {
    assert.equal((await app.inject({ url: '/api/v1/view', headers: { host } })).statusCode, 421);
  }
  for (const host of ['localhost:1', '127.0.0.1:8787', '[::1]:8787']) {
    assert.equal((await app.inject({ url: '/api/v1/view', headers: { host } })).statusCode, 200);
  }
});

test('a signed act reaches the watch exactly as it was sent', async (context) => {
  const { app, acts } = await open(context);
  const answer = await app.inject({ method: 'POST', url: '/api/v1/acts', payload: ACT });
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(acts, [ACT]);
});

test('what is no signed act goes no further, and nothing is converted or dropped', async (context) => {
  const { app, acts } = await open(context);
  const wrong = [
    {},
    { ...ACT, extra: 1 },
    { ...ACT, body: { ...ACT.body, revision: '1' } },
    { ...ACT, body: { ...ACT.body, act: 'fire' } },
    { ...ACT, signature: 'short' },
    { ...ACT, body: { ...ACT.body, warning: '\ud800' } },
    { ...ACT, body: { ...ACT.body, officer: 'o\udc00' } },
  ];
  for (const payload of wrong) {
    const answer = await app.inject({ method: 'POST', url: '/api/v1/acts', payload });
    assert.equal(answer.statusCode, 400);
    assert.equal(answer.json().code, 'BNG_ACT_MALFORMED');
  }
  const huge = { ...ACT, body: { ...ACT.body, nonce: 'n'.repeat(100_000) } };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/acts', payload: huge });
  assert.equal(answer.statusCode, 413);
  assert.deepEqual(acts, []);
});

test('a refused act is a conflict with its reason; an unrecorded one is only accepted', async (context) => {
  const refusal = { what: 'refused-act', reason: 'replayed', message: 'seen before' };
  const refusing = await open(context, {
    submit: async () => ({ seq: 1, recorded: true, decisions: [refusal] }),
  });
  const request = { method: 'POST', url: '/api/v1/acts', payload: ACT } as const;
  const answer = await refusing.app.inject(request);
  assert.equal(answer.statusCode, 409);
  assert.deepEqual(answer.json().decisions, [refusal]);
  const failing = await open(context, {
    submit: async () => ({ seq: 1, recorded: false, decisions: [] }),
  });
  assert.equal((await failing.app.inject(request)).statusCode, 202);
});

test('CAP files are listed and served; a path is not', async (context) => {
  const cap = await open(context);
  const list = { url: '/cap', headers: { accept: 'application/json' } };
  assert.deepEqual((await cap.app.inject(list)).json(), { files: [] });
  const channel = openCapChannel(join(cap.folder, 'cap'), () => undefined);
  const about = { channel: 'cap', warning: 'w', revision: 1, after: 1, kind: 'publish' } as const;
  channel.publish({ ...about, name: 'w1', document: '<alert/>' }, true);
  await channel.close();
  const listed = (await cap.app.inject(list)).json();
  assert.equal(listed.files[0].url, '/cap/w1.xml');
  const file = await cap.app.inject('/cap/w1.xml');
  assert.equal(file.body, '<alert/>');
  assert.equal(file.headers['bongsu-unrecorded'], 'true');
  writeFileSync(join(cap.folder, 'secret.xml'), 'secret');
  symlinkSync(join(cap.folder, 'secret.xml'), join(cap.folder, 'cap', 'linked.xml'));
  mkdirSync(join(cap.folder, 'cap', 'folder.xml'));
  for (const name of [
    ...['..%2Fsecret.xml', '%2E%2E%2Fsecret.xml', '..%5Csecret.xml', '%2Fetc%2Fpasswd'],
    ...['nothing.xml', 'w1.xml%00', 'w1.xml%0A', 'linked.xml', 'folder.xml', 'w1.xml.unrecorded'],
  ]) {
    const path = `/cap/${name}`;
    assert.equal((await cap.app.inject(path)).statusCode, 404, path);
  }
});

test('without a built page the address says how to build it', async (context) => {
  const { app } = await open(context);
  const answer = await app.inject('/');
  assert.equal(answer.statusCode, 503);
  assert.match(answer.body, /npm run build/);
});

test('the stream sends the whole picture at once, again on change, with its seq as id', async (context) => {
  let seq = 12;
  const { app, stream } = await open(context, { view: () => ({ ...VIEW, seq }) });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/stream`, {
    headers: { 'last-event-id': '11' },
  });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream');
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(text)) text += (await reader.read()).value ?? '';
  };
  await until(/id: 12\nevent: view\ndata: \{.*"seq":12.*\}\n\n/);
  seq = 13;
  stream.changed();
  await until(/id: 13\n/);
  await reader.cancel();
});

test('before the first settings there is no picture, and that is said', async (context) => {
  const { app } = await open(context, { view: () => null });
  assert.equal((await app.inject('/api/v1/view')).statusCode, 503);
});

import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { effectOf, folder } from './channel.fixture.ts';
import { openJournal } from './journal.ts';

test('what was sent is known after a restart; what was only begun is in doubt; a torn line is let go', (context) => {
  const path = join(folder(context), 'sent.ndjson');
  const [begun, sent, untouched] = [1, 2, 3].map((n) => effectOf('siren', 'kor-w1', n));
  const first = openJournal(path, 'l', 'boot');
  first.begun(begun!, 'coast');
  assert.equal(first.isDoubtful(begun!, 'coast'), false, 'its own attempts it knows');
  first.begun(sent!, 'coast');
  first.sent(sent!, 'coast');
  first.close();
  appendFileSync(path, '["s","siren","bongsu-exerc');
  for (let restart = 0; restart < 3; restart++) {
    const again = openJournal(path, 'l', 'boot');
    assert.equal(again.isSent(sent!, 'coast'), true);
    assert.equal(again.isDoubtful(begun!, 'coast'), true);
    assert.equal(again.isDoubtful(untouched!, 'coast'), false);
    assert.deepEqual([...again.told('siren', 'kor-w1')], ['coast']);
    again.close();
  }
});

test('after the machine itself went down whatever was not sent is in doubt', (context) => {
  const path = join(folder(context), 'sent.ndjson');
  const first = openJournal(path, 'l', 'boot-1');
  first.sent(effectOf('siren'), 'coast');
  first.close();
  const again = openJournal(path, 'l', 'boot-2');
  assert.equal(again.isSent(effectOf('siren'), 'coast'), true);
  assert.equal(again.isDoubtful(effectOf('siren', 'kor-w9'), 'coast'), true);
  again.close();
});

test('another ledger counts its warnings anew: nothing of the old one counts as sent', (context) => {
  const path = join(folder(context), 'sent.ndjson');
  const first = openJournal(path, 'l1', 'boot');
  first.sent(effectOf('siren'), 'coast');
  first.close();
  const again = openJournal(path, 'l2', 'boot');
  assert.equal(again.isSent(effectOf('siren'), 'coast'), false);
  assert.equal(again.told('siren', 'kor-w1').size, 0);
  again.close();
});

test('any order of attempts and restarts is told as it was', (context) => {
  const path = join(folder(context), 'sent.ndjson');
  const event = fc.record({
    what: fc.constantFrom('begun', 'sent', 'restart'),
    revision: fc.integer({ min: 1, max: 3 }),
    receiver: fc.constantFrom('a', 'b'),
  });
  let ledger = 0;
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), (events) => {
      ledger += 1;
      let journal = openJournal(path, String(ledger), 'boot');
      // A fresh ledger has a journal that was never opened for it: as if lines were lost.
      journal.close();
      journal = openJournal(path, String(ledger), 'boot');
      const state = new Map<string, 'begun' | 'sent'>();
      const own = new Set<string>();
      for (const { what, revision, receiver } of events) {
        const key = `${revision}${receiver}`;
        const effect = effectOf('siren', 'w', revision);
        if (what === 'restart') {
          journal.close();
          journal = openJournal(path, String(ledger), 'boot');
          own.clear();
        } else {
          journal[what as 'begun' | 'sent'](effect, receiver);
          state.set(key, what as 'begun' | 'sent');
          own.add(key);
        }
        for (const r of [1, 2, 3]) {
          for (const name of ['a', 'b']) {
            const is = state.get(`${r}${name}`);
            assert.equal(journal.isSent(effectOf('siren', 'w', r), name), is === 'sent');
            const doubt = is === 'begun' && !own.has(`${r}${name}`);
            assert.equal(journal.isDoubtful(effectOf('siren', 'w', r), name), doubt);
          }
        }
      }
      journal.close();
    }),
    { numRuns: 50 },
  );
});

test('a disk that takes nothing holds no warning up, and is told of', (context) => {
  const path = join(folder(context), 'folder-in-its-place');
  mkdirSync(`${path}.part`);
  const journal = openJournal(path, 'l', 'boot');
  journal.begun(effectOf('siren'), 'coast');
  assert.notEqual(journal.failure(), null);
  assert.ok(!existsSync(path));
  journal.close();
});

test('whatever comes, no more is remembered than the bound, and who was told is what the lines say', (context) => {
  const at = folder(context);
  const deeds = fc.array(
    fc.record({
      receiver: fc.constantFrom('coast', 'hill', 'port'),
      warning: fc.constantFrom('kor-w1', 'kor-w2', 'kor-w3', 'kor-w4'),
      revision: fc.integer({ min: 1, max: 4 }),
      sent: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  let run = 0;
  fc.assert(
    fc.property(deeds, (all) => {
      const path = join(at, `${run++}.ndjson`);
      const journal = openJournal(path, 'l', 'boot', 5);
      const newest: { key: string; warning: string; receiver: string }[] = [];
      for (const { receiver, warning, revision, sent } of all) {
        const effect = effectOf('siren', warning, revision);
        journal[sent ? 'sent' : 'begun'](effect, receiver);
        const key = `${effect.name}/${receiver}`;
        const known = newest.findIndex((one) => one.key === key);
        if (known !== -1) newest.splice(known, 1);
        newest.push({ key, warning, receiver });
      }
      const kept = newest.slice(-5);
      for (const warning of ['kor-w1', 'kor-w2', 'kor-w3', 'kor-w4']) {
        const told = kept.flatMap((one) => (one.warning === warning ? [one.receiver] : []));
        assert.deepEqual(journal.told('siren', warning), new Set(told));
      }
      journal.close();
    }),
    { numRuns: 50 },
  );
});

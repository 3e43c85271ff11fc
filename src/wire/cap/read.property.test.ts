import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { outsideBytes } from '../../../test/outside.ts';
import { alert } from './cap.fixture.ts';
import { type CapReading, capXml, readCap } from './index.ts';

function readings(xml: string | Uint8Array): readonly CapReading[] {
  const read = readCap(xml);
  if ('reason' in read) assert.fail(read.message);
  return read;
}

test('whatever is written is read back as it was', () => {
  fc.assert(
    fc.property(alert, (message) => {
      const [read, ...more] = readings(capXml(message));
      assert.deepEqual(read?.faults, []);
      assert.deepEqual(read?.alert, message);
      assert.equal(more.length, 0);
    }),
  );
});

test('what our reader takes without a fault is valid by the schema', (context) => {
  const xsd = outsideBytes(context, 'cap/cap12.xsd');
  if (xsd === null) return;
  using schema = XmlDocument.fromBuffer(xsd);
  using validator = XsdValidator.fromDoc(schema);
  const change = fc.record({
    find: fc.constantFrom(
      ...['<status>', '</sent>', '<category>', '<info>', '<urgency>', '<sender>', '-00:00'],
      ...['<area>', '</value>', '<scope>', '<areaDesc>', '<event>', '</alert>', '<language>'],
    ),
    put: fc.constantFrom('', 'Z', ' ', 'x', '<note>n</note>', '<value>1</value>', '<b/>'),
  });
  let wrong = 0;
  fc.assert(
    fc.property(alert, change, (message, { find, put }) => {
      const xml = capXml(message).replace(find, `${put}${find}`);
      const read = readCap(xml);
      if ('reason' in read || read.some(({ faults }) => faults.length > 0)) {
        wrong += 1;
        return;
      }
      using document = XmlDocument.fromString(xml);
      validator.validate(document);
    }),
    { numRuns: 300 },
  );
  assert.ok(wrong > 20);
});

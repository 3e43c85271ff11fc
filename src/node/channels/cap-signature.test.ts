import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  createHash,
  createHmac,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  X509Certificate,
} from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { SignedXml } from 'xml-crypto';
import { outsideBytes } from '../../../test/outside.ts';
import { type CapAlert, capXml, readCap } from '../../wire/cap/index.ts';
import { signCap, verifyCap } from './cap-signature.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = createPublicKey(privateKey);
const KEY = { privateKey, certificate: null };
const ALERT: CapAlert = {
  ...{ identifier: 'a-1', sender: 'centre.example', sentMs: 1000, status: 'Exercise' },
  ...{ msgType: 'Alert', scope: 'Restricted', restriction: 'r', note: 'EXERCISE' },
  info: [
    {
      ...{ category: ['Safety'], event: '탄도미사일 & <b>', urgency: 'Immediate' },
      ...{ severity: 'Extreme', certainty: 'Likely', description: 'one\r\ntwo\tthree]]>' },
    },
  ],
};
const XML = capXml(ALERT);

test('a signed message is valid, is taken as signed by its key alone, and says what it said', (context) => {
  const signed = signCap(XML, KEY);
  assert.equal(signCap(XML, KEY), signed, 'the same bytes each time');
  assert.equal(signed.replace(/<Signature[\s\S]*<\/Signature>/, ''), XML, 'nothing else changed');
  const found = verifyCap(signed, [publicKey]);
  if (found.state !== 'trusted') assert.fail(JSON.stringify(found));
  const read = readCap(found.signed);
  assert.deepEqual('reason' in read ? read : read[0]!.alert, ALERT);
  assert.equal(verifyCap(signed).state, 'intact', 'whose key it is nobody has said');
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  assert.equal(verifyCap(signed, [other]).state, 'wrong');
  assert.equal(verifyCap(signed, [other, publicKey]).state, 'trusted');
  assert.deepEqual(verifyCap(XML), { state: 'none' });
  const xsd = outsideBytes(context, 'cap/cap12.xsd');
  if (xsd === null) return;
  using schema = XmlDocument.fromBuffer(xsd);
  using validator = XsdValidator.fromDoc(schema);
  using document = XmlDocument.fromString(signed);
  validator.validate(document);
});

test('a letter changed anywhere in what was signed is found', () => {
  const signed = signCap(XML, KEY);
  for (const [from, to] of [
    ['Exercise', 'Actual'],
    ['a-1', 'a-2'],
    ['three', 'four'],
    ['<scope>', '<source>x</source><scope>'],
    ['&#13;', ''],
  ] as const) {
    const changed = verifyCap(signed.replace(from, to), [publicKey]);
    assert.equal(changed.state, 'wrong', from);
  }
});

const DSIG = 'xmlns="http://www.w3.org/2000/09/xmldsig#"';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** A signature by the library over something, by other means than ours. */
function signedBy(
  document: string,
  key: KeyObject | string,
  options: { signature?: string; digest?: string; xpath?: string; whole?: boolean; hmac?: boolean },
): string {
  const signer = new SignedXml({
    privateKey: key,
    signatureAlgorithm: options.signature ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  if (options.hmac === true) signer.enableHMAC();
  signer.addReference({
    xpath: options.xpath ?? '/*',
    transforms:
      options.xpath === undefined || options.whole === true ? [ENVELOPED, EXCLUSIVE] : [EXCLUSIVE],
    digestAlgorithm: options.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    ...(options.xpath === undefined ? { uri: '', isEmptyUri: true } : {}),
  });
  signer.computeSignature(document, { location: { reference: '/*', action: 'append' } });
  return signer.getSignedXml();
}

test('two signatures, SHA-1, HMAC by the public key, and parts alone are refused', () => {
  const signed = signCap(XML, KEY);
  const signature = /<Signature[\s\S]*<\/Signature>/.exec(signed)![0];
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const attacks: readonly (readonly [string, string])[] = [
    ['two', signed.replace('</alert>', `${signature}</alert>`)],
    ['one in a comment', signed.replace('<status>', `<!-- ${signature} --><status>`)],
    [
      'RSA with SHA-1',
      signedBy(XML, privateKey, { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }),
    ],
    [
      'a SHA-1 digest',
      signedBy(XML, privateKey, { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }),
    ],
    [
      'HMAC',
      signedBy(XML, pem, { signature: 'http://www.w3.org/2000/09/xmldsig#hmac-sha1', hmac: true }),
    ],
    ['one part', signedBy(XML, privateKey, { xpath: "//*[local-name(.)='info']" })],
    [
      'one part as if it were the whole',
      signedBy(XML, privateKey, { xpath: "//*[local-name(.)='info']", whole: true }),
    ],
  ];
  for (const [name, document] of attacks) {
    const { state } = verifyCap(document, [publicKey]);
    assert.equal(state, 'refused', name);
  }
});

test('a signed message wrapped inside another one never speaks for it', () => {
  const signed = signCap(XML, KEY).replace(/^<\?xml[^>]*>\s*/, '');
  const signature = /<Signature[\s\S]*<\/Signature>/.exec(signed)![0];
  const forged = capXml({ ...ALERT, status: 'Actual', identifier: 'evil' });
  const wrapped: readonly string[] = [
    forged.replace('</alert>', `${signature}</alert>`),
    forged.replace('</alert>', `${signed}</alert>`),
    forged.replace('</alert>', `<x:o xmlns:x="urn:x">${signed}</x:o></alert>`),
    `<feed xmlns="urn:x">${signed}${forged.replace(/^<\?xml[^>]*>\s*/, '')}</feed>`,
    forged.replace(
      '</alert>',
      signature.replace(
        '</Signature>',
        `<Object>${signed.replace(signature, '')}</Object></Signature></alert>`,
      ),
    ),
    forged.replace('</alert>', `${signature.replace('URI=""', 'URI="#a"')}</alert>`),
  ];
  for (const [i, document] of wrapped.entries()) {
    const { state } = verifyCap(document, [publicKey]);
    assert.ok(state === 'refused' || state === 'wrong', `${i} ${state}`);
  }
});

test('a hand-made HMAC that claims to be RSA, or to be HMAC, is not by the key', () => {
  const signed = signCap(XML, KEY);
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const info = /<SignedInfo>[\s\S]*<\/SignedInfo>/.exec(signed)![0];
  const canonical = info.replace('<SignedInfo>', `<SignedInfo ${DSIG}>`);
  const mac = createHmac('sha256', pem).update(canonical).digest('base64');
  const forged = signed.replace(/<SignatureValue>[^<]*/, `<SignatureValue>${mac}`);
  assert.equal(verifyCap(forged, [publicKey]).state, 'wrong');
  const claims = forged.replace('#rsa-sha256', '#hmac-sha256');
  assert.equal(verifyCap(claims, [publicKey]).state, 'refused');
});

test('whatever is done to a signed message, what counts as signed is what was signed', () => {
  const signed = signCap(XML, KEY);
  const piece = fc.constantFrom(
    '',
    ' ',
    'x',
    '<',
    '>',
    '/',
    '"',
    '&',
    '1',
    '<note>n</note>',
    '<!-- -->',
  );
  let still = 0;
  fc.assert(
    fc.property(fc.nat(signed.length), fc.nat(6), piece, (at, cut, put) => {
      const document = signed.slice(0, at) + put + signed.slice(at + cut);
      const found = verifyCap(document, [publicKey]);
      if (found.state !== 'trusted') return;
      still += 1;
      const read = readCap(found.signed);
      assert.deepEqual('reason' in read ? read : read[0]!.alert, ALERT);
    }),
    { numRuns: 400 },
  );
  assert.ok(still < 200);
});

test('a weak key is no key', () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const signed = signCap(XML, { privateKey: weak.privateKey, certificate: null });
  assert.equal(verifyCap(signed).state, 'refused');
  assert.equal(verifyCap(signed, [weak.publicKey]).state, 'refused');
});

function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'bongsu-cap-signature-'));
  context.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('digest and signature are those that node:crypto makes of the canonical form', () => {
  const signed = signCap(XML, KEY);
  const found = verifyCap(signed, [publicKey]);
  if (found.state !== 'trusted') assert.fail(found.state);
  const digest = createHash('sha256').update(found.signed).digest('base64');
  assert.equal(/<DigestValue>([^<]*)/.exec(signed)![1], digest);
  const canonical = /<SignedInfo>[\s\S]*<\/SignedInfo>/
    .exec(signed)![0]
    .replace('<SignedInfo>', `<SignedInfo ${DSIG}>`)
    .replace(/<(\w+)( [^<]*?)?\/>/g, '<$1$2></$1>');
  const value = createSign('sha256').update(canonical).sign(privateKey, 'base64');
  assert.equal(/<SignatureValue>([^<]*)/.exec(signed)![1], value);
});

test('xmlsec1 takes what we sign', (context) => {
  if (spawnSync('xmlsec1', ['--version']).error !== undefined) {
    context.skip('xmlsec1 is not installed here');
    return;
  }
  const folder = folderOf(context);
  writeFileSync(join(folder, 'a.xml'), signCap(XML, KEY));
  writeFileSync(join(folder, 'k.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  execFileSync('xmlsec1', ['--verify', '--pubkey-pem', 'k.pem', 'a.xml'], { cwd: folder });
});

test('a certificate goes with the message and says who it is', (context) => {
  const folder = folderOf(context);
  const key = join(folder, 'k.pem');
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-key', key, '-out', join(folder, 'c.pem'), '-days', '30'],
    ...['-subj', '/CN=Warning Centre'],
  ]);
  if (made.status !== 0) {
    context.skip('openssl is not installed here');
    return;
  }
  const certificate = new X509Certificate(readFileSync(join(folder, 'c.pem')));
  const found = verifyCap(signCap(XML, { privateKey, certificate }));
  if (found.state !== 'intact') assert.fail(found.state);
  assert.equal(found.subject, 'CN=Warning Centre');
});

test('messages of an agency with two old signatures are refused, not believed', (context) => {
  const bytes = outsideBytes(context, 'cap/canada_signed.cap');
  if (bytes === null) return;
  assert.equal(verifyCap(new TextDecoder().decode(bytes)).state, 'refused');
});

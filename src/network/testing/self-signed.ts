import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate for 127.0.0.1 and localhost that no authority has signed, made for one test: no key is kept in the project. */
export function makeSelfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const algorithm = sequence(Buffer.from('06032b6570', 'hex'));
  const name = sequence(
    tagged(
      0x31,
      sequence(Buffer.concat([Buffer.from('0603550403', 'hex'), tagged(0x0c, Buffer.from('test'))])),
    ),
  );
  const validity = sequence(Buffer.concat([time('200101000000Z'), time('491231235959Z')]));
  const names = Buffer.concat([
    tagged(0x87, Buffer.from([127, 0, 0, 1])),
    tagged(0x82, Buffer.from('localhost')),
  ]);
  const altName = sequence(Buffer.concat([Buffer.from('0603551d11', 'hex'), tagged(0x04, sequence(names))]));
  const extensions = tagged(0xa3, sequence(altName));
  const serial = Buffer.from('020101', 'hex');
  const version = tagged(0xa0, Buffer.from('020102', 'hex'));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(Buffer.concat([version, serial, algorithm, name, validity, name, spki, extensions]));
  const signature = tagged(0x03, Buffer.concat([Buffer.from([0]), sign(null, body, privateKey)]));
  const der = sequence(Buffer.concat([body, algorithm, signature])).toString('base64');
  const cert = `-----BEGIN CERTIFICATE-----\n${der.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
}

function sequence(content: Buffer): Buffer {
  return tagged(0x30, content);
}

function time(text: string): Buffer {
  return tagged(0x17, Buffer.from(text));
}

/** DER: tag, length, content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

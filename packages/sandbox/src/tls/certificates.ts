import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import forge from 'node-forge';

/** A certificate and its key, PEM. */
export interface KeyedCertificate {
  cert: string;
  key: string;
}

const DAY = 24 * 60 * 60 * 1000;

/** A certificate authority of our own, for loopback. */
export function createAuthority(commonName: string): KeyedCertificate {
  return issue({ commonName, ca: true });
}

/** A server certificate for 127.0.0.1 and localhost. */
export function createServerCertificate(
  authority: KeyedCertificate,
): KeyedCertificate {
  return issue({ commonName: 'odp-sandbox', authority, ca: false });
}

interface IssueOptions {
  commonName: string;
  ca: boolean;
  authority?: KeyedCertificate;
}

function issue({ commonName, ca, authority }: IssueOptions): KeyedCertificate {
  // Node makes the key; forge would take seconds in JavaScript.
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = `01${randomBytes(8).toString('hex')}`;
  certificate.validity.notBefore = new Date(Date.now() - DAY);
  certificate.validity.notAfter = new Date(Date.now() + 365 * DAY);
  const subject = [{ name: 'commonName', value: commonName }];
  certificate.setSubject(subject);
  certificate.setIssuer(
    authority
      ? forge.pki.certificateFromPem(authority.cert).subject.attributes
      : subject,
  );
  certificate.setExtensions(
    ca
      ? [
          { name: 'basicConstraints', cA: true, critical: true },
          { name: 'keyUsage', keyCertSign: true, cRLSign: true },
        ]
      : [
          { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
          { name: 'extKeyUsage', serverAuth: true },
          {
            name: 'subjectAltName',
            altNames: [
              { type: 7, ip: '127.0.0.1' },
              { type: 2, value: 'localhost' },
            ],
          },
        ],
  );
  const signer = authority?.key ?? pair.privateKey;
  certificate.sign(
    {
      ...forge.pki.privateKeyFromPem(signer),
      // Node signs as well, for the same reason.
      sign: () => {
        const toBeSigned = forge.asn1.toDer(certificate.tbsCertificate);
        return sign(
          'sha256',
          Buffer.from(toBeSigned.getBytes(), 'binary'),
          signer,
        ).toString('binary');
      },
    },
    forge.md.sha256.create(),
  );
  return {
    cert: forge.pki.certificateToPem(certificate),
    key: pair.privateKey,
  };
}

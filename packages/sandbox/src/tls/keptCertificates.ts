import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  createAuthority,
  createServerCertificate,
  type KeyedCertificate,
} from './certificates';

const DAY = 24 * 60 * 60 * 1000;

/** The authority of a folder and the certificate of its servers. */
export interface KeptCertificates {
  authority: KeyedCertificate;
  server: KeyedCertificate;
}

/** Reads `ca.crt` and `server.crt` with their keys; a restart keeps them, so that who trusts them goes on. */
export function keptCertificates(folder: string): KeptCertificates {
  const authority = keep(folder, 'ca', {
    make: () => createAuthority('odp-sandbox-ca'),
    isUsable: certificate => certificate.ca,
  });
  const issuer = new X509Certificate(authority.cert);
  const server = keep(folder, 'server', {
    make: () => createServerCertificate(authority),
    isUsable: certificate => certificate.verify(issuer.publicKey),
  });
  return { authority, server };
}

function keep(
  folder: string,
  name: string,
  options: {
    make: () => KeyedCertificate;
    isUsable: (certificate: X509Certificate) => boolean;
  },
): KeyedCertificate {
  const files = [`${name}.crt`, `${name}.key`].map(file =>
    path.join(folder, file),
  );
  if (files.every(existsSync)) {
    const [cert, key] = files.map(file => readFileSync(file, 'utf8'));
    if (isUsable({ cert, key }, options.isUsable)) {
      return { cert, key };
    }
  }
  const made = options.make();
  writeFileSync(files[1], made.key, { mode: 0o600 });
  writeFileSync(files[0], made.cert);
  return made;
}

/** Readable, with its own key, and not expired before tomorrow. */
function isUsable(
  { cert, key }: KeyedCertificate,
  check: (certificate: X509Certificate) => boolean,
): boolean {
  try {
    const certificate = new X509Certificate(cert);
    return (
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      Date.parse(certificate.validTo) > Date.now() + DAY &&
      check(certificate)
    );
  } catch {
    return false;
  }
}

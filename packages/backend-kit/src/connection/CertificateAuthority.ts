/** Where the certificates that a server must chain to come from. */
export type CertificateAuthority =
  /** The authorities that Node.js trusts. */
  | { kind: 'system' }
  /** `pem` holds one or more certificates. */
  | { kind: 'inline'; pem: string }
  /** `path` is read when the first connection is made, and again after a certificate error. */
  | { kind: 'file'; path: string };

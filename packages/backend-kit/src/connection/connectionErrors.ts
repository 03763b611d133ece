import { ConnectionError, type ConnectionProblem } from './ConnectionError';

const PROBLEMS: Record<string, ConnectionProblem> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'not-found',
  EAI_AGAIN: 'not-found',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'timeout',
  ENETUNREACH: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
};

/** Codes of OpenSSL and Node.js that say that the chain does not end in a trusted authority. */
const UNTRUSTED = [
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

function codeOf(error: unknown): string {
  const { code, errors } = (error ?? {}) as {
    code?: unknown;
    errors?: unknown;
  };
  if (typeof code === 'string') {
    return code;
  }
  // An attempt at several addresses fails with one error for each.
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : '';
}

function certificateSentence(code: string, text: string): string | undefined {
  if (UNTRUSTED.includes(code)) {
    return `the server's certificate does not match the configured certificate authority: caData or caFile is not the one of this cluster (${code})`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `the server's certificate is for another host name: ${text}`;
  }
  if (code.startsWith('CERT_')) {
    return `the server's certificate is refused: ${text} (${code})`;
  }
  if (
    code.startsWith('ERR_SSL') ||
    code.startsWith('ERR_OSSL') ||
    code === 'EPROTO'
  ) {
    return `no TLS connection can be made (${code})`;
  }
  return undefined;
}

const SENTENCES: Record<ConnectionProblem, string> = {
  refused: 'nothing accepts connections at',
  'not-found': 'there is no such host:',
  certificate: 'no TLS connection can be made to',
  timeout: 'no answer in time from',
  broken: 'the connection broke to',
  credentials: 'there is no token for',
};

/** What a failed request means, as a sentence that names the server. */
export function toConnectionError(
  error: unknown,
  server: string,
): ConnectionError {
  if (error instanceof ConnectionError) {
    return error;
  }
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : '';
  const certificate = certificateSentence(code, text);
  if (certificate) {
    return new ConnectionError(`${certificate}, at ${server}`, {
      problem: 'certificate',
      cause: error,
    });
  }
  const problem = PROBLEMS[code] ?? 'broken';
  return new ConnectionError(
    `${SENTENCES[problem]} ${server}${code ? ` (${code})` : ''}`,
    { problem, cause: error },
  );
}

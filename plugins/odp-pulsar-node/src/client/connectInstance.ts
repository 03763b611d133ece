import {
  type CertificateAuthority,
  FileTokenSource,
  type TokenSource,
} from '@internal/backend-kit';
import type { PulsarInstance } from '../config/readPulsarInstances';
import { BrokerAddresses } from './BrokerAddresses';
import { PulsarAdmin } from './PulsarAdmin';
import { PulsarHttp, type PulsarHttpLimits } from './PulsarHttp';

const LIMITS: PulsarHttpLimits = {
  // Ten thousand topics with four subscriptions each take 40 MiB.
  maxBytes: 256 * 1024 * 1024,
  silenceMs: 10_000,
  totalMs: 60_000,
  retryMs: [100, 400],
};

export interface ConnectedInstance {
  admin: PulsarAdmin;
  addresses: BrokerAddresses;
  http: PulsarHttp;
}

/** The client of an instance; it connects on the first call. */
export function connectInstance(
  config: Pick<
    PulsarInstance,
    'adminUrl' | 'brokerHosts' | 'brokerPort' | 'tokenFile' | 'caFile'
  >,
  limits: Partial<PulsarHttpLimits> = {},
): ConnectedInstance {
  const addresses = BrokerAddresses.create(config);
  const http = PulsarHttp.create({
    addresses,
    tokens: tokensOf(config.tokenFile),
    authority: authorityOf(config.caFile),
    limits: { ...LIMITS, ...limits },
  });
  return { admin: PulsarAdmin.create(http, addresses), addresses, http };
}

/** GET at a server beside an instance, with the same care of token, TLS and answer. */
export function connectServer(server: {
  /** Who it is, for sentences. */
  title: string;
  url: string;
  tokenFile?: string;
  caFile?: string;
}): PulsarHttp {
  return PulsarHttp.create({
    title: server.title,
    addresses: BrokerAddresses.create({
      adminUrl: server.url,
      brokerHosts: [],
    }),
    tokens: tokensOf(server.tokenFile),
    authority: authorityOf(server.caFile),
    limits: LIMITS,
  });
}

function tokensOf(file: string | undefined): TokenSource {
  return file === undefined
    ? { token: async () => '', renew: async () => false }
    : FileTokenSource.create(file);
}

function authorityOf(file: string | undefined): CertificateAuthority {
  return file === undefined ? { kind: 'system' } : { kind: 'file', path: file };
}

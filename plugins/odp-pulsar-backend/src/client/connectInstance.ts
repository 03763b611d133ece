import {
  type CertificateAuthority,
  FileTokenSource,
  type TokenSource,
} from '@internal/backend-kit';
import type {
  InstanceConfig,
  PrometheusSource,
} from '../config/readPulsarConfig';
import { PrometheusHistory } from '../history/PrometheusHistory';
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
    InstanceConfig,
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

/** The history that a Prometheus keeps of an instance. */
export function connectPrometheus({
  url,
  labels,
  tokenFile,
  caFile,
}: PrometheusSource): { http: PulsarHttp; history: PrometheusHistory } {
  const http = PulsarHttp.create({
    title: 'Prometheus',
    addresses: BrokerAddresses.create({ adminUrl: url, brokerHosts: [] }),
    tokens: tokensOf(tokenFile),
    authority: authorityOf(caFile),
    limits: LIMITS,
  });
  return {
    http,
    history: PrometheusHistory.create({ http, url, labels, now: Date.now }),
  };
}

function tokensOf(file: string | undefined): TokenSource {
  return file === undefined
    ? { token: async () => '', renew: async () => false }
    : FileTokenSource.create(file);
}

function authorityOf(file: string | undefined): CertificateAuthority {
  return file === undefined ? { kind: 'system' } : { kind: 'file', path: file };
}

import {
  type CertificateAuthority,
  FileTokenSource,
  type TokenSource,
} from '@internal/backend-kit';
import type { PulsarInstance } from '../config/readPulsarInstances';
import { AnyBroker } from './AnyBroker';
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

/** Where an instance is, and who calls it; without a token nobody in particular. */
export type InstanceAddress = Pick<
  PulsarInstance,
  'adminUrl' | 'brokerHosts' | 'brokerPort' | 'tokenFile' | 'caFile'
> & { token?: string };

export interface ConnectedInstance {
  admin: PulsarAdmin;
  addresses: BrokerAddresses;
  broker: AnyBroker;
  http: PulsarHttp;
}

/** The client of an instance; it connects on the first call. */
export function connectInstance(
  address: InstanceAddress,
  limits: Partial<PulsarHttpLimits> = {},
): ConnectedInstance {
  const addresses = BrokerAddresses.create(address);
  const http = PulsarHttp.create({
    addresses,
    tokens: tokensOf(address),
    authority: authorityOf(address.caFile),
    limits: { ...LIMITS, ...limits },
  });
  const broker = AnyBroker.create(addresses);
  return { admin: PulsarAdmin.create(http, broker), addresses, broker, http };
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
    tokens: tokensOf(server),
    authority: authorityOf(server.caFile),
    limits: LIMITS,
  });
}

function tokensOf({
  token = '',
  tokenFile,
}: Pick<InstanceAddress, 'token' | 'tokenFile'>): TokenSource {
  return tokenFile === undefined
    ? { token: async () => token, renew: async () => false }
    : FileTokenSource.create(tokenFile);
}

function authorityOf(file: string | undefined): CertificateAuthority {
  return file === undefined ? { kind: 'system' } : { kind: 'file', path: file };
}

/** A Pulsar that the contract is run against. */
export interface PulsarContractTarget {
  /** Web service of a broker, such as `https://127.0.0.1:16451`. */
  adminUrl: string;
  /** Base of the WebSocket API, such as `wss://127.0.0.1:16451/ws/v2`. */
  webSocketUrl: string;
  /** PEM of the authority behind the servers' certificates; absent without TLS. */
  ca?: string;
  tokens: {
    /** May everything. */
    admin: string;
    /** May read everything: the portal's. */
    reader: string;
    /** May write everything: the portal's too. */
    writer: string;
    /** Admin of tenant `odp`. */
    tenant: string;
    /** The role `portal-limited`, which is granted what a test needs. */
    limited: string;
    /** A role that was granted nothing that the tests make. */
    stranger: string;
  };
}

export type ContractRole = keyof PulsarContractTarget['tokens'];

/** What not every target can do; the tests of what one cannot are skipped by name. */
export interface PulsarContractAbilities {
  /** Whether there are several brokers, so that one sends to another. */
  hasSeveralBrokers: boolean;
}

/** The role of the token `limited`. */
export const LIMITED_ROLE = 'portal-limited';

/** A Kubernetes API server that the contract is run against. */
export interface ContractTarget {
  url: string;
  /** PEM of the authority behind the server's certificate. */
  ca: string;
  /** May everything. */
  adminToken: string;
  /** May get, list and watch every kind but Secrets and ConfigMaps, and read pod logs. */
  readerToken: string;
  /** Writes workspaces, as `deploy/rbac/writer.yaml` says; only if the target says that it has it. */
  writerToken?: string;
  /**
   * Forgets the history of writes; called only if the target says that it can.
   * It may end every open connection.
   */
  compact?(): Promise<void>;
}

/** Milliseconds that a test may take that makes the target forget its history: a real one starts anew for it. */
export const FORGETTING_MS = 120_000;

/** What not every target can do; the tests of what one cannot are skipped by name. */
export interface ContractAbilities {
  /** Whether its history can be made to be forgotten. */
  compacts: boolean;
  /** Whether somebody has the rights of `deploy/rbac/writer.yaml`. */
  hasWriter: boolean;
  /** Whether pods have logs; a control plane without kubelets has none. */
  hasLogs: boolean;
  /** Seconds in which a quiet watch of a cached kind has surely said a bookmark. */
  quietSeconds: number;
}

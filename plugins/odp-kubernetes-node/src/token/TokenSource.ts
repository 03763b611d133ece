/** Where the bearer token of a cluster comes from. Tokens are never logged. */
export interface TokenSource {
  /** Throws `ClusterConnectionError` with problem `credentials` when there is none. */
  token(): Promise<string>;
  /** After the cluster refused `refused`: whether `token()` gives another one now. */
  renew(refused: string): Promise<boolean>;
}

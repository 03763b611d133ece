/** Where the bearer token of a server comes from. Tokens are never logged. */
export interface TokenSource {
  /**
   * Empty when none is to be sent. Throws `ConnectionError` with problem
   * `credentials` when there should be one and is not.
   */
  token(): Promise<string>;
  /** After the server refused `refused`: whether `token()` gives another one now. */
  renew(refused: string): Promise<boolean>;
}

/** Why a cluster cannot be connected, as a sentence that says what to do. */
export class ConnectError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConnectError';
  }
}

/** Time until a lost connection is tried again, in milliseconds. */
const RETRY = 2000;

/** A WebSocket of Pulsar that comes back when it is lost. */
export class Channel {
  #url;
  #token;
  #onMessage;
  #socket;
  #timer;
  #open = true;

  /**
   * @param {string} url
   * @param {string} token goes into a header: the query stands in logs
   * @param {(message: object, send: (value: object) => boolean) => void} onMessage
   */
  constructor(url, token, onMessage) {
    this.#url = url;
    this.#token = token;
    this.#onMessage = onMessage;
    this.#connect();
  }

  /** Whether the value could be sent. */
  send(value) {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(value));
    return true;
  }

  close() {
    this.#open = false;
    clearTimeout(this.#timer);
    this.#socket.close();
  }

  #connect() {
    this.#socket = new WebSocket(this.#url, {
      headers: { authorization: `Bearer ${this.#token}` },
    });
    this.#socket.addEventListener('message', ({ data }) =>
      this.#onMessage(JSON.parse(data), value => this.send(value)),
    );
    // An error is followed by a close.
    this.#socket.addEventListener('error', () => {});
    this.#socket.addEventListener('close', () => {
      if (this.#open) {
        this.#timer = setTimeout(() => this.#connect(), RETRY);
      }
    });
  }
}

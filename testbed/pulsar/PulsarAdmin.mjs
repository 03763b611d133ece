import { readFileSync } from 'node:fs';

/** The admin API of a Pulsar, with the token of a file. */
export class PulsarAdmin {
  #url;
  #token;

  /** @param {string} url such as http://127.0.0.1:8080 */
  static create(url, tokenFile) {
    return new PulsarAdmin(url, readFileSync(tokenFile, 'utf8').trim());
  }

  constructor(url, token) {
    this.#url = url;
    this.#token = token;
  }

  get(path) {
    return this.#call('GET', path);
  }

  post(path, body) {
    return this.#call('POST', path, body);
  }

  put(path) {
    return this.#call('PUT', path);
  }

  delete(path) {
    return this.#call('DELETE', path);
  }

  /** Creates what may be there already. */
  async ensure(path, body) {
    await this.#call('PUT', path, body, [409]);
  }

  /** The answer's text; an error with method, path, status and reason when it is a bad one. */
  async #call(method, path, body, accepted = []) {
    const response = await fetch(`${this.#url}/admin/v2/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok && !accepted.includes(response.status)) {
      throw new Error(
        `${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`,
      );
    }
    return text || 'ok';
  }
}

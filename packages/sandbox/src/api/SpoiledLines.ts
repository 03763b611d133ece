import type { ServerResponse } from 'node:http';
import type { FaultEffect } from '../faults/Faults';

/** Writes the lines of a stream, or spoils them as a fault says. */
export class SpoiledLines {
  readonly #response: ServerResponse;
  readonly #effect: FaultEffect | undefined;
  #dripping = Buffer.alloc(0);
  #timer: NodeJS.Timeout | undefined;
  #torn = false;

  constructor(response: ServerResponse, effect: FaultEffect | undefined) {
    this.#response = response;
    this.#effect = effect;
  }

  write(line: string): void {
    const effect = this.#effect;
    if (effect?.kind === 'slow-drip') {
      this.#dripping = Buffer.concat([this.#dripping, Buffer.from(line)]);
      this.#timer ??= setInterval(
        () => this.#drip(effect.bytes),
        effect.everyMs,
      );
    } else if (effect?.kind !== 'half-page') {
      this.#response.write(line);
    } else if (!this.#torn) {
      this.#torn = true;
      this.#response.end(line.slice(0, line.length >> 1));
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #drip(bytes: number) {
    this.#response.write(this.#dripping.subarray(0, bytes));
    this.#dripping = this.#dripping.subarray(bytes);
    if (this.#dripping.length === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }
}

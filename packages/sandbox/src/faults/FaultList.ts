/** Faults that are in force, each for the requests that it speaks of. */
export class FaultList<
  F extends { after?: number; times?: number; effect: object },
> {
  #faults: F[] = [];

  inject(fault: F): void {
    this.#faults.push({ ...fault });
  }

  clear(): void {
    this.#faults = [];
  }

  get active(): F[] {
    return this.#faults.map(fault => ({ ...fault }));
  }

  /** The effect of the first fault that hits, counted down. */
  take(hits: (fault: F) => boolean): F['effect'] | undefined {
    const index = this.#faults.findIndex(fault => {
      if (!hits(fault)) {
        return false;
      }
      if (fault.after) {
        fault.after -= 1;
        return false;
      }
      return true;
    });
    const fault = this.#faults[index];
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) {
        this.#faults.splice(index, 1);
      }
    }
    return fault?.effect;
  }
}

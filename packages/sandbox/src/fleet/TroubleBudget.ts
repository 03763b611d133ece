import type { Behaviour } from '../life/behaviour';

/** Sorts of trouble that a fleet has, in the order in which they are dealt out. */
const TROUBLES = [
  'crash',
  'pending',
  'oom',
  'never-ready',
  'image-missing',
  'evicted',
  'config-missing',
  'restarting',
] as const;

export type Trouble = (typeof TROUBLES)[number];

/** The behaviour by which a placed pod shows a trouble; `pending` pods have none. */
export function behaviourOfTrouble(trouble: Trouble | undefined): Behaviour {
  return trouble === undefined || trouble === 'pending' ? 'none' : trouble;
}

/** Deals trouble out to workloads until its share of all pods is reached. */
export class TroubleBudget {
  readonly counts: Record<string, number> = {};
  readonly #share: number;
  #debt = 0;
  #next = 0;

  constructor(share: number) {
    this.#share = share;
  }

  /**
   * What goes wrong in a workload of so many pods. Where `mayFail` is false
   * its part is left for a later one, so that trouble stands in few namespaces.
   */
  take(
    pods: number,
    mayFail: boolean,
  ): { trouble: Trouble; pods: number } | undefined {
    this.#debt += pods * this.#share;
    const affected = Math.min(pods, Math.floor(this.#debt));
    if (!mayFail || affected < 1) {
      return undefined;
    }
    const trouble = TROUBLES[this.#next++ % TROUBLES.length];
    this.#debt -= affected;
    this.counts[trouble] = (this.counts[trouble] ?? 0) + affected;
    return { trouble, pods: affected };
  }
}

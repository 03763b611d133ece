import { type Channel, channelKey, netOf, type Route } from './Route';
import type { Stretch } from './stretches';

interface Taken {
  lo: number;
  hi: number;
}

/** What the routes chosen so far take of the gutters; a trunk counts once however many edges share it. */
export class Occupancy {
  /** By gutter and net: the stretch from its first to its last contact. */
  readonly #channels = new Map<string, Map<string, Taken>>();
  readonly #ports = new Set<string>();

  add(route: Route, stretches: Stretch[]): void {
    const net = netOf(route.edge);
    this.#ports.add(`${net} ${route.enters}`);
    for (const { channel, start, end } of stretches) {
      const nets = this.#netsIn(channel);
      const taken = nets.get(net);
      nets.set(net, {
        lo: Math.min(start, end, taken?.lo ?? Infinity),
        hi: Math.max(start, end, taken?.hi ?? -Infinity),
      });
    }
  }

  /** Whether the trunk enters the target on this side already. */
  hasPort(route: Route): boolean {
    return this.#ports.has(`${netOf(route.edge)} ${route.enters}`);
  }

  /** Share of the stretch, 0 to 1, along which the net runs already. */
  shared(net: string, { channel, start, end }: Stretch): number {
    const taken = this.#channels.get(channelKey(channel))?.get(net);
    if (!taken) {
      return 0;
    }
    const lo = Math.min(start, end);
    const hi = Math.max(start, end);
    const both = Math.min(hi, taken.hi) - Math.max(lo, taken.lo);
    return hi > lo ? Math.max(0, both) / (hi - lo) : 0;
  }

  /** Other nets that run beside the stretch. */
  neighbours(net: string, { channel, start, end }: Stretch): number {
    let count = 0;
    const lo = Math.min(start, end);
    const hi = Math.max(start, end);
    this.#channels.get(channelKey(channel))?.forEach((taken, other) => {
      if (other !== net && taken.lo < hi && taken.hi > lo) {
        count += 1;
      }
    });
    return count;
  }

  /** Other nets that cross the stretch at a right angle. */
  crossings(net: string, { channel, start, end }: Stretch): number {
    const at = 2 * channel.index + 0.5;
    const axis = channel.axis === 'h' ? 'v' : 'h';
    const lo = Math.min(start, end);
    const hi = Math.max(start, end);
    let count = 0;
    for (let index = Math.ceil(lo / 2); 2 * index + 0.5 < hi; index += 1) {
      if (2 * index + 0.5 > lo) {
        count += this.#passing(net, { axis, index }, at);
      }
    }
    return count;
  }

  /** Other nets that run through a gutter past a place. */
  #passing(net: string, channel: Channel, at: number): number {
    let count = 0;
    this.#channels.get(channelKey(channel))?.forEach((taken, other) => {
      if (other !== net && taken.lo < at && taken.hi > at) {
        count += 1;
      }
    });
    return count;
  }

  #netsIn(channel: Channel): Map<string, Taken> {
    const key = channelKey(channel);
    const nets = this.#channels.get(key) ?? new Map<string, Taken>();
    this.#channels.set(key, nets);
    return nets;
  }
}

import type { ArchitectureEdge, PathVerdict } from '../contract';
import type { ArchitectureInput } from './ArchitectureInput';
import type { PlacedComponent } from './placeComponents';
import type { Flow, FlowEnd, Traffic } from './Traffic';

type Observed = ArchitectureEdge['observed'];

interface Ends {
  from: PlacedComponent;
  to: PlacedComponent;
}

/** Traffic between components, joined from that between workloads. */
export class ObservedTraffic {
  readonly #cluster: string;
  readonly #traffic: Traffic;
  readonly #flows = new Map<string, Pick<Flow, 'perMinute' | 'carriesBytes'>>();

  static create(
    { traffic, cluster }: Pick<ArchitectureInput, 'traffic' | 'cluster'>,
    placed: PlacedComponent[],
  ): ObservedTraffic {
    return new ObservedTraffic(cluster, traffic, placed);
  }

  private constructor(
    cluster: string,
    traffic: Traffic,
    placed: PlacedComponent[],
  ) {
    this.#cluster = cluster;
    this.#traffic = traffic;
    const names = componentNames(placed);
    for (const flow of traffic.state === 'measured' ? traffic.flows : []) {
      const from = names.get(keyOf(flow.from));
      const to = names.get(keyOf(flow.to));
      const moves = flow.perMinute > 0 || flow.carriesBytes;
      if (from !== undefined && to !== undefined && from !== to && moves) {
        const known = this.#flows.get(`${from}>${to}`);
        this.#flows.set(`${from}>${to}`, {
          perMinute: (known?.perMinute ?? 0) + flow.perMinute,
          carriesBytes: (known?.carriesBytes ?? false) || flow.carriesBytes,
        });
      }
    }
  }

  /** Whether traffic was seen between two components. */
  sees({ from, to }: Ends): boolean {
    return (
      this.#flows.size > 0 &&
      this.#flows.has(`${from.component.name}>${to.component.name}`)
    );
  }

  /** What an edge says of its traffic. `verdict`: what policies say of its path. */
  of(ends: Ends, verdict: PathVerdict | undefined): Observed {
    const traffic = this.#traffic;
    const blocked = verdict === 'blocked';
    if (traffic.state === 'not-set-up') {
      return notMeasured(
        `not measured: no Prometheus is configured for ${this.#cluster}`,
      );
    }
    if (traffic.state === 'failed') {
      return notMeasured(`not measured: ${traffic.words}`);
    }
    const { asOf, windowMinutes, incomplete } = traffic;
    const window = `in the last ${windowMinutes} min`;
    const flow = this.#flows.get(
      `${ends.from.component.name}>${ends.to.component.name}`,
    );
    if (flow) {
      const perMinute = rounded(flow.perMinute);
      const words =
        perMinute > 0
          ? `${perMinute} a minute ${window}`
          : `open connections carry bytes; none was opened ${window}`;
      return {
        state: 'seen',
        ...(perMinute > 0 && { perMinute }),
        words: blocked
          ? `${words}, though policies block it: they are newer than the traffic, it goes to another port, or nothing enforces them`
          : words,
        asOf,
      };
    }
    const blind = blindEnd(ends, this.#cluster) ?? incomplete;
    if (blind !== undefined) {
      return notMeasured(`not measured: ${blind}`);
    }
    return {
      state: 'none',
      words:
        blocked || verdict === 'partly'
          ? `none seen ${window}; what a policy drops is not seen by the mesh`
          : `none seen ${window}`,
      asOf,
    };
  }
}

function notMeasured(words: string): Observed {
  return { state: 'not-measured', words };
}

/** Two digits are more than a rate over minutes is good for. */
function rounded(perMinute: number): number {
  return Number(perMinute.toPrecision(perMinute < 100 ? 2 : 3));
}

/** Why the server's proxies, which count, would not have counted traffic between the two under their names. */
function blindEnd({ from, to }: Ends, cluster: string): string | undefined {
  const ends = [from, to];
  const hidden = ends.find(({ presence }) => presence === 'hidden');
  if (hidden) {
    return `you may not see ${hidden.component.namespace}`;
  }
  const outside = ends.find(({ presence }) => presence === 'external');
  if (outside) {
    return `${outside.component.name} is outside ${cluster}, which the mesh cannot tell apart`;
  }
  const unread = ends.find(
    ({ presence, pods }) =>
      presence === 'unread' || (presence === 'runs' && !pods),
  );
  if (unread) {
    return `the pods of ${unread.component.name} were not read`;
  }
  const bare = ends.find(({ pods }) => pods?.some(({ meshed }) => !meshed));
  return (
    bare &&
    `${bare.component.name} has ${
      bare.pods!.some(({ meshed }) => meshed) ? 'pods without a' : 'no'
    } proxy that would count`
  );
}

/** Component by the workload that the mesh names: those that were found, and those named as their component. */
function componentNames(placed: PlacedComponent[]): Map<string, string> {
  const names = new Map<string, string>();
  const visible = placed.filter(({ presence }) => presence !== 'hidden');
  for (const { component } of visible) {
    if (component.namespace !== undefined) {
      names.set(
        keyOf({ namespace: component.namespace, workload: component.name }),
        component.name,
      );
    }
  }
  for (const { component, workloads } of visible) {
    for (const { record } of workloads) {
      names.set(
        keyOf({ namespace: record.namespace, workload: record.name }),
        component.name,
      );
    }
  }
  return names;
}

function keyOf({ namespace, workload }: FlowEnd): string {
  return `${namespace}/${workload}`;
}

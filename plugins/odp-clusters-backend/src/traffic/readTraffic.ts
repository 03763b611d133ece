import type { Flow, Traffic } from '@internal/plugin-odp-clusters-common';
import type { ClusterClient } from '@internal/plugin-odp-kubernetes-node';
import { queryPrometheus, type QueryResult } from './queryPrometheus';
import type { TrafficSource } from './TrafficSource';

const ENDS = [
  'source_workload',
  'source_workload_namespace',
  'destination_workload',
  'destination_workload_namespace',
];

/** What a proxy writes where it does not know an end. */
const UNKNOWN = 'unknown';

/**
 * What the proxies of a mesh count, where a call arrives; where it leaves it is
 * counted once more. Connections may live for days, so that bytes tell of
 * traffic where nothing was opened.
 */
const METRICS = {
  requests: 'istio_requests_total',
  opened: 'istio_tcp_connections_opened_total',
  bytes: 'istio_tcp_received_bytes_total',
};

export interface ReadTrafficOptions
  extends Pick<TrafficSource, 'windowMinutes' | 'labels'> {
  /** Milliseconds since the epoch. */
  now: number;
}

/** Measures the traffic of a cluster. @throws Error with a sentence */
export async function readTraffic(
  client: ClusterClient,
  { windowMinutes, labels, now }: ReadTrafficOptions,
): Promise<Traffic> {
  const matchers = Object.entries({ reporter: 'destination', ...labels })
    // PromQL quotes text as JSON does.
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',');
  const ask = (metric: string) =>
    queryPrometheus(
      client,
      `sum by (${ENDS.join(
        ', ',
      )}) (rate(${metric}{${matchers}}[${windowMinutes}m]))`,
    );
  const results = {
    requests: await ask(METRICS.requests),
    opened: await ask(METRICS.opened),
    bytes: await ask(METRICS.bytes),
  };
  const all = Object.values(results);
  if (all.every(({ samples }) => !samples.length)) {
    throw new Error(
      `it holds no metrics of the mesh, such as ${METRICS.requests}; does it scrape the proxies?`,
    );
  }
  const at = Math.min(now, ...all.flatMap(result => result.at ?? []));
  if (now - at > windowMinutes * 60_000) {
    throw new Error(
      `its answer is of ${new Date(
        at,
      ).toISOString()}, before the last ${windowMinutes} min; is its clock right, and no cache before it?`,
    );
  }
  return {
    state: 'measured',
    asOf: new Date(at).toISOString(),
    windowMinutes,
    flows: flowsOf(results),
    incomplete: incompleteness(all),
  };
}

function flowsOf({
  requests,
  opened,
  bytes,
}: Record<keyof typeof METRICS, QueryResult>): Flow[] {
  const flows = new Map<string, Flow>();
  const each = (
    { samples }: QueryResult,
    note: (flow: Flow, rate: number) => void,
  ) => {
    for (const { labels, value } of samples) {
      const ends = ENDS.map(label => labels[label] || UNKNOWN);
      // Who has no proxy is not known by name.
      if (value > 0 && !ends.includes(UNKNOWN)) {
        const flow = flows.get(ends.join('/')) ?? newFlow(ends);
        flows.set(ends.join('/'), flow);
        note(flow, value);
      }
    }
  };
  const count = (flow: Flow, rate: number) => {
    flow.perMinute += rate * 60;
  };
  each(requests, count);
  each(opened, count);
  each(bytes, flow => {
    flow.carriesBytes = true;
  });
  return [...flows.values()];
}

function newFlow([source, sourceNamespace, target, targetNamespace]: string[]) {
  return {
    from: { namespace: sourceNamespace, workload: source },
    to: { namespace: targetNamespace, workload: target },
    perMinute: 0,
    carriesBytes: false,
  };
}

/** Why what is not among the flows may have been there all the same. */
function incompleteness(results: QueryResult[]): string | undefined {
  const warning = results.find(result => result.warning)?.warning;
  if (warning) {
    return `Prometheus warns: ${warning}`;
  }
  const odd = results
    .flatMap(({ samples }) => samples)
    .filter(({ value }) => !Number.isFinite(value)).length;
  return odd ? `Prometheus gives no number for ${odd} series` : undefined;
}

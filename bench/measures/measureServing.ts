import type { LoadOptions, LoadResult } from '../load';
import { measureIn } from '../support/children';
import type { Fleet, Traffic } from '../support/Fleet';
import { NAMESPACES, type Portal, type ProcessUse } from '../support/Portal';

export const CLIENTS = 200;

/** Bytes of the answers: as text, and as they travel. */
export interface Payloads {
  list: number;
  listGzip: number;
  listUnchanged: number;
  /** The namespace with the most pods. */
  detail: number;
  detailGzip: number;
  topology: number;
  topologyGzip: number;
}

export interface Serving {
  load: LoadResult;
  /** CPU of the whole backend for each request, in milliseconds. */
  cpuMsPerRequest: number;
  /** Share of the time in which the backend waited for a CPU; absent where it cannot be known. */
  starved?: number;
  /** What the cluster was asked while the clients asked the portal. */
  caused: Traffic;
}

export async function measurePayloads(portal: Portal): Promise<Payloads> {
  const list = await portal.get(NAMESPACES);
  const [largest] = [...list.body.items].sort(
    (one, other) => other.pods.total - one.pods.total,
  );
  const detail = await portal.get(`${NAMESPACES}/${largest.name}`);
  const topology = await portal.get(
    '/api/odp-clusters/clusters/odp-eu/topology',
  );
  const unchanged = await portal.get(NAMESPACES, {
    'if-none-match': list.etag!,
  });
  return {
    list: list.textBytes,
    listGzip: list.bytes,
    listUnchanged: unchanged.bytes,
    detail: detail.textBytes,
    detailGzip: detail.bytes,
    topology: topology.textBytes,
    topologyGzip: topology.bytes,
  };
}

/** Lets the clients ask the portal, from a process of their own. */
export async function measureServing(
  { fleet, portal }: { fleet: Fleet; portal: Portal },
  options: Pick<LoadOptions, 'pattern' | 'seconds'> & { name: string },
): Promise<Serving> {
  const { pattern, seconds, name } = options;
  const input: LoadOptions = {
    sessions: await portal.sessions(CLIENTS),
    seconds,
    pattern,
  };
  await fleet.resetTraffic();
  let before: Promise<ProcessUse> | undefined;
  const load = await measureIn<LoadResult>('bench/load.ts', {
    name: `${name}-load`,
    input,
    seconds: seconds + 300,
    onBegin: () => {
      before = portal.use();
    },
  });
  const [from, to] = await Promise.all([before!, portal.use()]);
  return {
    load,
    cpuMsPerRequest: (to.cpuMs - from.cpuMs) / load.all.count,
    ...(to.starvedMs !== undefined &&
      from.starvedMs !== undefined && {
        starved: (to.starvedMs - from.starvedMs) / (to.at - from.at),
      }),
    caused: await fleet.traffic(),
  };
}

import type { LoadOptions, LoadResult } from '../load';
import { measureIn } from '../support/children';
import type { Fleet, Traffic } from '../support/Fleet';
import { NAMESPACES, type Portal } from '../support/Portal';

export const CLIENTS = 200;

/** Bytes of the answers: as text, and as they travel. */
export interface Payloads {
  list: number;
  listGzip: number;
  listUnchanged: number;
  /** The namespace with the most pods. */
  detail: number;
  detailGzip: number;
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
  const unchanged = await portal.get(NAMESPACES, {
    'if-none-match': list.etag!,
  });
  return {
    list: list.textBytes,
    listGzip: list.bytes,
    listUnchanged: unchanged.bytes,
    detail: detail.textBytes,
    detailGzip: detail.bytes,
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
  const cpuBefore = await portal.cpuMs();
  const starvedBefore = portal.starvedMs();
  const started = performance.now();
  const load = await measureIn<LoadResult>('bench/load.ts', {
    name: `${name}-load`,
    input,
    seconds: seconds + 120,
  });
  const starvedMs = portal.starvedMs();
  const tookMs = performance.now() - started;
  const cpuMs = (await portal.cpuMs()) - cpuBefore;
  return {
    load,
    cpuMsPerRequest: cpuMs / load.requests,
    ...(starvedBefore !== undefined &&
      starvedMs !== undefined && {
        starved: (starvedMs - starvedBefore) / tookMs,
      }),
    caused: await fleet.traffic(),
  };
}

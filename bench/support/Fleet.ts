import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Agent, request } from 'undici';
import { Child, removeFolder, temporaryFolder } from './children';
import type { ClusterAddress } from './readCluster';

/** How large a cluster is. */
export interface FleetSize {
  nodes: number;
  pods: number;
  namespaces: number;
}

/** Calls and bytes that the cluster's API server answered, by the user `reader`. */
export interface Traffic {
  lists: number;
  watches: number;
  others: number;
  bytes: number;
}

interface Ready {
  clusters: Array<{ name: string; url: string }>;
  pulsars: Array<{ name: string; brokers: string[] }>;
  control: string;
  fleet: { podBytes: number; workloads: number };
}

interface Status {
  clusters: Array<{
    name: string;
    openWatches: number;
    requests: Array<{
      user: string;
      verb: string;
      calls: number;
      bytes: number;
    }>;
  }>;
}

/** A fleet's cluster, and what spoils it. */
export interface FleetAddress extends ClusterAddress {
  control: string;
}

const CLUSTER = 'odp-eu';
const START_SECONDS = 180;

/** A sandbox with a large odp-eu and an empty odp-us, in a process of its own. */
export class Fleet {
  readonly #child: Child;
  readonly #ready: Ready;
  readonly #agent: Agent;
  /** `sandbox` in it holds CA and tokens, as under `.data`. */
  readonly dataDir: string;

  /** `churn`: changes a second. */
  static async start(
    size: FleetSize,
    { churn, name }: { churn: number; name: string },
  ): Promise<Fleet> {
    const dataDir = temporaryFolder();
    let reportReady: (ready: Ready) => void;
    const ready = new Promise<Ready>(resolve => {
      reportReady = resolve;
    });
    const ports = [
      '--port-eu',
      '--port-us',
      '--pulsar-eu',
      '--pulsar-us',
      '--control-port',
    ];
    const child = Child.start({
      name: `${name}-sandbox`,
      script: 'packages/sandbox/src/cli.ts',
      // A goal-size fleet with its history needs more than Node's default.
      nodeArguments: ['--max-old-space-size=8192'],
      args: [
        '--managed-fields',
        ...['--data-dir', path.join(dataDir, 'sandbox')],
        ...ports.flatMap(port => [port, '0']),
        ...['--churn', String(churn)],
        ...Object.entries(size).flatMap(([key, value]) => [
          `--${key}`,
          String(value),
        ]),
      ],
      onLine: line => {
        if (line.startsWith('{"ready":true')) {
          reportReady(JSON.parse(line));
        }
      },
    });
    try {
      return new Fleet(child, {
        dataDir,
        ready: await child.within(START_SECONDS, ready),
      });
    } catch (error) {
      await child.stop();
      throw error;
    }
  }

  private constructor(
    child: Child,
    { dataDir, ready }: { dataDir: string; ready: Ready },
  ) {
    this.#child = child;
    this.#ready = ready;
    this.dataDir = dataDir;
    this.#agent = new Agent({
      connect: { ca: readFileSync(this.address.caFile) },
    });
  }

  get address(): FleetAddress {
    return {
      url: this.urlOf(CLUSTER),
      control: this.#ready.control,
      caFile: path.join(this.dataDir, 'sandbox', 'ca.crt'),
      tokenFile: path.join(this.dataDir, 'sandbox', `reader-${CLUSTER}.token`),
    };
  }

  urlOf(cluster: string): string {
    return this.#ready.clusters.find(({ name }) => name === cluster)!.url;
  }

  /** Address of the first broker of a cluster's event bus. */
  busUrlOf(cluster: string): string {
    return this.#ready.pulsars.find(({ name }) => name === cluster)!.brokers[0];
  }

  /** Mean bytes of a pod as JSON. */
  get podBytes(): number {
    return this.#ready.fleet.podBytes;
  }

  async resetTraffic(): Promise<void> {
    await control(this.address, 'reset-requests');
  }

  /** Since the last reset, what is open included. */
  async traffic(): Promise<Traffic> {
    const { body } = await request(`${this.#ready.control}/status`);
    const status = (await body.json()) as Status;
    const { requests } = status.clusters.find(({ name }) => name === CLUSTER)!;
    const read = requests.filter(({ user }) => user === 'reader');
    const calls = (wanted: (verb: string) => boolean) =>
      read
        .filter(({ verb }) => wanted(verb))
        .reduce((sum, entry) => sum + entry.calls, 0);
    return {
      lists: calls(verb => verb === 'list'),
      watches: calls(verb => verb === 'watch'),
      others: calls(verb => verb !== 'list' && verb !== 'watch'),
      bytes: read.reduce((sum, entry) => sum + entry.bytes, 0),
    };
  }

  /** A call of the Kubernetes API as `admin`, who is not counted. */
  async call<T>(
    method: 'GET' | 'POST' | 'PATCH',
    place: string,
    body?: object,
  ): Promise<T> {
    const token = readFileSync(
      path.join(this.dataDir, 'sandbox', `admin-${CLUSTER}.token`),
      'utf8',
    ).trim();
    const answer = await request(`${this.address.url}${place}`, {
      method,
      dispatcher: this.#agent,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) {
      throw new Error(`${method} ${place}: ${answer.statusCode} ${text}`);
    }
    return JSON.parse(text);
  }

  async stop(): Promise<void> {
    await this.#agent.close();
    await this.#child.stop();
    removeFolder(this.dataDir);
  }
}

/** Asks the sandbox to do something with odp-eu. */
export async function control(
  { control: url }: FleetAddress,
  action: string,
  body: object = {},
): Promise<void> {
  const answer = await request(`${url}/clusters/${CLUSTER}/${action}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  await answer.body.dump();
  if (answer.statusCode !== 200) {
    throw new Error(`the sandbox refuses ${action}: ${answer.statusCode}`);
  }
}

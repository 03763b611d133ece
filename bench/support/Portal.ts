import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Agent, request } from 'undici';
import { freePorts } from '../../scripts/lib/ports.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { Child } from './children';
import type { Fleet } from './Fleet';
import { pause } from './statistics';

/** An answer of the portal, asked for as a browser does. */
interface PortalAnswer<T> {
  code: number;
  etag?: string;
  /** As they came over the wire. */
  bytes: number;
  /** Unpacked. */
  textBytes: number;
  body: T;
}

/** A session: where, and as whom. */
export interface PortalSession {
  url: string;
  token: string;
}

/** Times of a process in milliseconds, since its start. */
export interface ProcessUse {
  /** When it was asked, of the asking process. */
  at: number;
  cpuMs: number;
  /**
   * It could have worked and got no CPU, because others on the machine had it;
   * absent where the system does not tell.
   */
  starvedMs?: number;
}

/** Everybody has an identity of their own: what the portal remembers of one helps no other. */
const PEOPLE = Array.from({ length: 201 }, (_, index) => `person-${index}`);
const [OBSERVER, ...VIEWERS] = PEOPLE;

const START_SECONDS = 300;

/**
 * The portal's backend as `npm start` runs it, `packages/backend` with all its
 * plugins, on a database of its own. Everybody signs in as a platform engineer,
 * who sees everything.
 */
export class Portal {
  readonly #child: Child;
  // The portal closes idle connections, at the wrong moment at times.
  readonly #agent = new Agent({ pipelining: 0 });
  readonly #url: string;
  #token = '';

  /** `locations`: files of entities for the catalog besides its own. */
  static async start(
    fleet: Fleet,
    { name, locations = [] }: { name: string; locations?: string[] },
  ): Promise<Portal> {
    const ports = await freePorts();
    const portOf = (cluster: string) => new URL(fleet.urlOf(cluster)).port;
    const busPortOf = (cluster: string) =>
      new URL(fleet.busUrlOf(cluster)).port;
    const config = path.join(fleet.dataDir, 'bench-config.json');
    mkdirSync(path.join(fleet.dataDir, 'db'), { recursive: true });
    writeFileSync(
      config,
      JSON.stringify({
        catalog: {
          locations: locations.map(target => ({ type: 'file', target })),
        },
        odp: { exampleRoles: PEOPLE.map(roleOf) },
      }),
    );
    const child = Child.start({
      name: `${name}-portal`,
      script: 'packages/backend/src/index.ts',
      folder: 'packages/backend',
      nodeArguments: [
        '--expose-gc',
        '--require',
        path.join(root, 'bench/probe.cjs'),
      ],
      args: [
        '--config',
        path.join(root, 'app-config.yaml'),
        '--config',
        path.join(root, 'app-config.sandbox.yaml'),
        '--config',
        config,
      ],
      env: {
        ...Object.fromEntries(
          Object.entries(ports).map(([key, port]) => [key, String(port)]),
        ),
        ODP_SANDBOX_EU_PORT: portOf('odp-eu'),
        ODP_SANDBOX_US_PORT: portOf('odp-us'),
        ODP_SANDBOX_PULSAR_EU_PORT: busPortOf('odp-eu'),
        ODP_SANDBOX_PULSAR_US_PORT: busPortOf('odp-us'),
        ODP_DATA: fleet.dataDir,
        // The example roles, by which the clients sign in, are refused elsewhere.
        NODE_ENV: 'development',
      },
    });
    const portal = new Portal(
      child,
      `http://localhost:${ports.ODP_BACKEND_PORT}`,
    );
    try {
      await child.within(START_SECONDS, portal.#ready());
    } catch (error) {
      await portal.stop();
      throw error;
    }
    return portal;
  }

  private constructor(child: Child, url: string) {
    this.#child = child;
    this.#url = url;
  }

  /** The session of who measures. */
  get session(): PortalSession {
    return { url: this.#url, token: this.#token };
  }

  /** Sessions of so many other people. */
  async sessions(count: number): Promise<PortalSession[]> {
    const sessions: PortalSession[] = [];
    for (const person of VIEWERS.slice(0, count)) {
      sessions.push({ url: this.#url, token: await this.#signIn(person) });
    }
    return sessions;
  }

  async get<T = any>(
    place: string,
    headers: Record<string, string> = {},
  ): Promise<PortalAnswer<T>> {
    return this.#send('GET', place, { headers });
  }

  async post<T = any>(place: string, body: object): Promise<PortalAnswer<T>> {
    return this.#send('POST', place, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** What the process holds after a garbage collection. */
  memory(): Promise<NodeJS.MemoryUsage> {
    return this.#probe('memory');
  }

  /** What the process has used and missed until now. */
  async use(): Promise<ProcessUse> {
    const { user, system } = await this.#probe<NodeJS.CpuUsage>('cpu');
    return {
      at: performance.now(),
      cpuMs: (user + system) / 1000,
      starvedMs: this.#starvedMs(),
    };
  }

  async stop(): Promise<void> {
    await this.#agent.destroy();
    await this.#child.stop();
  }

  #probe<T>(question: string): Promise<T> {
    const answer = this.#child.measured<T>();
    this.#child.process.send(question);
    return this.#child.within(30, answer);
  }

  async #ready(): Promise<void> {
    await until(async () => {
      const { code } = await this.get('/.backstage/health/v1/readiness');
      return code === 200;
    });
    this.#token = await this.#signIn(OBSERVER);
    await until(async () => {
      const { body: list } = await this.get(NAMESPACES);
      return list.freshness?.state === 'live';
    });
  }

  #starvedMs(): number | undefined {
    try {
      const file = `/proc/${this.#child.process.pid}/schedstat`;
      return Number(readFileSync(file, 'utf8').split(' ')[1]) / 1e6;
    } catch {
      return undefined;
    }
  }

  async #signIn(person: string): Promise<string> {
    const { body } = await this.get('/api/auth/example-roles/refresh', {
      'x-odp-example-role': person,
    });
    return body.backstageIdentity.token;
  }

  async #send<T>(
    method: 'GET' | 'POST',
    place: string,
    options: { headers: Record<string, string>; body?: string },
  ): Promise<PortalAnswer<T>> {
    const answer = await request(`${this.#url}${place}`, {
      method,
      dispatcher: this.#agent,
      headers: {
        'accept-encoding': 'gzip',
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...options.headers,
      },
      body: options.body,
    });
    const bytes = await answer.body.bytes();
    const isJson = String(answer.headers['content-type']).includes('json');
    const isZipped = answer.headers['content-encoding'] === 'gzip';
    const text = isZipped ? gunzipSync(bytes) : Buffer.from(bytes);
    return {
      code: answer.statusCode,
      etag: answer.headers.etag?.toString(),
      bytes: bytes.length,
      textBytes: text.length,
      body: isJson ? JSON.parse(text.toString('utf8')) : (undefined as T),
    };
  }
}

/** Somebody with the rights of a platform engineer. */
function roleOf(name: string) {
  return {
    name,
    title: name,
    description: 'Sees everything.',
    user: `user:default/${name}`,
    groups: ['group:default/platform-team'],
  };
}

/** The list that the Namespaces page shows. */
export const NAMESPACES = '/api/odp-clusters/clusters/odp-eu/namespaces';

/** Asks until the answer is yes; a refused connection is a no. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo().catch(() => false))) {
    await pause(500);
  }
}

import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  clusterListSchema,
  namespaceListSchema,
} from '@internal/plugin-odp-clusters-common';
import type { z } from 'zod/v3';
import { SharedAnswers } from '../queries/SharedAnswers';
import type { LimitedSight } from './Sight';

const TIMEOUT_MS = 10_000;
/** As long as decisions are remembered elsewhere: a right that is taken away is gone after it. */
const KEPT_MS = 15_000;

export interface NamespaceBookOptions {
  discovery: DiscoveryService;
  auth: AuthService;
}

/** Which namespaces callers see, as the plugin that reads the clusters tells each of them. */
export class NamespaceBook {
  readonly #options: NamespaceBookOptions;
  readonly #known = SharedAnswers.create<LimitedSight>({
    now: Date.now,
    bytesOf: ({ namespaces }) =>
      [...namespaces.values()].reduce((sum, { size }) => sum + size * 64, 0),
  });

  static create(options: NamespaceBookOptions): NamespaceBook {
    return new NamespaceBook(options);
  }

  private constructor(options: NamespaceBookOptions) {
    this.#options = options;
  }

  /** @throws ServiceUnavailableError when they cannot be told */
  of(
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<LimitedSight> {
    const { principal, expiresAt } = credentials;
    return this.#known.get(
      JSON.stringify([principal, expiresAt]),
      { keepMs: KEPT_MS, signal },
      making => this.#read(credentials, making),
    );
  }

  async #read(
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<LimitedSight> {
    const { auth, discovery } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'odp-clusters',
    });
    const base = await discovery.getBaseUrl('odp-clusters');
    const get = <T>(
      path: string,
      schema: z.ZodType<T, z.ZodTypeDef, unknown>,
    ) => read({ url: `${base}${path}`, token, signal }, schema);
    const clusters = await get('/clusters', clusterListSchema);
    const namespaces = await Promise.all(
      clusters.items.map(async ({ name }) => {
        const list = await get(
          `/clusters/${encodeURIComponent(name)}/namespaces`,
          namespaceListSchema,
        );
        return [name, new Set(list.items.map(item => item.name))] as const;
      }),
    );
    return { isPlatform: false, namespaces: new Map(namespaces) };
  }
}

async function read<T>(
  call: { url: string; token: string; signal: AbortSignal },
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
): Promise<T> {
  const { url, token, signal } = call;
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  }).catch(() => {
    signal.throwIfAborted();
    // Its own words name addresses.
    throw unknown('odp-clusters does not answer');
  });
  const body = await response.json().catch(() => undefined);
  if (!response.ok) {
    throw unknown(`odp-clusters answers ${response.status}`);
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw unknown('odp-clusters answers something else');
  }
  return parsed.data;
}

function unknown(why: string): ServiceUnavailableError {
  return new ServiceUnavailableError(
    `Which namespaces you may see cannot be told now: ${why}. Try again in a moment.`,
  );
}

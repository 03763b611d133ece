import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Request, Response, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { z } from 'zod/v3';
import type { ClustersService } from './service/ClustersService';
import type { View } from './views/View';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  clusters: ClustersService;
}

const clusterName = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    'must be lower-case letters, digits, dashes and dots',
  );
const namespaceName = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'must be a DNS label of 63 characters at most',
  );
const podName = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    'must be lower-case letters, digits, dashes and dots',
  );
const clusterParams = z.object({ cluster: clusterName });
const namespaceParams = clusterParams.extend({ namespace: namespaceName });
const podParams = namespaceParams.extend({ pod: podName });
const logQuery = z
  .object({
    container: namespaceName.optional(),
    previous: z
      .enum(['true', 'false'])
      .transform(text => text === 'true')
      .optional(),
    tailLines: z.coerce.number().int().min(1).optional(),
    sinceSeconds: z.coerce.number().int().min(1).optional(),
  })
  .strict();

/** HTTP in, one service call, HTTP out. */
export function createRouter({ httpAuth, clusters }: RouterOptions): Router {
  const router = createPromiseRouter();
  const callerOf = async (request: Request) => ({
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  });

  router.get('/clusters', async (request, response) => {
    const caller = await callerOf(request);
    send(request, response, await clusters.listClusters(caller));
  });

  router.get('/clusters/:cluster/namespaces', async (request, response) => {
    const caller = await callerOf(request);
    const { cluster } = parse(clusterParams, request.params);
    send(request, response, await clusters.listNamespaces(cluster, caller));
  });

  router.get(
    '/clusters/:cluster/namespaces/:namespace',
    async (request, response) => {
      const caller = await callerOf(request);
      const { cluster, namespace } = parse(namespaceParams, request.params);
      send(
        request,
        response,
        await clusters.getNamespace(cluster, namespace, caller),
      );
    },
  );

  router.get(
    '/clusters/:cluster/namespaces/:namespace/pods/:pod/logs',
    async (request, response) => {
      const caller = await callerOf(request);
      const pod = parse(podParams, request.params);
      const query = parse(logQuery, request.query);
      const text = await clusters.readLogs(pod, query, caller);
      response.set('cache-control', 'no-store').type('text/plain').send(text);
    },
  );

  return router;
}

/** Sends a view, or 304 when the caller has it already. */
function send(request: Request, response: Response, view: View): void {
  response.set({
    etag: view.etag,
    'cache-control': 'private, no-cache',
    vary: 'Authorization, Accept-Encoding',
  });
  if (request.header('if-none-match') === view.etag) {
    response.status(304).end();
    return;
  }
  response.type('application/json');
  if (request.acceptsEncodings('gzip')) {
    response.set('content-encoding', 'gzip').send(view.gzip);
  } else {
    response.send(view.body);
  }
}

/** A bare ZodError would surface as a 500; an InputError is a 400. */
function parse<T extends z.ZodTypeAny>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(
          ({ path, message }) => `${path.join('.') || 'request'}: ${message}`,
        )
        .join('; '),
    );
  }
  return result.data;
}

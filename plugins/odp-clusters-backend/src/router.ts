import { audited, parse, sendView } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import {
  architectureQuery,
  clusterParams,
  logQuery,
  namespaceParams,
  podParams,
  topologyQuery,
} from './http/requests';
import type { ClustersService } from './service/ClustersService';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  clusters: ClustersService;
}

/** HTTP in, one service call, HTTP out. */
export function createRouter(options: RouterOptions): Router {
  const { httpAuth, auditor, clusters } = options;
  const router = createPromiseRouter();
  const callerOf = async (request: Request) => ({
    credentials: await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    }),
  });

  router.get('/clusters', async (request, response) => {
    const caller = await callerOf(request);
    sendView(request, response, await clusters.listClusters(caller));
  });

  router.get('/clusters/:cluster/topology', async (request, response) => {
    const caller = await callerOf(request);
    const { cluster } = parse(clusterParams, request.params);
    const query = parse(topologyQuery, request.query);
    sendView(
      request,
      response,
      await clusters.getTopology(cluster, query, caller),
    );
  });

  router.get('/architecture', async (request, response) => {
    const caller = await callerOf(request);
    const query = parse(architectureQuery, request.query);
    sendView(request, response, await clusters.getArchitecture(query, caller));
  });

  router.get('/clusters/:cluster/rollouts', async (request, response) => {
    const caller = await callerOf(request);
    const { cluster } = parse(clusterParams, request.params);
    sendView(request, response, await clusters.listRollouts(cluster, caller));
  });

  router.get('/clusters/:cluster/namespaces', async (request, response) => {
    const caller = await callerOf(request);
    const { cluster } = parse(clusterParams, request.params);
    sendView(request, response, await clusters.listNamespaces(cluster, caller));
  });

  router.get(
    '/clusters/:cluster/namespaces/:namespace',
    async (request, response) => {
      const caller = await callerOf(request);
      const { cluster, namespace } = parse(namespaceParams, request.params);
      sendView(
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
      const text = await audited(
        auditor,
        {
          eventId: 'pod-log-read',
          // The lowest level that is written by default.
          severityLevel: 'medium',
          request,
          meta: { ...pod, ...query },
        },
        () => clusters.readLogs(pod, query, caller),
      );
      response.set('cache-control', 'no-store').type('text/plain').send(text);
    },
  );

  return router;
}

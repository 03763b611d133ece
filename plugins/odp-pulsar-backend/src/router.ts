import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { parse, sendView, type View } from '@internal/backend-kit';
import type { Request, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { instanceParams, namespaceParams, topicParams } from './http/requests';
import type { PulsarService } from './service/PulsarService';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  pulsar: PulsarService;
}

/** HTTP in, one service call, HTTP out. */
export function createRouter({ httpAuth, pulsar }: RouterOptions): Router {
  const router = createPromiseRouter();
  type Caller = Parameters<PulsarService['listInstances']>[0];
  const get = (
    path: string,
    answer: (request: Request, caller: Caller) => Promise<View>,
  ) =>
    router.get(path, async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      sendView(request, response, await answer(request, { credentials }));
    });

  get('/instances', (_, caller) => pulsar.listInstances(caller));
  get('/instances/:instance/namespaces', ({ params }, caller) => {
    const { instance } = parse(instanceParams, params);
    return pulsar.listNamespaces(instance, caller);
  });
  get(
    '/instances/:instance/namespaces/:tenant/:namespace',
    ({ params }, caller) => {
      const { instance, namespace } = parse(namespaceParams, params);
      return pulsar.getNamespace(instance, namespace, caller);
    },
  );
  get('/instances/:instance/topics', ({ params }, caller) => {
    const { instance } = parse(instanceParams, params);
    return pulsar.listTopics(instance, caller);
  });
  get(
    '/instances/:instance/topics/:domain/:tenant/:namespace/:topic',
    ({ params }, caller) => {
      const { instance, topic } = parse(topicParams, params);
      return pulsar.getTopic(instance, topic, caller);
    },
  );
  get('/instances/:instance/brokers', ({ params }, caller) => {
    const { instance } = parse(instanceParams, params);
    return pulsar.listBrokers(instance, caller);
  });
  get('/instances/:instance/evictions', ({ params }, caller) => {
    const { instance } = parse(instanceParams, params);
    return pulsar.listEvictions(instance, caller);
  });
  get('/instances/:instance/events', ({ params }, caller) => {
    const { instance } = parse(instanceParams, params);
    return pulsar.listEvents(instance, caller);
  });
  get('/instances/:instance/evaluation', ({ params }, caller) => {
    const { instance } = parse(instanceParams, params);
    return pulsar.getEvaluation(instance, caller);
  });

  return router;
}

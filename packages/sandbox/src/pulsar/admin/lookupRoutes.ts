import { requireTopicOperation } from './access';
import type { Route } from './Call';
import { namespaceOf, topicNameOf } from './subjects';

/** Where a topic is served; any broker knows. */
export const LOOKUP_ROUTES: Route[] = [
  {
    method: 'GET',
    path: '/topic/:domain/:tenant/:namespace/:topic',
    resource: 'lookup',
    handle(call) {
      const name = topicNameOf(call);
      namespaceOf(call, 'Namespace not found');
      requireTopicOperation(call, 'LOOKUP', name);
      const { url, name: address } = call.state.ownerOf(name);
      return {
        value: {
          brokerUrl: '',
          brokerUrlTls: `pulsar+ssl://${address}`,
          httpUrl: '',
          httpUrlTls: url,
          nativeUrl: '',
          brokerUrlSsl: `pulsar+ssl://${address}`,
        },
      };
    },
  },
];

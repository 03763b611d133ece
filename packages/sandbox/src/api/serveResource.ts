import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { FaultEffect, Faults } from '../faults/Faults';
import { notFound, type ObjectStore, resourceKey, StatusError } from '../store';
import { readPage } from './list';
import { readLogs } from './logs';
import { representationOf } from './representation';
import type { Target } from './requestPath';
import { scaleOf } from './scale';
import { sendBody } from './sendBody';
import type { Terminations } from './Terminations';
import { hasSubresource } from './subresources';
import { serveWatch } from './watch';
import { applyWrite } from './write';

interface Serving {
  user: string;
  store: ObjectStore;
  faults: Faults;
  terminations: Terminations;
  bookmarkMs: number;
  lagLimit: number;
  method: string;
  headers: IncomingHttpHeaders;
  query: URLSearchParams;
  target: Target;
  verb: string;
  body: string;
  effect?: FaultEffect;
}

/** Serves a request that is allowed. @throws StatusError */
export function serveResource(
  response: ServerResponse,
  serving: Serving,
): void {
  const { store, target, query, headers, verb, effect } = serving;
  const { resource, subresource } = target;
  if (subresource && !hasSubresource(resource, subresource)) {
    throw new StatusError(404, 'NotFound', {
      message: 'the server could not find the requested resource',
    });
  }
  const representation = representationOf(headers.accept, { store, target });
  switch (verb) {
    case 'watch':
      serveWatch(response, { ...serving, representation });
      return;
    case 'list': {
      const body = representation.list(readPage(store, target, query));
      sendBody(response, { code: 200, body }, effect);
      return;
    }
    case 'get': {
      if (subresource === 'log') {
        const body = readLogs(store, target, query);
        sendBody(response, { code: 200, body, type: 'text/plain' }, effect);
        return;
      }
      const object = store.get(resource, target.name!, target.namespace);
      if (!object) {
        throw notFound(resourceKey(resource), target.name!);
      }
      const body =
        subresource === 'scale'
          ? JSON.stringify(scaleOf(object))
          : representation.object(object);
      sendBody(response, { code: 200, body }, effect);
      return;
    }
    default: {
      const { code, body, warnings } = applyWrite(store, {
        ...serving,
        contentType: headers['content-type'] ?? 'application/json',
        userAgent: headers['user-agent'],
      });
      const text = JSON.stringify(body);
      sendBody(response, { code, body: text, warnings }, effect);
    }
  }
}

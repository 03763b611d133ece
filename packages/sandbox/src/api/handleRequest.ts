import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultEffect } from '../faults/Faults';
import { type Access } from '../auth/Rights';
import { badRequest, notFound, StatusError } from '../store';
import { answerAccessReview } from './accessReview';
import type { ClusterServerOptions } from './ClusterServer';
import { discovery } from './discovery';
import { jsonOf } from './json';
import { listBody, readPage } from './list';
import { readLogs } from './logs';
import { parseTarget, type Target, verbOf } from './requestPath';
import { sendBody } from './sendBody';
import { tableBody } from './table';
import { serveWatch } from './watch';
import { applyWrite } from './write';

const BODY_LIMIT = 3 * 1024 * 1024;

/** A request of the resource API that may be served, or be spoiled by a fault. */
export interface Asked {
  user: string;
  verb: string;
  resource: string;
  serve(effect?: FaultEffect): void;
}

/**
 * Authenticates and authorizes a request. Health and discovery are answered at
 * once; for a resource the caller gets back what was asked.
 *
 * @throws StatusError for everything that is refused
 */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: ClusterServerOptions & { address: string },
): Promise<Asked | undefined> {
  const { tokens, rights, faults, requests } = context;
  const url = new URL(request.url ?? '/', 'https://sandbox');
  if (['/healthz', '/readyz', '/livez'].includes(url.pathname)) {
    sendBody(response, { code: 200, body: 'ok', type: 'text/plain' });
    return undefined;
  }
  const user = tokens.authenticate(request.headers.authorization);
  const found = discovery(url.pathname, {
    address: context.address,
    isAbsent: plural => faults.isAbsent(plural),
  });
  if (found) {
    sendBody(response, { code: 200, body: JSON.stringify(found) });
    return undefined;
  }
  const body = await readBody(request);
  const review = answerAccessReview(url.pathname, { user, rights, body });
  if (review) {
    sendBody(response, { code: 201, body: JSON.stringify(review) });
    return undefined;
  }
  const target = parseTarget(url.pathname);
  if (!target || faults.isAbsent(target.resource.plural)) {
    throw new StatusError(404, 'NotFound', {
      message: 'the server could not find the requested resource',
    });
  }
  const verb = verbOf(request.method ?? 'GET', target, url.searchParams);
  rights.require(user, accessOf(verb, target));
  const resource = target.resource.plural;
  requests.count(user, verb, resource);
  return {
    user,
    verb,
    resource,
    serve: effect =>
      serve({ request, response, context, url, target, verb, body, effect }),
  };
}

function accessOf(verb: string, target: Target): Access {
  const { resource, namespace, subresource } = target;
  return {
    verb,
    group: resource.group,
    resource: subresource
      ? `${resource.plural}/${subresource}`
      : resource.plural,
    namespace,
  };
}

interface Serving {
  request: IncomingMessage;
  response: ServerResponse;
  context: ClusterServerOptions;
  url: URL;
  target: Target;
  verb: string;
  body: string;
  effect?: FaultEffect;
}

function serve(serving: Serving): void {
  const { request, response, context, url, target, verb, body, effect } =
    serving;
  const { store, faults } = context;
  const query = url.searchParams;
  if (verb === 'watch') {
    if (query.get('sendInitialEvents') && !faults.hasStreamingLists) {
      throw badRequest(
        'sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled',
      );
    }
    serveWatch(response, {
      store,
      faults,
      target,
      query,
      bookmarkMs: context.bookmarkMs,
      ...(effect?.kind === 'stream-status' && { failWith: effect.code }),
    });
    return;
  }
  if (verb === 'get' && target.subresource === 'log') {
    const text = readLogs(store, target, query);
    sendBody(response, { code: 200, body: text, type: 'text/plain' }, effect);
    return;
  }
  if (verb === 'get') {
    const { resource, name, namespace } = target;
    const object = store.get(resource, name!, namespace);
    if (!object) {
      throw notFound(resource.plural, name!);
    }
    const asTable = request.headers.accept?.includes('as=Table');
    const page = { items: [object], revision: store.revision };
    sendBody(
      response,
      {
        code: 200,
        body: asTable
          ? JSON.stringify(tableBody(store, target, page))
          : jsonOf(object),
      },
      effect,
    );
    return;
  }
  if (verb === 'list') {
    const page = readPage(store, target, query);
    const text = request.headers.accept?.includes('as=Table')
      ? JSON.stringify(tableBody(store, target, page))
      : listBody(target, page);
    sendBody(response, { code: 200, body: text }, effect);
    return;
  }
  const { code, body: answer } = applyWrite(store, {
    method: request.method ?? '',
    target,
    query,
    contentType: request.headers['content-type'] ?? 'application/json',
    body,
  });
  sendBody(response, { code, body: JSON.stringify(answer) }, effect);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) {
      throw new StatusError(413, 'RequestEntityTooLarge', {
        message: `the body is larger than ${BODY_LIMIT} bytes`,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

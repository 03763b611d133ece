import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from '../auth/roleRules';
import type { FaultEffect } from '../faults/Faults';
import { StatusError } from '../store';
import { answerReview } from './answerReview';
import { isApply } from './applyConfiguration';
import type { ClusterServerOptions } from './ClusterServer';
import { discovery } from './discovery';
import { openApi } from './openApi';
import { parseTarget, type Target, verbOf } from './requestPath';
import { sendBody } from './sendBody';
import { serveResource } from './serveResource';

const BODY_LIMIT = 3 * 1024 * 1024;

/** A request of the resource API that may be served, or be spoiled by a fault. */
export interface Asked {
  user: string;
  verb: string;
  resource: string;
  serve(effect?: FaultEffect): void;
}

/**
 * Authenticates and authorizes a request. Health, discovery and what a client
 * asks about itself are answered at once; for a resource the caller gets back
 * what was asked.
 *
 * @throws StatusError for everything that is refused
 */
export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: ClusterServerOptions & { address: string },
): Promise<Asked | undefined> {
  const { tokens, rights, faults, store } = context;
  const url = new URL(request.url ?? '/', 'https://sandbox');
  const body = await readBody(request);
  if (['/healthz', '/readyz', '/livez'].includes(url.pathname)) {
    sendBody(response, { code: 200, body: 'ok', type: 'text/plain' });
    return undefined;
  }
  const user = tokens.authenticate(request.headers.authorization);
  if (/protobuf|cbor/.test(request.headers['content-type'] ?? '')) {
    throw new StatusError(415, 'UnsupportedMediaType', {
      message: 'the sandbox reads JSON alone',
    });
  }
  const isAbsent = (plural: string) => faults.isAbsent(plural);
  const found =
    openApi(url.pathname) ?? discovery(url.pathname, { ...context, isAbsent });
  if (found) {
    sendBody(response, { code: 200, body: JSON.stringify(found) });
    return undefined;
  }
  if (request.method === 'POST') {
    const review = answerReview(url.pathname, { user, rights, body });
    if (review) {
      sendBody(response, { code: 201, body: JSON.stringify(review) });
      return undefined;
    }
  }
  const target = parseTarget(url.pathname);
  if (!target || isAbsent(target.resource.plural)) {
    throw new StatusError(404, 'NotFound', {
      message: 'the server could not find the requested resource',
    });
  }
  const verb = verbOf(request.method ?? 'GET', target, url.searchParams);
  rights.require(user, accessOf(verb, target));
  const { resource, name, namespace } = target;
  const contentType = request.headers['content-type'] ?? '';
  // Who applies what is not there creates it.
  if (
    isApply({ method: request.method ?? '', contentType }) &&
    !store.get(resource, name ?? '', namespace)
  ) {
    rights.require(user, accessOf('create', target));
  }
  return {
    user,
    verb,
    resource: target.resource.plural,
    serve: effect =>
      serveResource(response, {
        ...context,
        user,
        method: request.method ?? 'GET',
        headers: request.headers,
        query: url.searchParams,
        target,
        verb,
        body,
        effect,
      }),
  };
}

function accessOf(verb: string, target: Target): Access {
  const { resource, namespace, name, subresource } = target;
  return {
    verb,
    group: resource.group,
    resource: subresource
      ? `${resource.plural}/${subresource}`
      : resource.plural,
    namespace,
    name,
  };
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

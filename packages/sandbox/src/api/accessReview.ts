import type { Rights } from '../auth/Rights';
import { badRequest } from '../store';

const PATH = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

/** Answers a SelfSubjectAccessReview, or undefined when the path is none. */
export function answerAccessReview(
  pathname: string,
  { user, rights, body }: { user: string; rights: Rights; body: string },
): object | undefined {
  if (pathname !== PATH) {
    return undefined;
  }
  let review;
  try {
    review = JSON.parse(body);
  } catch {
    throw badRequest('the body of the request is not valid JSON');
  }
  const asked = review.spec?.resourceAttributes ?? {};
  const allowed = rights.may(user, {
    verb: asked.verb,
    group: asked.group ?? '',
    resource: asked.subresource
      ? `${asked.resource}/${asked.subresource}`
      : asked.resource,
    namespace: asked.namespace,
  });
  return {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: {},
    spec: review.spec,
    status: { allowed },
  };
}

import type { Rights } from '../auth/Rights';
import { badRequest, type Fields, RESOURCES } from '../store';

interface Asker {
  user: string;
  rights: Rights;
}

const AUTHORIZATION = '/apis/authorization.k8s.io/v1';
const REVIEWS: Record<string, (review: Fields, asker: Asker) => object> = {
  [`${AUTHORIZATION}/selfsubjectaccessreviews`]: reviewAccess,
  [`${AUTHORIZATION}/selfsubjectrulesreviews`]: reviewRules,
  '/apis/authentication.k8s.io/v1/selfsubjectreviews': (_, { user }) => ({
    userInfo: { username: user, groups: ['system:authenticated'] },
  }),
};

/** Answers what a client asks about itself, or undefined when the path is no such question. */
export function answerReview(
  pathname: string,
  { body, ...asker }: Asker & { body: string },
): object | undefined {
  if (!Object.hasOwn(REVIEWS, pathname)) {
    return undefined;
  }
  let review: Fields;
  try {
    review = JSON.parse(body) ?? {};
  } catch {
    throw badRequest('the body of the request is not valid JSON');
  }
  return {
    kind: review.kind,
    apiVersion: review.apiVersion,
    metadata: {},
    spec: review.spec,
    status: REVIEWS[pathname](review, asker),
  };
}

function reviewAccess({ spec }: Fields, { user, rights }: Asker): object {
  const asked = (spec?.resourceAttributes ?? {}) as Fields;
  return {
    allowed: rights.may(user, {
      verb: asked.verb,
      group: asked.group ?? '',
      resource: asked.subresource
        ? `${asked.resource}/${asked.subresource}`
        : asked.resource,
      namespace: asked.namespace,
    }),
  };
}

/** One rule a kind, by what is allowed in truth, denials included. */
function reviewRules(_: Fields, { user, rights }: Asker): object {
  const verbs = [...new Set(rights.rulesOf(user).flatMap(rule => rule.verbs))];
  return {
    resourceRules: [...RESOURCES, { plural: 'pods/log', group: '' }]
      .map(({ plural, group }) => ({
        apiGroups: [group],
        resources: [plural],
        verbs: verbs.filter(verb =>
          rights.may(user, { verb, group, resource: plural }),
        ),
      }))
      .filter(rule => rule.verbs.length > 0),
    nonResourceRules: [],
    incomplete: false,
  };
}

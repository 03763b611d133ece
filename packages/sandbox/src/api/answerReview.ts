import { GROUPS, type Rights } from '../auth/Rights';
import { badRequest, type Fields, RESOURCES } from '../store';
import { checkReview, judgeReview } from './reviewAccess';

interface Asker {
  user: string;
  rights: Rights;
}

type Answer = (review: Fields, asker: Asker) => object;

const GROUP = 'authorization.k8s.io';
const PATH =
  /^\/apis\/(authorization|authentication)\.k8s\.io\/v1\/(?:namespaces\/([^/]+)\/)?(\w+)$/;

/** What a rules review tries, the wildcard first. */
const VERBS = [
  '*',
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
];

const REVIEWS: Record<string, Answer | undefined> = {
  selfsubjectaccessreviews: ({ spec = {} }, { user, rights }) =>
    judgeReview(rights, { user, groups: GROUPS }, spec),
  selfsubjectrulesreviews: reviewRules,
  selfsubjectreviews: (_, { user }) => ({
    userInfo: { username: user, groups: GROUPS },
  }),
  subjectaccessreviews: ({ spec = {} }, { rights }) => {
    checkReview(spec);
    return judgeReview(rights, spec, spec);
  },
  localsubjectaccessreviews: ({ spec = {}, metadata }, { rights }) => {
    checkReview(spec, metadata.namespace);
    return judgeReview(rights, spec, spec);
  },
};

/**
 * Answers what a client asks about rights, or undefined when the path is no such question.
 *
 * @throws StatusError 400, 422; 403 for who may not ask about others
 */
export function answerReview(
  pathname: string,
  { body, ...asker }: Asker & { body: string },
): object | undefined {
  const [, , namespace, plural = ''] = PATH.exec(pathname) ?? [];
  const answer = Object.hasOwn(REVIEWS, plural) ? REVIEWS[plural] : undefined;
  const isLocal = plural.startsWith('local');
  if (!answer || isLocal !== (namespace !== undefined)) {
    return undefined;
  }
  if (!plural.startsWith('self')) {
    const access = {
      verb: 'create',
      group: GROUP,
      resource: plural,
      namespace,
    };
    asker.rights.require(asker.user, access);
  }
  let review: Fields;
  try {
    review = JSON.parse(body) ?? {};
  } catch {
    throw badRequest('the body of the request is not valid JSON');
  }
  const metadata = { ...(namespace && { namespace }) };
  return {
    kind: review.kind,
    apiVersion: review.apiVersion,
    metadata,
    spec: review.spec,
    status: answer({ ...review, metadata }, asker),
  };
}

/** One rule a kind, by what is allowed in truth, denials included. */
function reviewRules({ spec }: Fields, { user, rights }: Asker): object {
  const namespace = spec?.namespace;
  return {
    resourceRules: [...RESOURCES, { plural: 'pods/log', group: '' }]
      .map(({ plural, group }) => ({
        apiGroups: [group],
        resources: [plural],
        verbs: VERBS.filter(verb =>
          rights.may(user, { verb, group, resource: plural, namespace }),
        ),
      }))
      .filter(rule => rule.verbs.length > 0),
    nonResourceRules: [],
    incomplete: false,
  };
}

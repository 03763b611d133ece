import type { PodRule } from './PodRule';

/** Pods that ended, or whose node or state is lost. */
export const LOSS_RULES: PodRule[] = [
  {
    id: 'pod.evicted',
    status: 'degraded',
    find: ({ pod }) =>
      pod.phase === 'Failed' && pod.reason === 'Evicted'
        ? {
            cause: `evicted: ${
              pod.message ?? 'its node was short of a resource'
            }`,
            since: pod.readySince,
          }
        : undefined,
  },
  {
    id: 'pod.failed',
    status: 'failing',
    find: ({ pod }) =>
      pod.phase === 'Failed' &&
      pod.reason !== 'Evicted' &&
      pod.owner?.kind !== 'Job'
        ? {
            cause: `ended: ${
              [pod.reason, pod.message].filter(Boolean).join(', ') ||
              'phase Failed'
            }`,
            since: pod.readySince,
          }
        : undefined,
  },
  {
    id: 'pod.node-not-ready',
    status: 'failing',
    find: ({ pod, node }) =>
      node?.ready === 'False' && !pod.ready
        ? {
            cause: `node ${node.name} is not ready: ${
              node.readyReason ?? 'no reason given'
            }`,
            since: node.readySince,
          }
        : undefined,
  },
  {
    id: 'pod.node-silent',
    status: 'unknown',
    find: ({ pod, node }) =>
      node?.ready === 'Unknown' && pod.phase !== 'Failed'
        ? {
            cause: `on node ${node.name}, which is silent`,
            since: node.readySince,
          }
        : undefined,
  },
  {
    id: 'pod.node-gone',
    status: 'unknown',
    find: ({ pod, nodeIsGone }) =>
      nodeIsGone && pod.phase !== 'Failed'
        ? { cause: `on node ${pod.node}, which is gone` }
        : undefined,
  },
  {
    id: 'pod.without-status',
    status: 'unknown',
    find: ({ pod }) =>
      pod.phase === undefined || pod.phase === 'Unknown'
        ? { cause: 'its state is not reported', since: pod.createdAt }
        : undefined,
  },
];

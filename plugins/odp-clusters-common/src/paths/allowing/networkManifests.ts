import { NAMESPACE_NAME } from '../../posture';
import {
  type AllowingManifest,
  commentsOn,
  internet,
  objectName,
  podsOf,
} from './manifests';
import { isOutside } from '../parties';
import type { Path } from '../PathEnds';
import { selectPods } from './selectPods';
import type { JudgedPair } from '../summarize';

/** NetworkPolicies for the pods of one side whose policies drop the path. */
export function networkManifests(
  side: 'egress' | 'ingress',
  path: Path,
  pairs: JudgedPair[],
): AllowingManifest[] {
  const [end, otherEnd] =
    side === 'egress' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const own = path[end];
  const shut = pairs.filter(pair => pair[side].unopened);
  if (own.kind === 'outside' || !shut.length) {
    return [];
  }
  const { peers, comments } = describeOther(path, pairs, otherEnd);
  const selected = selectPods(
    podsOf(shut.map(pair => pair[end])),
    // A policy restricts whom it selects: those that none restricts yet stay as they are.
    podsOf(pairs.filter(pair => pair[side].free).map(pair => pair[end])),
  );
  const rule = {
    [side === 'egress' ? 'to' : 'from']: peers,
    ...(path.port && {
      ports: [{ protocol: path.port.protocol, port: path.port.port }],
    }),
  };
  return selected.map((matchLabels, index) => ({
    comments: [...comments, ...commentsOn(matchLabels)],
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: {
        name: objectName(
          side === 'egress'
            ? ['allow', path.from.name, 'to', path.to.name]
            : ['allow', path.to.name, 'from', path.from.name],
          index,
        ),
        namespace: own.namespace,
      },
      spec: {
        podSelector: { matchLabels },
        policyTypes: [side === 'egress' ? 'Egress' : 'Ingress'],
        [side]: [rule],
      },
    },
  }));
}

function describeOther(path: Path, pairs: JudgedPair[], end: 'from' | 'to') {
  const other = path[end];
  if (other.kind === 'outside') {
    const [party] = pairs.map(pair => pair[end]);
    const ipBlock = internet(isOutside(party) ? party : {});
    return {
      peers: [{ ipBlock }],
      comments: [`Narrow ${ipBlock.cidr} to the addresses of ${other.name}.`],
    };
  }
  const sets = selectPods(podsOf(pairs.map(pair => pair[end])));
  return {
    peers: sets.map(matchLabels => ({
      namespaceSelector: {
        matchLabels: { [NAMESPACE_NAME]: other.namespace },
      },
      podSelector: { matchLabels },
    })),
    comments: [],
  };
}

import {
  type AllowingManifest,
  commentsOn,
  internet,
  objectName,
  podsOf,
} from './manifests';
import { isOutside, type Party } from '../parties';
import type { Path } from '../PathEnds';
import { selectPods } from './selectPods';
import type { JudgedPair } from '../summarize';

/** AuthorizationPolicies for the called pods where none admits the caller; and what no further policy can open. */
export function authorizationManifests(
  path: Path,
  pairs: JudgedPair[],
): AllowingManifest[] {
  const denials = new Set(
    pairs.flatMap(({ authorization }) => authorization.denials),
  );
  return [
    ...admitting(path, pairs),
    ...[...denials].map(name => ({
      comments: [
        `AuthorizationPolicy ${name} denies this path: no other policy can open it, only a change of that one.`,
      ],
    })),
  ];
}

function admitting(path: Path, pairs: JudgedPair[]): AllowingManifest[] {
  const { from, to, port } = path;
  const shut = pairs.filter(({ authorization }) => authorization.unopened);
  if (to.kind === 'outside' || !shut.length) {
    return [];
  }
  const { sources, comments } = callers(
    from.name,
    shut.map(pair => pair.from),
  );
  if (!sources.length) {
    return [{ comments }];
  }
  const selected = selectPods(
    podsOf(shut.map(pair => pair.to)),
    // An ALLOW policy shuts out whom it does not name: who admits everybody goes on to.
    podsOf(
      pairs
        .filter(({ authorization }) => authorization.free)
        .map(pair => pair.to),
    ),
  );
  return selected.map((matchLabels, index) => ({
    comments: [...comments, ...commentsOn(matchLabels)],
    object: {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: {
        name: objectName(['allow', from.name, 'to', to.name], index),
        namespace: to.namespace,
      },
      spec: {
        ...(Object.keys(matchLabels).length && { selector: { matchLabels } }),
        action: 'ALLOW',
        rules: [
          {
            from: sources.map(source => ({ source })),
            ...(port && { to: [{ operation: { ports: [`${port.port}`] } }] }),
          },
        ],
      },
    },
  }));
}

/** How a policy names callers: by principal, or by address where there is none. */
function callers(name: string, parties: Party[]) {
  const groups = [...new Set(parties)].flatMap(party =>
    isOutside(party) ? [] : [party],
  );
  const outside = parties.find(isOutside);
  const principals = groups
    .filter(({ meshed }) => meshed)
    .map(
      ({ namespace, serviceAccount }) =>
        `cluster.local/ns/${namespace}/sa/${serviceAccount}`,
    );
  const bare = groups.filter(({ meshed }) => !meshed);
  const ipBlocks = outside
    ? [internet(outside).cidr]
    : podsOf(bare).flatMap(({ ip }) => ip ?? []);
  const lists = [
    ...(principals.length ? [{ principals: [...new Set(principals)] }] : []),
    ...(ipBlocks.length ? [{ ipBlocks }] : []),
  ];
  return {
    sources: lists,
    comments: [
      ...(outside
        ? [`Narrow ${ipBlocks[0]} to the addresses of ${name}.`]
        : []),
      ...(bare.length
        ? [
            `${name} has no proxy, so that only addresses name it, and those change with its pods. Give it a proxy.`,
          ]
        : []),
    ],
  };
}

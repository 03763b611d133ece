import type {
  ArchitectureEdge,
  PathAssessment,
  PathDecision,
} from '../contract';
import type { PathEnd } from '../paths';
import type { ArchitectureInput } from './ArchitectureInput';
import { declaredEdges, portOf, scrapeStatements } from './declaredEdges';
import { edgeKindOf } from './edgeKind';
import { meshWords } from './meshWords';
import { ObservedTraffic } from './ObservedTraffic';
import type { PlacedComponent } from './placeComponents';

interface Pair {
  from: PlacedComponent;
  to: PlacedComponent;
  declared: ArchitectureEdge['declared'];
  port: ArchitectureEdge['port'];
}

/** Edges in the order of the components that they come from, then of those they go to. */
export function buildEdges(
  placed: PlacedComponent[],
  input: ArchitectureInput,
): { edges: ArchitectureEdge[]; allowedOnly: number } {
  const declared = declaredEdges(input.target);
  const traffic = ObservedTraffic.create(input, placed);
  // Made once, since there are as many pairs as the square of them.
  const targets = placed.map(to => ({ to, port: portOf(to.component, []) }));
  const edges: ArchitectureEdge[] = [];
  let allowedOnly = 0;
  for (const from of placed) {
    for (const { to, port } of targets) {
      const statements = declared
        .get(from.component.name)
        ?.get(to.component.name);
      const isSeen = traffic.sees({ from, to });
      if (statements || isSeen) {
        edges.push(
          buildEdge(
            pairOf({ from, to, statements }, input.target),
            traffic,
            input,
          ),
        );
      } else if (isAllowed({ from, to, port }, input)) {
        allowedOnly += 1;
        if (input.listAllowed) {
          edges.push(
            buildEdge({ from, to, declared: [], port }, traffic, input),
          );
        }
      }
    }
  }
  return { edges, allowedOnly };
}

/** A pair that is declared, or that traffic was seen between. */
function pairOf(
  {
    from,
    to,
    statements,
  }: {
    from: PlacedComponent;
    to: PlacedComponent;
    statements: Pair['declared'] | undefined;
  },
  target: ArchitectureInput['target'],
): Pair {
  const declared =
    statements ?? scrapeStatements(target, from.component, to.component);
  return { from, to, declared, port: portOf(to.component, declared) };
}

function buildEdge(
  pair: Pair,
  traffic: ObservedTraffic,
  input: ArchitectureInput,
): ArchitectureEdge {
  const { from, to, declared, port } = pair;
  const hidden = [...new Set(hiddenNamespaces(pair))];
  const path = hidden.length ? undefined : pathOf(pair, input);
  const known = {
    declared,
    path,
    ...(hidden.length && { hidden }),
    observed: traffic.of(pair, path?.verdict),
  };
  return {
    id: `${from.component.name}>${to.component.name}`,
    from: from.component.name,
    to: to.component.name,
    kind: edgeKindOf(known),
    ...known,
    port,
    mesh: meshWords(pair, input),
  };
}

function hiddenNamespaces({ from, to }: Pair): string[] {
  return [from, to]
    .filter(({ presence }) => presence === 'hidden')
    .map(({ component }) => component.namespace!);
}

function isAllowed(
  { from, to, port }: Omit<Pair, 'declared'>,
  { paths }: ArchitectureInput,
): boolean {
  return (
    from !== to &&
    Boolean(from.pods?.length && to.pods?.length) &&
    paths.allows({ from: endOf(from), to: endOf(to), port })
  );
}

function pathOf(
  { from, to, port }: Pair,
  { paths, cluster }: ArchitectureInput,
): PathAssessment | undefined {
  const inside = [from, to].filter(({ presence }) => presence !== 'external');
  if (!inside.length) {
    return undefined;
  }
  const unread = inside.find(({ pods }) => !pods);
  if (unread) {
    return unknownPath(
      unread.presence === 'absent'
        ? `nothing of ${unread.component.name} runs in ${cluster}`
        : `the pods of ${unread.component.name} were not read`,
    );
  }
  const missing = inside.find(({ pods }) => !pods?.length);
  if (missing) {
    return unknownPath(
      `no pod of ${missing.component.name} is there that a policy could select`,
    );
  }
  return paths.assess({ from: endOf(from), to: endOf(to), port });
}

function endOf({ component, pods }: PlacedComponent): PathEnd {
  return pods && component.namespace !== undefined
    ? {
        kind: 'pods',
        name: component.name,
        namespace: component.namespace,
        pods,
      }
    : { kind: 'outside', name: component.name };
}

function unknownPath(words: string): PathAssessment {
  const decision: PathDecision = {
    verdict: 'unknown',
    policies: [],
    words: `${words[0].toUpperCase()}${words.slice(1)}.`,
  };
  return {
    verdict: 'unknown',
    egress: decision,
    ingress: decision,
    authorization: decision,
  };
}

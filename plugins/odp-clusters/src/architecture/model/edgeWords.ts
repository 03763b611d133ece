import type {
  ArchitectureEdge,
  EdgeKind,
  Status,
} from '@internal/plugin-odp-clusters-common';

/** How a kind of edge is said. */
interface KindWords {
  /** In the legend. */
  legend: string;
  /** Of one edge, such as in a chip. */
  verdict: string;
  /** Whose colours the verdict has. */
  status: Status;
}

/** In the order of the legend. */
export const KIND_WORDS: Record<EdgeKind, KindWords> = {
  carrying: {
    legend: 'Declared, allowed, observed',
    verdict: 'Declared, allowed and observed',
    status: 'healthy',
  },
  declared: {
    legend: 'Declared, allowed; traffic not measured',
    verdict: 'Declared and allowed, traffic not measured',
    status: 'healthy',
  },
  quiet: {
    legend: 'No traffic seen',
    verdict: 'Declared and allowed, no traffic seen',
    status: 'unknown',
  },
  blocked: {
    legend: 'Blocked',
    verdict: 'Declared but blocked',
    status: 'failing',
  },
  undeclared: {
    legend: 'Observed, not declared',
    verdict: 'Observed, not declared',
    status: 'degraded',
  },
  unknown: {
    legend: 'Declared, not known whether allowed',
    verdict: 'Declared, not known whether allowed',
    status: 'unknown',
  },
  allowed: {
    legend: 'Allowed only',
    verdict: 'Allowed only',
    status: 'unknown',
  },
};

/** The kinds in the order of the legend. */
export const LEGEND_KINDS = Object.keys(KIND_WORDS) as EdgeKind[];

/** What is to be said of an edge in a few words: "Declared but blocked". */
export function edgeVerdict(edge: ArchitectureEdge): string {
  if (edge.kind !== 'blocked') {
    return KIND_WORDS[edge.kind].verdict;
  }
  const known = edge.declared.length ? 'Declared' : 'Used';
  return edge.path?.verdict === 'partly'
    ? `${known} but blocked for some pods`
    : `${known} but blocked`;
}

/** The kind of policy that closes a path, as Kubernetes names it. */
function blockingKind({
  path,
}: ArchitectureEdge): 'NetworkPolicy' | 'AuthorizationPolicy' {
  const closes = (verdict: string | undefined) =>
    verdict === 'blocked' || verdict === 'partly';
  return closes(path?.egress.verdict) || closes(path?.ingress.verdict)
    ? 'NetworkPolicy'
    : 'AuthorizationPolicy';
}

/** Words that stand on the line of a finding; undefined for what needs none. */
export function wordsOnEdge(edge: ArchitectureEdge): string | undefined {
  switch (edge.kind) {
    case 'blocked':
      return `blocked by ${blockingKind(edge)}`;
    case 'undeclared':
      return edge.observed.perMinute === undefined
        ? 'not declared'
        : `not declared, ${perMinute(edge.observed.perMinute)}`;
    default:
      return undefined;
  }
}

/** "3.2 a minute"; never a zero for what was seen. */
export function perMinute(value: number): string {
  if (value < 0.05) {
    return 'under 0.1 a minute';
  }
  const digits = value < 10 ? 1 : 0;
  return `${Number(value.toFixed(digits)).toLocaleString('en-US')} a minute`;
}

/** For a screen reader: "Dagster to Apache Pulsar, declared but blocked". */
export function edgeLabel(
  edge: ArchitectureEdge,
  titleOf: (component: string) => string,
): string {
  const verdict = edgeVerdict(edge);
  return `${titleOf(edge.from)} to ${titleOf(edge.to)}, ${verdict
    .charAt(0)
    .toLowerCase()}${verdict.slice(1)}`;
}

/** Whether an edge tells of something to be put right. */
export function isFinding({ kind }: ArchitectureEdge): boolean {
  return kind === 'blocked' || kind === 'undeclared';
}

/** The findings, what is blocked first, else in the order of the answer. */
export function findings(edges: ArchitectureEdge[]): ArchitectureEdge[] {
  return (['blocked', 'undeclared'] as const).flatMap(kind =>
    edges.filter(edge => edge.kind === kind),
  );
}

/** All edges, the findings before the others. */
export function findingsFirst(edges: ArchitectureEdge[]): ArchitectureEdge[] {
  return [...findings(edges), ...edges.filter(edge => !isFinding(edge))];
}

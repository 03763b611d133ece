import {
  type Architecture,
  type ArchitectureEdge,
  plural,
  type Status,
  worstOf,
} from '@internal/plugin-odp-clusters-common';

/** The sentence that opens the view. */
export interface ArchitectureVerdict {
  status: Status;
  title: string;
  text: string;
}

/** What a person should know first: what is blocked, what was never declared, what carries traffic, what fails. */
export function architectureVerdict(
  architecture: Architecture,
): ArchitectureVerdict {
  const { edges, components } = architecture;
  const declared = edges.filter(edge => edge.declared.length > 0);
  const broken = edges.filter(({ kind }) => kind === 'blocked');
  const undeclared = edges.filter(({ kind }) => kind === 'undeclared');
  return {
    status: worstOf([
      ...components.flatMap(({ status }) => status ?? []),
      ...(broken.length ? ['failing' as const] : []),
      ...(undeclared.length ? ['degraded' as const] : []),
    ]),
    title: title(declared, broken, undeclared),
    text: [
      declared.length ? trafficSentence(architecture, declared) : '',
      worstComponents(architecture),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

function title(
  declared: ArchitectureEdge[],
  broken: ArchitectureEdge[],
  undeclared: ArchitectureEdge[],
): string {
  const promised = broken.filter(edge => edge.declared.length).length;
  const used = broken.length - promised;
  const parts = [
    promised && `${plural(promised, 'declared path')} ${are(promised)} blocked`,
    undeclared.length &&
      `${plural(undeclared.length, 'path')} ${are(
        undeclared.length,
      )} used but declared nowhere`,
    used && `${plural(used, 'path')} ${are(used)} tried and blocked`,
  ].filter(Boolean);
  if (parts.length) {
    return `${parts.join(', ')}.`;
  }
  const known = count(declared, 'unknown') === 0;
  return known
    ? 'No declared path is blocked.'
    : 'No declared path is known to be blocked.';
}

/** What the declared paths do; of traffic that is not measured it claims nothing, and the answer's own words say why. */
function trafficSentence(
  { traffic }: Architecture,
  declared: ArchitectureEdge[],
): string {
  const unknown = count(declared, 'unknown');
  const carrying = count(declared, 'carrying');
  const quiet = count(declared, 'quiet');
  const unmeasured = count(declared, 'declared');
  const judged = unknown ? `${unknown} cannot be judged` : '';
  const of = `Of ${plural(declared.length, 'declared path')}`;
  if (traffic.state === 'measured') {
    const parts = [
      `${carrying} ${carrying === 1 ? 'carries' : 'carry'} traffic`,
      quiet && `${quiet} ${are(quiet)} quiet`,
      unmeasured && `${unmeasured} ${are(unmeasured)} open and not measured`,
      judged,
    ].filter(Boolean);
    return `${of} ${parts.join(', ')}.`;
  }
  const open = carrying + quiet + unmeasured;
  const parts = [`${open} ${are(open)} open`, judged].filter(Boolean);
  return `${of} ${parts.join(', ')}.`;
}

function worstComponents({ components }: Architecture): string {
  for (const status of ['failing', 'degraded'] as const) {
    const titles = components
      .filter(component => component.status === status)
      .map(component => component.title);
    if (titles.length === 1) {
      return `${titles[0]} is ${status}.`;
    }
    if (titles.length > 1) {
      const named = titles.slice(0, 3).join(', ');
      const more = titles.length > 3 ? ' and others' : '';
      return `${titles.length} components are ${status}: ${named}${more}.`;
    }
  }
  return '';
}

function count(edges: ArchitectureEdge[], kind: ArchitectureEdge['kind']) {
  return edges.filter(edge => edge.kind === kind).length;
}

function are(amount: number): string {
  return amount === 1 ? 'is' : 'are';
}

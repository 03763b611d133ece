import type {
  ArchitectureEdge,
  PathVerdict,
  Status,
} from '@internal/plugin-odp-clusters-common';
import { StatusIcon } from '@internal/plugin-odp-react';
import { PATH_ANSWERS } from '../../../architecture/model/edgeAnswers';
import { PolicyWords } from './PolicyWords';
import { WhyRow } from './WhyRow';

const STATUS: Record<PathVerdict, Status> = {
  allowed: 'healthy',
  partly: 'degraded',
  blocked: 'failing',
  unknown: 'unknown',
};

const DECISIONS = [
  ['egress', 'Leaving'],
  ['ingress', 'Entering'],
  ['authorization', 'Mesh authorization'],
] as const;

interface AllowedRowProps {
  edge: ArchitectureEdge;
  cluster: string;
}

/** Whether the policies of the cluster let the path through, and which of them decide. */
export function AllowedRow({ edge, cluster }: AllowedRowProps) {
  const { path, hidden } = edge;
  if (!path) {
    return (
      <WhyRow
        icon={<StatusIcon status="unknown" decorative />}
        question="Allowed"
        answer={hidden?.length ? 'not told' : 'no policy'}
      >
        {hidden?.length
          ? `Your role lacks odp.namespace.read on ${hidden.join(
              ' and ',
            )}; the platform team grants it.`
          : 'An end is outside the cluster; none of its policies speaks of it.'}
      </WhyRow>
    );
  }
  return (
    <WhyRow
      icon={<StatusIcon status={STATUS[path.verdict]} decorative />}
      question="Allowed"
      answer={PATH_ANSWERS[path.verdict]}
    >
      <ul>
        {DECISIONS.map(([name, title]) => (
          <li key={name}>
            <strong>{title}:</strong> {PATH_ANSWERS[path[name].verdict]}.{' '}
            <PolicyWords decision={path[name]} cluster={cluster} />
          </li>
        ))}
      </ul>
    </WhyRow>
  );
}

import type {
  ArchitectureEdge,
  PathVerdict,
} from '@internal/plugin-odp-clusters-common';
import { perMinute } from './edgeWords';

/** Whether a path is open, as an answer. */
export const PATH_ANSWERS: Record<PathVerdict, string> = {
  allowed: 'yes',
  partly: 'for some pods',
  blocked: 'no',
  unknown: 'not known',
};

/** "yes" or "no" */
export function declaredAnswer({ declared }: ArchitectureEdge): string {
  return declared.length ? 'yes' : 'no';
}

/** Whether the policies let it through, in a word or two. */
export function allowedAnswer({ path, hidden }: ArchitectureEdge): string {
  if (path) {
    return PATH_ANSWERS[path.verdict];
  }
  return hidden?.length ? 'not told' : 'no policy';
}

/** Whether traffic is seen; what is not measured is no zero. */
export function observedAnswer({ observed }: ArchitectureEdge): string {
  switch (observed.state) {
    case 'seen':
      return observed.perMinute === undefined
        ? 'yes'
        : perMinute(observed.perMinute);
    case 'none':
      return 'none seen';
    default:
      return 'not measured';
  }
}

/** "6650/TCP" */
export function portWords({ port }: ArchitectureEdge): string | undefined {
  return port && `${port.port}/${port.protocol}`;
}

/** Why a declared path that is blocked is a contradiction; undefined where there is none. */
export function disagreement(edge: ArchitectureEdge): string | undefined {
  const { declared, path } = edge;
  if (edge.kind !== 'blocked' || !declared.length || !path) {
    return undefined;
  }
  const closing = [path.egress, path.ingress, path.authorization].find(
    ({ verdict }) => verdict === 'blocked' || verdict === 'partly',
  );
  const [because] = (closing?.words ?? 'a policy blocks it').split(
    /\.(?:\s|$)/,
  );
  return `${declared[0].words}; ${because}.`;
}

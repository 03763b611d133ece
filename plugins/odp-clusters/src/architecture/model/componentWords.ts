import type {
  ArchitectureComponent,
  Status,
} from '@internal/plugin-odp-clusters-common';
import { plural } from '@internal/plugin-odp-clusters-common';

/** Why a component has no status, in few words; undefined for one that runs. */
export function presenceWords({
  presence,
}: ArchitectureComponent): string | undefined {
  switch (presence) {
    case 'absent':
      return 'runs nowhere';
    case 'external':
      return 'not measured';
    case 'hidden':
      return 'not shown';
    case 'unread':
      return 'not read';
    default:
      return undefined;
  }
}

/** The status that is drawn; what is not known is unknown, never healthy. */
export function shownStatus({ status }: ArchitectureComponent): Status {
  return status ?? 'unknown';
}

/** "10 of 10"; with a question mark for what is not known; undefined where nothing is. */
export function readyWords({
  ready,
  desired,
}: ArchitectureComponent): string | undefined {
  if (ready === undefined && desired === undefined) {
    return undefined;
  }
  return `${ready ?? '?'} of ${desired ?? '?'}`;
}

/** "allows 1" */
export function budgetWords({
  budget,
}: ArchitectureComponent): string | undefined {
  return budget && `allows ${budget.allowed ?? '?'}`;
}

/** How the mesh protects a component. */
export interface MeshSign {
  sign: 'locked' | 'open' | 'bare';
  /** In a few words, such as "STRICT" or "no sidecar". */
  words: string;
  /** Pods without a proxy, where others have one. */
  barePods?: number;
}

/** Undefined where it cannot be read. */
export function meshSign({
  mesh,
  ready,
}: ArchitectureComponent): MeshSign | undefined {
  if (!mesh) {
    return undefined;
  }
  const { mode, barePods } = mesh;
  if (barePods > 0) {
    return ready === undefined || barePods >= ready
      ? { sign: 'bare', words: 'no sidecar' }
      : { sign: 'bare', words: `${barePods} without sidecar`, barePods };
  }
  return mode === 'STRICT'
    ? { sign: 'locked', words: mode }
    : { sign: 'open', words: mode === 'NONE' ? 'no mTLS' : mode };
}

/** For a screen reader: "Temporal, healthy, 3 of 3 ready, disruption budget allows 1, mesh STRICT, 6 paths". */
export function componentLabel(
  component: ArchitectureComponent,
  paths: number,
): string {
  const ready = readyWords(component);
  const budget = budgetWords(component);
  const mesh = meshSign(component);
  return [
    component.title,
    component.status,
    presenceWords(component),
    ready && `${ready} ready`,
    budget && `disruption budget ${budget}`,
    mesh && `mesh ${mesh.words}`,
    plural(paths, 'path'),
  ]
    .filter(Boolean)
    .join(', ');
}

import type { TargetState } from '@internal/target-state';

/** A cluster that a part of the story plays in. */
export interface Place {
  target: TargetState;
  cluster: string;
  /** Whether the troubles of the day are here. */
  isBusy: boolean;
  /** Part of the traffic that it has, of that of a busy cluster. */
  scale: number;
  /** Names of the pods of a component of a namespace; numbered ones without it. */
  podsOf?: (namespace: string, component: string) => string[];
}

/** Minutes before the moment that the story is told at, 14:32, at which things happen. */
export const AT = {
  /** 13:58: yaml-processor 2.8.0 rolls out. */
  rollout: -34,
  /** 13:40: a node goes silent. */
  silentNode: -52,
  /** 14:07: a replica of PostgreSQL goes away, and comes back at 14:17. */
  replicaGone: -25,
  replicaBack: -15,
  /** 14:33:40: it has everything that it missed. */
  caughtUp: 1 + 2 / 3,
  /** 13:52: the job that scores portfolios fails for the first time. */
  jobFails: -40,
  /** 14:02: two more pods of a model ask for a GPU that is not there. */
  podsWait: -30,
};

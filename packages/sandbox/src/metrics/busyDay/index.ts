import type { TargetState } from '@internal/target-state';
import type { Story } from '../Story';
import { eventBus } from './eventBus';
import { kubernetes } from './kubernetes';
import { servedModels } from './models';
import { pipelines } from './pipelines';
import type { Place } from './Place';
import { requests } from './requests';
import { stores } from './stores';
import { workflows } from './workflows';

/** Part of the traffic that a cluster has on which nothing happens. */
export const CALM_SCALE = 0.4;

/**
 * The busy day as a story of its own, told at 14:32: in the primary cluster a rollout
 * goes wrong at 13:58, GPUs are full, a node is silent; the others are calm. Not from
 * that day are quotas that are nearly used up, and a topic and a volume that fill.
 *
 * @param clusters names of those that it plays in; all of the target state without it
 */
export function busyDay(target: TargetState, clusters?: string[]): Story {
  return target.clusters
    .filter(({ name }) => !clusters || clusters.includes(name))
    .flatMap(({ name, role }) => {
      const isBusy = role === 'primary';
      const place = {
        target,
        cluster: name,
        isBusy,
        scale: isBusy ? 1 : CALM_SCALE,
      };
      return [...beside(place), ...eventBus(place), ...kubernetes(place)];
    });
}

/** What is told of all that is neither Kubernetes nor the event bus. */
export function beside(place: Place): Story {
  return [
    ...requests(place),
    ...workflows(place),
    ...pipelines(place),
    ...servedModels(place),
    ...stores(place),
  ];
}

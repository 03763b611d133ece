import type { TargetState } from '@internal/target-state';
import type { Story } from '../Story';
import { eventBus } from './eventBus';
import { kubernetes } from './kubernetes';
import { servedModels } from './models';
import { pipelines } from './pipelines';
import { AT, type Place } from './Place';
import { requests } from './requests';
import { stores } from './stores';
import { workflows } from './workflows';

/**
 * The busy day, which ends at 14:32: in the primary cluster a rollout goes wrong at
 * 13:58, GPUs are full, a node is silent; the others are calm and stale since 14:19.
 *
 * @param clusters names of those that it plays in; all of the target state without it
 */
export function busyDay(target: TargetState, clusters?: string[]): Story {
  return target.clusters
    .filter(({ name }) => !clusters || clusters.includes(name))
    .flatMap(({ name, role }) => {
      const isBusy = role === 'primary';
      const story = inCluster({
        target,
        cluster: name,
        isBusy,
        scale: isBusy ? 1 : 0.4,
      });
      return isBusy
        ? story
        : story.map(entry => ({ ...entry, to: AT.secondSilent }));
    });
}

function inCluster(place: Place): Story {
  return [
    ...requests(place),
    ...workflows(place),
    ...pipelines(place),
    ...servedModels(place),
    ...eventBus(place),
    ...stores(place),
    ...kubernetes(place),
  ];
}

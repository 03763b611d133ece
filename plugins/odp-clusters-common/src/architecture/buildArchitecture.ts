import { worstOf } from '@internal/vocabulary';
import type { Architecture } from '../contract';
import type { ArchitectureInput } from './ArchitectureInput';
import { buildEdges } from './buildEdges';
import { describeComponent } from './describeComponent';
import { placeComponents } from './placeComponents';
import type { Traffic } from './Traffic';

/** The platform as built and as it runs: pure but for what `paths` remembers. */
export function buildArchitecture(input: ArchitectureInput): Architecture {
  const { target, cluster, freshness, gaps, namespaces, paths } = input;
  if (namespaces) {
    paths.open(namespaces, gaps);
  }
  const placed = placeComponents(input).map(place => ({
    ...place,
    pods: place.pods && paths.podsOf(place.component.name, place.pods),
  }));
  const components = placed.map(place => describeComponent(place, input));
  return {
    cluster,
    freshness,
    gaps,
    layers: layersOf(target, components),
    components,
    ...buildEdges(placed, input),
    traffic: describeTraffic(input.traffic, cluster),
  };
}

function layersOf(
  { layers }: ArchitectureInput['target'],
  components: Architecture['components'],
): Architecture['layers'] {
  const isOutside = (id: string) => {
    const own = components.filter(({ layer }) => layer === id);
    return own.length > 0 && own.every(({ kind }) => kind === 'external');
  };
  return [
    ...layers.filter(({ id }) => !isOutside(id)),
    ...layers.filter(({ id }) => isOutside(id)),
  ].map(({ id, title, namespaces }) => {
    const statuses = components
      .filter(({ layer }) => layer === id)
      .flatMap(({ status }) => status ?? []);
    return {
      id,
      title,
      namespaces,
      ...(statuses.length && { status: worstOf(statuses) }),
    };
  });
}

function describeTraffic(
  traffic: Traffic,
  cluster: string,
): Architecture['traffic'] {
  switch (traffic.state) {
    case 'not-set-up':
      return {
        state: traffic.state,
        words: `Traffic is not measured: no Prometheus is configured for ${cluster} (odp.clusters.traffic).`,
      };
    case 'failed':
      return {
        state: traffic.state,
        words: `Traffic cannot be measured: ${traffic.words}`,
        ...(traffic.asOf !== undefined && { asOf: traffic.asOf }),
      };
    default:
      return {
        state: traffic.state,
        words: `Traffic of the last ${traffic.windowMinutes} min${
          traffic.incomplete ? `, in part: ${traffic.incomplete}` : ''
        }`,
        asOf: traffic.asOf,
      };
  }
}

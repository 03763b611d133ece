import type {
  Architecture,
  ArchitectureComponent,
  ArchitectureEdge,
  Status,
} from '@internal/plugin-odp-clusters-common';
import { isFinding } from './edgeWords';

/** Which edges are shown. */
export const EDGE_FILTERS = ['declared', 'findings', 'all'] as const;
type EdgeFilter = (typeof EDGE_FILTERS)[number];

/** Filters of graph and list; an empty one filters nothing. */
export interface ArchitectureFilters {
  /** Part of a component's name or title, of a namespace, or of "Dagster to Apache Pulsar". */
  search: string;
  layer: string;
  health: Status | 'any';
  edges: EdgeFilter;
  /** `selected`: only what the selected component or edge touches. */
  neighbours: 'all' | 'selected';
}

export const NO_ARCHITECTURE_FILTERS: ArchitectureFilters = {
  search: '',
  layer: 'all',
  health: 'any',
  edges: 'declared',
  neighbours: 'all',
};

/** What is selected, by name and by id. */
export interface ArchitectureSelection {
  component?: string;
  edge?: string;
}

/** What the filters leave. */
export interface FilteredArchitecture {
  components: ArchitectureComponent[];
  edges: ArchitectureEdge[];
  /** Names of the components that match, and of those at the ends of an edge that does. */
  lit: ReadonlySet<string>;
}

/** Applies the filters. An edge matches a layer or a health by either end; what is selected stays. */
export function filterArchitecture(
  architecture: Architecture,
  filters: ArchitectureFilters,
  selection: ArchitectureSelection,
): FilteredArchitecture {
  const byName = new Map(architecture.components.map(c => [c.name, c]));
  const matchesComponent = componentFilter(filters);
  const selectedEdge = architecture.edges.find(
    ({ id }) => id === selection.edge,
  );
  const around = neighbourhood(selection, selectedEdge);
  const nearby = (edge: ArchitectureEdge) =>
    filters.neighbours === 'all' ||
    !around.size ||
    around.has(edge.from) ||
    around.has(edge.to);
  const edges = architecture.edges.filter(
    edge =>
      edge === selectedEdge ||
      (kindShown(edge, filters.edges) &&
        nearby(edge) &&
        matchesEdge(edge, { filters, byName })),
  );
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const components = architecture.components.filter(
    component =>
      component.name === selection.component ||
      (matchesComponent(component) &&
        (filters.neighbours === 'all' ||
          !around.size ||
          around.has(component.name) ||
          ends.has(component.name))),
  );
  return {
    components,
    edges,
    lit: new Set([...components.map(({ name }) => name), ...ends]),
  };
}

/** Names of the filters that are set. */
export function activeArchitectureFilters(
  filters: ArchitectureFilters,
): Array<keyof ArchitectureFilters> {
  return (
    Object.keys(NO_ARCHITECTURE_FILTERS) as Array<keyof ArchitectureFilters>
  ).filter(name => filters[name] !== NO_ARCHITECTURE_FILTERS[name]);
}

function kindShown(edge: ArchitectureEdge, filter: EdgeFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'findings':
      return isFinding(edge);
    default:
      return edge.kind !== 'allowed';
  }
}

function neighbourhood(
  { component }: ArchitectureSelection,
  edge: ArchitectureEdge | undefined,
): Set<string> {
  if (edge) {
    return new Set([edge.from, edge.to]);
  }
  return new Set(component ? [component] : []);
}

function componentFilter({ search, layer, health }: ArchitectureFilters) {
  const wanted = searchText(search);
  return (component: ArchitectureComponent) =>
    inLayerAndHealth(component, { layer, health }) &&
    (!wanted ||
      [component.name, component.title, component.namespace ?? ''].some(text =>
        searchText(text).includes(wanted),
      ));
}

function matchesEdge(
  edge: ArchitectureEdge,
  world: {
    filters: ArchitectureFilters;
    byName: ReadonlyMap<string, ArchitectureComponent>;
  },
): boolean {
  const { filters, byName } = world;
  const ends = [edge.from, edge.to].flatMap(name => byName.get(name) ?? []);
  const wanted = searchText(filters.search);
  const words = ends.map(({ title }) => title).join(' to ');
  return (
    ends.some(end => inLayerAndHealth(end, filters)) &&
    (searchText(words).includes(wanted) ||
      ends.some(componentFilter({ ...filters, layer: 'all', health: 'any' })))
  );
}

function inLayerAndHealth(
  component: ArchitectureComponent,
  { layer, health }: Pick<ArchitectureFilters, 'layer' | 'health'>,
): boolean {
  return (
    (layer === 'all' || component.layer === layer) &&
    (health === 'any' || component.status === health)
  );
}

function searchText(text: string): string {
  return text.trim().toLocaleLowerCase('en-US');
}

import { busyArchitecture } from '../../__testUtils__/busyArchitecture';
import {
  activeArchitectureFilters,
  type ArchitectureFilters,
  type ArchitectureSelection,
  filterArchitecture,
  NO_ARCHITECTURE_FILTERS,
} from './filterArchitecture';

const busy = busyArchitecture();
const architecture = {
  ...busy,
  edges: [
    ...busy.edges,
    {
      ...busy.edges[0],
      id: 'openfaas>pulsar',
      from: 'openfaas',
      to: 'pulsar',
      kind: 'allowed' as const,
      declared: [],
    },
  ],
};

function shown(
  filters: Partial<ArchitectureFilters>,
  selection: ArchitectureSelection = {},
) {
  const { components, edges, lit } = filterArchitecture(
    architecture,
    { ...NO_ARCHITECTURE_FILTERS, ...filters },
    selection,
  );
  return {
    components: components.map(({ name }) => name).join(' '),
    edges: edges.map(({ id }) => id).join(' '),
    lit: [...lit].sort().join(' '),
  };
}

const ALL = architecture.components.map(({ name }) => name);

describe('filterArchitecture', () => {
  it('shows everything but what is only allowed, until it is asked for', () => {
    const byDefault = shown({});
    expect(byDefault.components).toBe(ALL.join(' '));
    expect(byDefault.edges.split(' ')).toHaveLength(8);
    expect(shown({ edges: 'all' }).edges).toContain('openfaas>pulsar');
    expect(shown({ edges: 'findings' })).toEqual({
      components: ALL.join(' '),
      edges: 'dagster>pulsar openfaas>postgresql',
      lit: [...ALL].sort().join(' '),
    });
  });

  it.each<[string, Partial<ArchitectureFilters>, ReturnType<typeof shown>]>([
    [
      'a component by its title, with what its edges lead to',
      { search: ' gcs D' },
      {
        components: 'gcs-delta-lake',
        edges: 'dagster>gcs-delta-lake mlflow>gcs-delta-lake',
        lit: 'dagster gcs-delta-lake mlflow',
      },
    ],
    [
      'an edge by its ends',
      { search: 'temporal to apache' },
      { components: '', edges: 'temporal>pulsar', lit: 'pulsar temporal' },
    ],
    [
      'a namespace',
      { search: 'functions' },
      {
        components: 'openfaas',
        edges: 'openfaas>postgresql',
        lit: 'openfaas postgresql',
      },
    ],
    [
      'a layer, with the edges that cross its border',
      { layer: 'ml' },
      {
        components: 'mlflow',
        edges: 'mlflow>gcs-delta-lake',
        lit: 'gcs-delta-lake mlflow',
      },
    ],
    [
      'a health, which what is not measured has none of',
      { health: 'failing' },
      {
        components: 'mlflow',
        edges: 'mlflow>gcs-delta-lake',
        lit: 'gcs-delta-lake mlflow',
      },
    ],
    [
      'what nobody has',
      { search: 'nowhere' },
      { components: '', edges: '', lit: '' },
    ],
  ])('finds %s', (_, filters, expected) => {
    expect(shown(filters)).toEqual(expected);
  });

  it('keeps the neighbours of what is selected, and everything while nothing is', () => {
    const around: Partial<ArchitectureFilters> = { neighbours: 'selected' };
    expect(shown(around)).toEqual(shown({}));
    expect(shown(around, { component: 'dagster' })).toEqual({
      components: 'dagster pulsar gcs-delta-lake',
      edges: 'dagster>pulsar dagster>gcs-delta-lake',
      lit: 'dagster gcs-delta-lake pulsar',
    });
    expect(shown(around, { edge: 'openfaas>postgresql' }).edges).toBe(
      'temporal>postgresql openfaas>postgresql',
    );
  });

  it('never hides what a link selects', () => {
    expect(
      shown({ edges: 'findings' }, { edge: 'temporal>pulsar' }).edges,
    ).toContain('temporal>pulsar');
    expect(shown({ layer: 'ml' }, { component: 'dagster' }).components).toBe(
      'dagster mlflow',
    );
  });

  it('tells which filters are set', () => {
    expect(activeArchitectureFilters(NO_ARCHITECTURE_FILTERS)).toEqual([]);
    expect(
      activeArchitectureFilters({
        ...NO_ARCHITECTURE_FILTERS,
        search: 'x',
        edges: 'all',
      }),
    ).toEqual(['search', 'edges']);
  });
});

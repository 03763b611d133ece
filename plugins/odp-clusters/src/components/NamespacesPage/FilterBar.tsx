import { STATUSES } from '@internal/plugin-odp-clusters-common';
import {
  capitalise,
  FilterRow,
  FilterSelect,
  SearchField,
} from '@internal/plugin-odp-react';
import type { NamespaceFilters } from '../../model/filterNamespaces';

interface FilterBarProps {
  filters: NamespaceFilters;
  group: 'layer' | 'none';
  layers: Array<{ id: string; title: string }>;
  owners: string[];
  /** Such as "15 of 17 namespaces, worst first within a layer". */
  count: string;
  onChange: (change: Partial<NamespaceFilters>) => void;
  onGroup: (group: 'layer' | 'none') => void;
}

/** Filters of the table; they stand in the URL. */
export function FilterBar(props: FilterBarProps) {
  const { filters, group, layers, owners, count, onChange, onGroup } = props;
  return (
    <FilterRow
      label="Filter namespaces"
      count={count}
      end={
        <FilterSelect
          label="Group by"
          value={group}
          options={[
            { value: 'layer' as const, label: 'layer' },
            { value: 'none' as const, label: 'nothing' },
          ]}
          onChange={onGroup}
        />
      }
    >
      <SearchField
        label="Namespace or workload"
        value={filters.search}
        onChange={search => onChange({ search })}
      />
      <FilterSelect
        label="Health"
        value={filters.health}
        neutral="any"
        options={[
          { value: 'any' as const, label: 'Any' },
          ...STATUSES.map(value => ({ value, label: capitalise(value) })),
        ]}
        onChange={health => onChange({ health })}
      />
      <FilterSelect
        label="Layer"
        value={filters.layer}
        neutral="all"
        options={[
          { value: 'all', label: `All ${layers.length}` },
          ...layers.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={layer => onChange({ layer })}
      />
      <FilterSelect
        label="Owner"
        value={filters.owner}
        neutral="anyone"
        options={[
          { value: 'anyone', label: 'Anyone' },
          ...owners.map(owner => ({ value: owner, label: ownerName(owner) })),
        ]}
        onChange={owner => onChange({ owner })}
      />
    </FilterRow>
  );
}

/** The name of a group from its entity ref. */
function ownerName(ref: string): string {
  return ref.split('/').pop() ?? ref;
}

import {
  type Architecture,
  STATUSES,
} from '@internal/plugin-odp-clusters-common';
import {
  capitalise,
  FilterSelect,
  SearchField,
  SegmentedControl,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import type { ArchitectureFilters } from '../../architecture/model/filterArchitecture';

const useStyles = makeStyles({
  root: { display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' },
  count: {
    marginLeft: 'auto',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
  neighbours: {
    display: 'inline-flex',
    gap: 8,
    alignItems: 'center',
    color: 'var(--odp-secondary)',
    fontSize: 'var(--odp-font-secondary)',
  },
});

interface ArchitectureToolbarProps {
  filters: ArchitectureFilters;
  layers: Architecture['layers'];
  /** Such as "3 of 41 components, 9 of 45 edges". */
  count: string;
  /** More controls at the end of the line. */
  end?: ReactNode;
  onChange: (change: Partial<ArchitectureFilters>) => void;
}

/** Filters of graph and list; they stand in the URL. */
export function ArchitectureToolbar(props: ArchitectureToolbarProps) {
  const { filters, layers, count, end, onChange } = props;
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      role="search"
      aria-label="Filter components and edges"
    >
      <SearchField
        label="Component or edge"
        value={filters.search}
        onChange={search => onChange({ search })}
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
        label="Edges"
        value={filters.edges}
        neutral="declared"
        options={[
          { value: 'declared' as const, label: 'Findings and declared' },
          { value: 'findings' as const, label: 'Findings' },
          { value: 'all' as const, label: 'All, with allowed only' },
        ]}
        onChange={edges => onChange({ edges })}
      />
      <span className={classes.count}>{count}</span>
      <span className={classes.neighbours}>
        <span aria-hidden>Neighbours of</span>
        <SegmentedControl
          label="Neighbours of"
          value={filters.neighbours}
          segments={[
            { value: 'selected', label: 'Selected' },
            { value: 'all', label: 'All' },
          ]}
          onChange={neighbours => onChange({ neighbours })}
        />
      </span>
      {end}
    </div>
  );
}

import {
  STATUSES,
  type TopologyModel,
} from '@internal/plugin-odp-clusters-common';
import {
  capitalise,
  FilterSelect,
  SearchField,
  SegmentedControl,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { isOfDaemonSet } from '../../capacity/model/arrange';
import { causeWords, needsLook } from '../../capacity/model/causes';
import type { Colouring } from '../../capacity/model/colouring';
import type { CapacityFilters } from '../../capacity/model/filters';

const useStyles = makeStyles({
  root: { display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' },
  colour: {
    marginLeft: 'auto',
    display: 'flex',
    gap: 10,
    alignItems: 'center',
    flexWrap: 'wrap',
    fontSize: 12.5,
    color: 'var(--odp-secondary)',
    '& > div': { flexWrap: 'wrap' },
  },
  set: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    height: 'var(--odp-size-button)',
    padding: '0 8px 0 10px',
    border: '1px solid var(--odp-primary)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-selected)',
    color: 'var(--odp-text)',
    font: 'inherit',
    fontSize: 12.5,
    cursor: 'pointer',
    '& svg': { fontSize: 16 },
  },
});

const COLOUR_WORDS: Record<Colouring, string> = {
  health: 'Health',
  namespace: 'Namespace',
  cpu: 'CPU',
  memory: 'Memory',
};

interface CapacityToolbarProps {
  model?: TopologyModel;
  filters: CapacityFilters;
  daemonSets: 'hidden' | 'shown';
  /** Absent where nothing has a colour. */
  colouring?: Colouring;
  onFilter: (change: Partial<CapacityFilters>) => void;
  onDaemonSets: (daemonSets: 'hidden' | 'shown') => void;
  onColouring: (colouring: Colouring) => void;
}

/** Filters of picture and list, and what colours stand for. */
export function CapacityToolbar(props: CapacityToolbarProps) {
  const { model, filters, colouring, onFilter, onColouring } = props;
  const classes = useStyles();
  const namespaces = model?.namespaces ?? [];
  const pools = model?.pools ?? [];
  return (
    <div
      className={classes.root}
      role="search"
      aria-label="Filter pods and nodes"
    >
      <SearchField
        label="Pod, workload or node"
        width={178}
        value={filters.search}
        onChange={search => onFilter({ search })}
      />
      <FilterSelect
        label="Namespace"
        value={filters.namespace}
        neutral="all"
        options={[
          { value: 'all', label: `All ${namespaces.length}` },
          ...namespaces.map(({ name }) => ({ value: name, label: name })),
        ]}
        onChange={namespace => onFilter({ namespace })}
      />
      <FilterSelect
        label="Health"
        value={filters.health}
        neutral="any"
        options={[
          { value: 'any' as const, label: 'Any' },
          { value: 'attention' as const, label: 'Needs a look' },
          ...STATUSES.map(value => ({ value, label: capitalise(value) })),
        ]}
        onChange={health => onFilter({ health })}
      />
      <FilterSelect
        label="Pool"
        value={filters.pool}
        neutral="all"
        options={[
          { value: 'all', label: `All ${pools.length}` },
          ...pools.map(({ id, name, machineType }) => ({
            value: id,
            // Two pools may have one name.
            label:
              pools.filter(other => other.name === name).length > 1
                ? `${name}, ${machineType ?? 'no machine type'}`
                : name,
          })),
        ]}
        onChange={pool => onFilter({ pool })}
      />
      <DaemonSetSelect {...props} />
      {filters.zone !== 'all' && (
        <SetFilter
          title="Zone"
          value={filters.zone}
          onClear={() => onFilter({ zone: 'all' })}
        />
      )}
      {filters.cause && (
        <SetFilter
          title="Cause"
          value={wordsOfCause(model, filters.cause)}
          onClear={() => onFilter({ cause: '' })}
        />
      )}
      {colouring && (
        <span className={classes.colour}>
          <span aria-hidden>Colour by</span>
          <SegmentedControl
            label="Colour by"
            value={colouring}
            segments={(Object.keys(COLOUR_WORDS) as Colouring[]).map(value => ({
              value,
              label: COLOUR_WORDS[value],
            }))}
            onChange={onColouring}
          />
        </span>
      )}
    </div>
  );
}

/** Whether pods of DaemonSets are shown; says when one that is left out needs a look. */
function DaemonSetSelect({
  model,
  daemonSets,
  onDaemonSets,
}: CapacityToolbarProps) {
  const troubled = [...(model?.pods.values() ?? [])].filter(
    pod => needsLook(pod) && isOfDaemonSet(pod),
  ).length;
  return (
    <FilterSelect
      label="DaemonSets"
      value={daemonSets}
      neutral="hidden"
      options={[
        {
          value: 'hidden' as const,
          label: troubled
            ? `hidden (${troubled} ${troubled === 1 ? 'needs' : 'need'} a look)`
            : 'hidden',
        },
        { value: 'shown' as const, label: 'shown' },
      ]}
      onChange={onDaemonSets}
    />
  );
}

function wordsOfCause(model: TopologyModel | undefined, rule: string): string {
  for (const { causes } of model?.pods.values() ?? []) {
    const found = causes.find(cause => cause.rule === rule);
    if (found) {
      return causeWords(found);
    }
  }
  return rule;
}

/** A filter that the inspector sets; a click takes it away. */
function SetFilter(props: {
  title: string;
  value: string;
  onClear: () => void;
}) {
  const { title, value, onClear } = props;
  const classes = useStyles();
  return (
    <button
      type="button"
      className={classes.set}
      aria-label={`${title} ${value}: take this filter away`}
      onClick={onClear}
    >
      {title} <strong>{value}</strong>
      <CloseIcon aria-hidden />
    </button>
  );
}
